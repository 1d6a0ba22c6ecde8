package dev.scrim.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.scrim.catalog.Catalog.UserType;
import dev.scrim.config.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PostgresCatalogTest {

  private TestPostgres database;

  @BeforeEach
  void create() throws SQLException {
    database = TestPostgres.database();
  }

  private Catalog catalog(String... statements) throws SQLException {
    database.run(statements);
    return new LiveCatalogs(Dialect.POSTGRESQL, database::open, Duration.ZERO).current();
  }

  @Test
  void keepsOddNamesExactly() throws SQLException {
    Catalog catalog =
        catalog(
            "CREATE SCHEMA \"S.1 \"\"q\"\"\"",
            "CREATE TABLE \"S.1 \"\"q\"\"\".\"Täble.x\" (\"a.b\" int, \"Ä\"\"\" int, select_ int)",
            "CREATE TABLE customers (id int, \"ID\" int)",
            "CREATE TABLE \"Customers\" (id int)",
            "CREATE TABLE nothing ()");

    Table odd = catalog.table("S.1 \"q\"", "Täble.x");
    assertThat(odd).isNotNull();
    assertThat(odd.id()).isEqualTo("s.1 \"q\".täble.x");
    assertThat(odd.columns()).extracting(Column::name).containsExactly("a.b", "Ä\"", "select_");
    assertThat(catalog.table("public", "customers").columns()).hasSize(2);
    assertThat(catalog.table("public", "Customers").columns()).hasSize(1);
    assertThat(catalog.table("public", "CUSTOMERS")).isNull();
    assertThat(catalog.table("public", "nothing").columns()).isEmpty();
    assertThat(catalog.hasSchema("S.1 \"q\"")).isTrue();
    assertThat(catalog.hasSchema("s.1 \"q\"")).isFalse();
    assertThat(catalog.database()).startsWith("test_");
  }

  @Test
  void tellsKindsAndParents() throws SQLException {
    Catalog catalog =
        catalog(
            "CREATE TABLE events (id int, at date) PARTITION BY RANGE (at)",
            "CREATE TABLE events_24 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO"
                + " ('2025-01-01') PARTITION BY LIST (id)",
            "CREATE TABLE events_24_1 PARTITION OF events_24 FOR VALUES IN (1)",
            "CREATE TABLE \"People\" (id int)",
            "CREATE TABLE vips (code text) INHERITS (\"People\")",
            "CREATE TABLE top_vips () INHERITS (vips)",
            "CREATE VIEW v AS SELECT id FROM vips",
            "CREATE MATERIALIZED VIEW mv AS SELECT id FROM vips",
            "CREATE SEQUENCE numbers",
            "CREATE FOREIGN DATA WRAPPER w",
            "CREATE SERVER s FOREIGN DATA WRAPPER w",
            "CREATE FOREIGN TABLE far (id int) SERVER s");

    assertKind(catalog, "events", TableKind.TABLE, null);
    assertKind(catalog, "events_24", TableKind.PARTITION, "public.events");
    assertKind(catalog, "events_24_1", TableKind.PARTITION, "public.events");
    assertKind(catalog, "vips", TableKind.TABLE, "public.people");
    assertKind(catalog, "top_vips", TableKind.TABLE, "public.vips");
    assertKind(catalog, "v", TableKind.VIEW, null);
    assertKind(catalog, "mv", TableKind.MATERIALIZED_VIEW, null);
    assertKind(catalog, "numbers", TableKind.SYSTEM, null);
    assertKind(catalog, "far", TableKind.FOREIGN, null);
    assertThat(catalog.table("pg_catalog", "pg_stats").kind()).isEqualTo(TableKind.SYSTEM);
    assertThat(catalog.table("information_schema", "columns").kind()).isEqualTo(TableKind.SYSTEM);
    assertThat(catalog.table("pg_catalog", "pg_class").column("relname").typeName())
        .isEqualTo("name");
    assertThat(catalog.hasSchema("pg_catalog")).isTrue();
  }

  private static void assertKind(Catalog catalog, String name, TableKind kind, String parent) {
    Table table = catalog.table("public", name);
    assertThat(table.kind()).as(name).isEqualTo(kind);
    assertThat(table.parent()).as(name).isEqualTo(parent);
  }

  @Test
  void printsViewsWithEveryTableNamedInFull() throws SQLException {
    Catalog catalog =
        catalog(
            "CREATE SCHEMA \"Odd\"",
            "CREATE TABLE \"Odd\".t (id int, name text)",
            "ALTER ROLE postgres SET search_path = 'Odd', public",
            "SET search_path = 'Odd', public",
            "CREATE VIEW a AS SELECT id, upper(name) AS n FROM t WHERE id > 3",
            "CREATE VIEW public.b (x, y) AS WITH q AS (SELECT * FROM a) SELECT q.id, t.name"
                + " FROM q JOIN t USING (id)",
            "ALTER ROLE postgres RESET search_path");

    assertThat(catalog.table("Odd", "a").definition())
        .startsWith("SELECT")
        .contains("\"Odd\".t")
        .doesNotContain(";");
    Table b = catalog.table("public", "b");
    assertThat(b.definition()).contains("\"Odd\".a", "\"Odd\".t");
    assertThat(b.columns()).extracting(Column::name).containsExactly("x", "y");
    try (Connection connection = database.open();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = ''");
      ResultSet rows = statement.executeQuery(b.definition());
      assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo("x");
    }
  }

  @Test
  void describesTypesForMasks() throws SQLException {
    Catalog catalog =
        catalog(
            "CREATE DOMAIN short AS varchar(11) CHECK (length(VALUE) > 0)",
            "CREATE DOMAIN \"Shorter\" AS short",
            "CREATE DOMAIN many AS int[]",
            "CREATE TYPE mood AS ENUM ('sad', 'ok')",
            "CREATE TABLE t (a varchar(20), b text, c char(4), d numeric(12,2), e numeric,"
                + " f timestamptz(3), g text[], h varchar(5)[], i short, j \"Shorter\", k mood,"
                + " l jsonb, m uuid, n bytea, o boolean, p date, q time(2), r interval day to second(3),"
                + " s \"char\", t numeric(5,-2), u many, v mood[], w float8, x interval, y oid,"
                + " z int GENERATED ALWAYS AS (1) STORED, gone int, aa timestamp)",
            "ALTER TABLE t DROP COLUMN gone");

    assertThat(catalog.table("public", "t").columns())
        .extracting(Column::name, Column::type, Column::typeName, Column::family, Column::length)
        .containsExactly(
            tuple("a", "pg_catalog.varchar(20)", "varchar", TypeFamily.TEXT, 20),
            tuple("b", "pg_catalog.text", "text", TypeFamily.TEXT, -1),
            tuple("c", "pg_catalog.bpchar(4)", "char", TypeFamily.TEXT, 4),
            tuple("d", "pg_catalog.numeric(12,2)", "numeric", TypeFamily.NUMBER, -1),
            tuple("e", "pg_catalog.numeric", "numeric", TypeFamily.NUMBER, -1),
            tuple("f", "pg_catalog.timestamptz(3)", "timestamptz", TypeFamily.TIMESTAMP, -1),
            tuple("g", "pg_catalog.text[]", "text[]", TypeFamily.OTHER, -1),
            tuple("h", "pg_catalog.varchar(5)[]", "varchar[]", TypeFamily.OTHER, -1),
            tuple("i", "\"public\".\"short\"", "short", TypeFamily.TEXT, 11),
            tuple("j", "\"public\".\"Shorter\"", "shorter", TypeFamily.TEXT, 11),
            tuple("k", "\"public\".\"mood\"", "mood", TypeFamily.OTHER, -1),
            tuple("l", "pg_catalog.jsonb", "jsonb", TypeFamily.JSON, -1),
            tuple("m", "pg_catalog.uuid", "uuid", TypeFamily.UUID, -1),
            tuple("n", "pg_catalog.bytea", "bytea", TypeFamily.BINARY, -1),
            tuple("o", "pg_catalog.bool", "bool", TypeFamily.BOOLEAN, -1),
            tuple("p", "pg_catalog.date", "date", TypeFamily.DATE, -1),
            tuple("q", "pg_catalog.time(2)", "time", TypeFamily.TIME, -1),
            tuple("r", "pg_catalog.interval(7176,3)", "interval", TypeFamily.OTHER, -1),
            tuple("s", "pg_catalog.\"char\"", "\"char\"", TypeFamily.OTHER, -1),
            tuple("t", "pg_catalog.numeric(5,-2)", "numeric", TypeFamily.NUMBER, -1),
            tuple("u", "\"public\".\"many\"", "many", TypeFamily.OTHER, -1),
            tuple("v", "\"public\".\"mood\"[]", "mood[]", TypeFamily.OTHER, -1),
            tuple("w", "pg_catalog.float8", "float8", TypeFamily.NUMBER, -1),
            tuple("x", "pg_catalog.interval", "interval", TypeFamily.OTHER, -1),
            tuple("y", "pg_catalog.oid", "oid", TypeFamily.OTHER, -1),
            tuple("z", "pg_catalog.int4", "int4", TypeFamily.NUMBER, -1),
            tuple("aa", "pg_catalog.timestamp", "timestamp", TypeFamily.TIMESTAMP, -1));
  }

  /** Every type that any system or user column has, cast to where the path would hijack it. */
  @Test
  void typesMeanTheSameUnderAHostileSearchPath() throws SQLException {
    Catalog catalog =
        catalog(
            "CREATE TYPE \"Mo.od\" AS ENUM ('sad')",
            "CREATE DOMAIN d AS numeric(4,1)",
            "CREATE TABLE t (a varchar(20), b char(3), c numeric(12,2), d numeric(5,-2),"
                + " e timestamptz(3), f timestamp(0), g time(1), h timetz(2), i interval(2),"
                + " j interval year to month, k interval day to second(3), l bit(3), m varbit(4),"
                + " n varbit, o \"char\", p varchar(7)[], q \"Mo.od\", r \"Mo.od\"[], s d, t d[],"
                + " v xml, w money, x name, y int4range, z bpchar)");
    int compared = 0;
    try (Connection connection = database.open();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA evil");
      for (String name : new String[] {"text", "varchar", "numeric", "interval", "timestamptz"}) {
        statement.execute("CREATE DOMAIN evil.\"" + name + "\" AS pg_catalog.int4");
        statement.execute("CREATE TEMP TABLE \"" + name + "\" (x pg_catalog.int4)");
      }
      statement.execute("SET search_path = evil, public");
      ResultSet columns =
          connection
              .createStatement()
              .executeQuery(
                  "SELECT n.nspname, c.relname, a.attname, pg_catalog.format_type(a.atttypid,"
                      + " a.atttypmod), a.atttypid::pg_catalog.int8, a.atttypmod"
                      + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid ="
                      + " a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE"
                      + " a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'v') AND"
                      + " c.relpersistence <> 't' AND n.nspname <> 'pg_toast'"
                      // No view can have a column of a pseudo-type, nor of a row that has one.
                      + " AND a.atttypid NOT IN ('pg_catalog.anyarray'::pg_catalog.regtype,"
                      + " 'pg_catalog.pg_statistic[]'::pg_catalog.regtype)");
      while (columns.next()) {
        Column column =
            catalog.table(columns.getString(1), columns.getString(2)).column(columns.getString(3));
        statement.execute("DROP VIEW IF EXISTS evil.probe");
        statement.execute("CREATE VIEW evil.probe AS SELECT NULL::" + column.type() + " AS x");
        ResultSet probe =
            statement.executeQuery(
                "SELECT a.atttypid::pg_catalog.int8, a.atttypmod FROM pg_catalog.pg_attribute a"
                    + " WHERE a.attrelid = 'evil.probe'::pg_catalog.regclass");
        probe.next();
        assertThat(probe.getLong(1)).as(column.type()).isEqualTo(columns.getLong(5));
        assertThat(probe.getInt(2)).as(column.type()).isEqualTo(columns.getInt(6));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(1000);
  }

  @Test
  void knowsKeysFunctionsOperatorsAndTypes() throws SQLException {
    Catalog catalog =
        catalog(
            "CREATE SCHEMA app",
            "CREATE TABLE app.t (a int, b int, c int, PRIMARY KEY (c, a))",
            "CREATE FUNCTION app.risk(int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "CREATE FUNCTION risk(text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "CREATE FUNCTION \"Lower\"(text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "CREATE FUNCTION pg_catalog.crept_in(text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "CREATE AGGREGATE app.total (int) (sfunc = int4pl, stype = int)",
            "CREATE OPERATOR app.<=% (leftarg = int, rightarg = int, function = int4pl)",
            "CREATE TYPE mood AS ENUM ('ok')",
            "CREATE DOMAIN app.dom AS int",
            "CREATE TYPE app.pair AS (a int, b int)",
            "CREATE TYPE app.span AS RANGE (subtype = float8)");

    assertThat(catalog.table("app", "t").primaryKey()).containsExactly("c", "a");
    assertThat(catalog.functionSchemas("risk")).containsExactlyInAnyOrder("app", "public");
    assertThat(catalog.functionSchemas("Lower")).containsExactly("public");
    assertThat(catalog.functionSchemas("lower")).isEmpty();
    assertThat(catalog.functionSchemas("crept_in")).containsExactly("pg_catalog");
    assertThat(catalog.functionSchemas("total")).containsExactly("app");
    assertThat(catalog.hasUserOperator("<=%")).isTrue();
    assertThat(catalog.hasUserOperator("=")).isFalse();
    assertThat(catalog.userType("public", "mood"))
        .isEqualTo(new UserType("public", "mood", UserType.Kind.ENUM));
    assertThat(catalog.userType(null, "dom").kind()).isEqualTo(UserType.Kind.DOMAIN);
    assertThat(catalog.userType(null, "pair").kind()).isEqualTo(UserType.Kind.COMPOSITE);
    assertThat(catalog.userType(null, "t").kind()).isEqualTo(UserType.Kind.COMPOSITE);
    assertThat(catalog.userType(null, "span").kind()).isEqualTo(UserType.Kind.RANGE);
    assertThat(catalog.userType("public", "dom")).isNull();
    assertThat(catalog.userType(null, "text")).isNull();
    assertThat(catalog.userType(null, "pg_class")).isNull();
  }

  @Test
  void leavesOutWhatBelongsToOneSession() throws SQLException {
    try (Connection other = database.open();
        Statement statement = other.createStatement()) {
      statement.execute("CREATE TEMP TABLE mine (id int)");
      statement.execute(
          "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE DOMAIN"
              + " pg_temp.d AS int");
      ResultSet temporary =
          statement.executeQuery(
              "SELECT nspname FROM pg_namespace WHERE oid = pg_my_temp_schema()");
      temporary.next();
      String schema = temporary.getString(1);

      Catalog catalog = catalog();

      assertThat(catalog.table(schema, "mine")).isNull();
      assertThat(catalog.hasSchema(schema)).isFalse();
      assertThat(catalog.functionSchemas("f")).isEmpty();
      assertThat(catalog.userType(null, "d")).isNull();
      assertThat(catalog.userType(null, "mine")).isNull();
    }
  }

  @Test
  @Timeout(20)
  void doesNotWaitForATableThatIsBeingChanged() throws SQLException {
    database.run(
        "CREATE TABLE t (id int)",
        "CREATE TABLE u (id int)",
        "CREATE VIEW over_t AS SELECT id FROM t",
        "CREATE VIEW over_u AS SELECT id FROM u");
    try (Connection changing = database.open();
        Statement statement = changing.createStatement()) {
      changing.setAutoCommit(false);
      statement.execute("ALTER TABLE t ADD COLUMN secret text");

      Catalog catalog = catalog();

      assertThat(catalog.table("public", "t").columns()).hasSize(1);
      assertThat(catalog.table("public", "over_u").definition()).contains("public.u");
      assertThat(catalog.table("public", "over_t").kind()).isEqualTo(TableKind.VIEW);
      assertThat(catalog.table("public", "over_t").definition()).isNull();
      changing.rollback();
      assertThat(catalog().table("public", "over_t").definition()).contains("public.t");
    }
  }

  @Test
  void leavesAPooledConnectionAsItWas() throws SQLException {
    try (Connection pooled = database.open();
        Statement statement = pooled.createStatement()) {
      statement.execute("SET search_path = information_schema");
      pooled.setAutoCommit(true);

      new PostgresCatalogReader().read(pooled);

      assertThat(pooled.getAutoCommit()).isTrue();
      ResultSet rows =
          statement.executeQuery(
              "SELECT current_setting('search_path'), current_setting('transaction_read_only'),"
                  + " current_setting('transaction_isolation'), current_setting('lock_timeout')");
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("information_schema");
      assertThat(rows.getString(2)).isEqualTo("off");
      assertThat(rows.getString(3)).isEqualTo("read committed");
      assertThat(rows.getString(4)).isEqualTo("0");
    }
  }
}
