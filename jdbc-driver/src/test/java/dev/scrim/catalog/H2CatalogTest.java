package dev.scrim.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.scrim.config.Dialect;
import dev.scrim.error.PolicyUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.h2.api.Aggregate;
import org.h2.value.Value;
import org.junit.jupiter.api.Test;

class H2CatalogTest {

  private static Catalog read(TestH2 database, String... statements) throws SQLException {
    database.run(statements);
    return new LiveCatalogs(Dialect.H2, database::open, Duration.ZERO).current();
  }

  @Test
  void keepsOddNamesExactlyAndTellsKinds() throws SQLException {
    try (TestH2 database = new TestH2("")) {
      Catalog catalog =
          read(
              database,
              "CREATE SCHEMA \"S.1 \"\"q\"\"\"",
              "CREATE TABLE \"S.1 \"\"q\"\"\".\"Täble.x\" (\"a.b\" INT, ü INT)",
              "CREATE TABLE customers (id INT, \"id\" INT, total INT GENERATED ALWAYS AS (id + 1))",
              "CREATE TABLE \"customers\" (id INT)",
              "CREATE GLOBAL TEMPORARY TABLE g (id INT)",
              "CREATE LOCAL TEMPORARY TABLE mine (id INT)",
              "CREATE VIEW v AS SELECT id FROM customers",
              "CREATE LINKED TABLE far ('org.h2.Driver', 'jdbc:h2:mem:far;DB_CLOSE_DELAY=-1', '',"
                  + " '', 'INFORMATION_SCHEMA.USERS')");

      Table odd = catalog.table("S.1 \"q\"", "Täble.x");
      assertThat(odd.columns()).extracting(Column::name).containsExactly("a.b", "Ü");
      assertThat(catalog.table("PUBLIC", "CUSTOMERS").columns())
          .extracting(Column::name)
          .containsExactly("ID", "id", "TOTAL");
      assertThat(catalog.table("PUBLIC", "customers").columns()).hasSize(1);
      assertThat(catalog.table("PUBLIC", "G").kind()).isEqualTo(TableKind.TABLE);
      assertThat(catalog.table("PUBLIC", "MINE")).isNull();
      assertThat(catalog.table("PUBLIC", "V").kind()).isEqualTo(TableKind.VIEW);
      assertThat(catalog.table("PUBLIC", "FAR").kind()).isEqualTo(TableKind.FOREIGN);
      assertThat(catalog.table("INFORMATION_SCHEMA", "USERS").kind()).isEqualTo(TableKind.SYSTEM);
      assertThat(catalog.hasSchema("PUBLIC")).isTrue();
      assertThat(catalog.hasSchema("public")).isFalse();
      assertThat(catalog.database()).startsWith("CATALOG_");
    }
  }

  @Test
  void describesTypesForMasks() throws SQLException {
    try (TestH2 database = new TestH2("")) {
      Catalog catalog =
          read(
              database,
              "CREATE SCHEMA \"o'dd\"",
              "CREATE DOMAIN \"o'dd\".\"Sh ort\" AS VARCHAR(11)",
              "CREATE TABLE t (a VARCHAR(20), b VARCHAR, c CHAR(4), d NUMERIC(12, 2), e CLOB(30),"
                  + " f TIMESTAMP(3) WITH TIME ZONE, g VARCHAR(5) ARRAY, h \"o'dd\".\"Sh ort\","
                  + " i ENUM('a''x', 'b'), j JSON, k UUID, l VARBINARY(10), m BLOB, n BOOLEAN,"
                  + " o DATE, p TIME(2), q INTERVAL DAY TO SECOND, r DOUBLE PRECISION, s INT,"
                  + " t VARCHAR_IGNORECASE(7), u ROW(x INT), v DECFLOAT, w BIGINT, x CLOB)");

      assertThat(catalog.table("PUBLIC", "T").columns())
          .extracting(Column::name, Column::type, Column::typeName, Column::family, Column::length)
          .containsExactly(
              tuple("A", "CHARACTER VARYING(20)", "varchar", TypeFamily.TEXT, 20),
              tuple("B", "CHARACTER VARYING", "varchar", TypeFamily.TEXT, -1),
              tuple("C", "CHARACTER(4)", "char", TypeFamily.TEXT, 4),
              tuple("D", "NUMERIC(12, 2)", "numeric", TypeFamily.NUMBER, -1),
              tuple("E", "CHARACTER LARGE OBJECT(30)", "clob", TypeFamily.TEXT, 30),
              tuple("F", "TIMESTAMP(3) WITH TIME ZONE", "timestamptz", TypeFamily.TIMESTAMP, -1),
              tuple("G", "CHARACTER VARYING(5) ARRAY", "array", TypeFamily.OTHER, -1),
              tuple("H", "\"o'dd\".\"Sh ort\"", "sh ort", TypeFamily.TEXT, 11),
              tuple("I", "ENUM('a''x', 'b')", "enum", TypeFamily.OTHER, -1),
              tuple("J", "JSON", "json", TypeFamily.JSON, -1),
              tuple("K", "UUID", "uuid", TypeFamily.UUID, -1),
              tuple("L", "BINARY VARYING(10)", "varbinary", TypeFamily.BINARY, 10),
              tuple("M", "BINARY LARGE OBJECT", "blob", TypeFamily.BINARY, -1),
              tuple("N", "BOOLEAN", "boolean", TypeFamily.BOOLEAN, -1),
              tuple("O", "DATE", "date", TypeFamily.DATE, -1),
              tuple("P", "TIME(2)", "time", TypeFamily.TIME, -1),
              tuple("Q", "INTERVAL DAY TO SECOND", "interval", TypeFamily.OTHER, -1),
              tuple("R", "DOUBLE PRECISION", "double", TypeFamily.NUMBER, -1),
              tuple("S", "INTEGER", "integer", TypeFamily.NUMBER, -1),
              tuple("T", "VARCHAR_IGNORECASE(7)", "varchar_ignorecase", TypeFamily.TEXT, 7),
              tuple("U", "ROW(\"X\" INTEGER)", "row", TypeFamily.OTHER, -1),
              tuple("V", "DECFLOAT", "decfloat", TypeFamily.NUMBER, -1),
              tuple("W", "BIGINT", "bigint", TypeFamily.NUMBER, -1),
              tuple("X", "CHARACTER LARGE OBJECT", "clob", TypeFamily.TEXT, -1));
      try (Connection connection = database.open();
          Statement statement = connection.createStatement()) {
        int cast = 0;
        for (Table table :
            new Table[] {
              catalog.table("PUBLIC", "T"), catalog.table("INFORMATION_SCHEMA", "COLUMNS")
            }) {
          for (Column column : table.columns()) {
            statement.executeQuery("SELECT CAST(NULL AS " + column.type() + ")").close();
            cast++;
          }
        }
        assertThat(cast).isGreaterThan(40);
      }
      assertThat(catalog.userType(null, "Sh ort").schema()).isEqualTo("o'dd");
    }
  }

  @Test
  void definesViewsAndSynonymsWithEveryTableNamedInFull() throws SQLException {
    try (TestH2 database = new TestH2("")) {
      Catalog catalog =
          read(
              database,
              "CREATE SCHEMA archive",
              "CREATE TABLE archive.t (a INT, n VARCHAR(10))",
              "INSERT INTO archive.t VALUES (1, 'x')",
              "CREATE SYNONYM syn FOR archive.t",
              "SET SCHEMA archive",
              "CREATE VIEW plain AS SELECT a, n FROM t",
              "CREATE VIEW renamed (p, q) AS SELECT a, n FROM plain WHERE a IN"
                  + " (SELECT a FROM public.syn)",
              "SET SCHEMA public",
              "CREATE FORCE VIEW broken AS SELECT * FROM missing");

      assertThat(catalog.table("ARCHIVE", "PLAIN").definition()).contains("\"ARCHIVE\".\"T\"");
      Table renamed = catalog.table("ARCHIVE", "RENAMED");
      assertThat(renamed.definition()).contains("\"ARCHIVE\".\"PLAIN\"", "\"ARCHIVE\".\"T\"");
      Table synonym = catalog.table("PUBLIC", "SYN");
      assertThat(synonym.kind()).isEqualTo(TableKind.VIEW);
      assertThat(synonym.columns()).hasSize(2);
      for (Table view : new Table[] {renamed, synonym, catalog.table("ARCHIVE", "PLAIN")}) {
        try (Connection connection = database.open();
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery(view.definition())) {
          assertThat(rows.next()).isTrue();
          for (int i = 1; i <= 2; i++) {
            assertThat(rows.getMetaData().getColumnLabel(i))
                .isEqualTo(view.columns().get(i - 1).name());
          }
        }
      }
      Table broken = catalog.table("PUBLIC", "BROKEN");
      assertThat(broken == null || broken.definition() == null).isTrue();
    }
  }

  @Test
  void definesViewsForAUserWhoMayReadNothingElse() throws SQLException {
    try (TestH2 database = new TestH2("")) {
      database.run(
          "CREATE TABLE t (a INT, secret INT)",
          "CREATE VIEW v AS SELECT a FROM t",
          "CREATE USER \"READER\" PASSWORD 'READER'",
          "GRANT SELECT ON v TO \"READER\"");

      Catalog catalog =
          new LiveCatalogs(Dialect.H2, () -> database.open("READER"), Duration.ZERO).current();

      assertThat(catalog.table("PUBLIC", "V").definition())
          .contains("\"PUBLIC\".\"T\"")
          .endsWith("AS \"V\"(\"A\")");
    }
  }

  @Test
  void knowsKeysAndFunctions() throws SQLException {
    try (TestH2 database = new TestH2("")) {
      Catalog catalog =
          read(
              database,
              "CREATE SCHEMA app",
              "CREATE TABLE t (a INT, b INT, c INT, PRIMARY KEY (c, a))",
              "CREATE ALIAS app.risk FOR 'java.lang.Math.abs(int)'",
              "CREATE ALIAS risk FOR 'java.lang.Math.abs(int)'",
              "CREATE AGGREGATE app.total FOR '" + Total.class.getName() + "'");

      assertThat(catalog.table("PUBLIC", "T").primaryKey()).containsExactly("C", "A");
      assertThat(catalog.functionSchemas("RISK")).containsExactlyInAnyOrder("APP", "PUBLIC");
      assertThat(catalog.functionSchemas("TOTAL")).containsExactly("APP");
      assertThat(catalog.functionSchemas("LOWER")).isEmpty();
      assertThat(catalog.hasUserOperator("=")).isFalse();
    }
  }

  @Test
  void readsUnderEveryFoldingAndAsAnOrdinaryUser() throws SQLException {
    for (String settings :
        new String[] {
          "", ";DATABASE_TO_LOWER=TRUE", ";DATABASE_TO_UPPER=FALSE", ";MODE=PostgreSQL"
        }) {
      try (TestH2 database = new TestH2(settings)) {
        database.run(
            "CREATE TABLE Tab (Id INT PRIMARY KEY, \"Name\" VARCHAR(3))",
            "CREATE VIEW Vw AS SELECT Id FROM Tab",
            "CREATE USER \"READER\" PASSWORD 'READER'",
            "GRANT SELECT ON Tab TO \"READER\"");
        Catalog catalog =
            new LiveCatalogs(Dialect.H2, () -> database.open("READER"), Duration.ZERO).current();
        IdentifierRules rules = catalog.identifiers();

        Table table = catalog.table(rules.fold("PUBLIC"), rules.fold("Tab"));
        assertThat(table).as(settings).isNotNull();
        assertThat(table.column(rules.fold("Id"))).isNotNull();
        assertThat(table.column("Name").length()).isEqualTo(3);
        assertThat(table.primaryKey()).containsExactly(rules.fold("Id"));
        assertThat(catalog.table(rules.fold("PUBLIC"), rules.fold("Vw")).kind())
            .isEqualTo(TableKind.VIEW);
      }
    }
  }

  @Test
  void refusesWhatItCannotRead() throws SQLException {
    try (TestH2 database = new TestH2(";CASE_INSENSITIVE_IDENTIFIERS=TRUE")) {
      assertThatThrownBy(() -> read(database))
          .isInstanceOf(PolicyUnavailableException.class)
          .hasMessageContaining("CASE_INSENSITIVE_IDENTIFIERS");
    }
    try (TestH2 database = new TestH2("")) {
      assertThatThrownBy(
              () ->
                  read(
                      database,
                      "CREATE TABLE t (a INT)",
                      "CREATE MATERIALIZED VIEW mv AS SELECT a FROM t"))
          .isInstanceOf(PolicyUnavailableException.class)
          .hasMessageContaining("materialized view");
    }
  }

  /** An aggregate of the user's own. */
  public static final class Total implements Aggregate {
    @Override
    public int getInternalType(int[] inputTypes) {
      return Value.INTEGER;
    }

    @Override
    public void add(Object value) {}

    @Override
    public Object getResult() {
      return 0;
    }
  }
}
