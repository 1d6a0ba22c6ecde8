package dev.scrim.mask;

import static dev.scrim.mask.TestDatabase.column;
import static dev.scrim.mask.TestDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.Table;
import dev.scrim.catalog.TableKind;
import dev.scrim.config.Dialect;
import dev.scrim.decide.MaskMethod;
import dev.scrim.decide.MaskMethod.Email;
import dev.scrim.decide.MaskMethod.GeneralizeBucket;
import dev.scrim.decide.MaskMethod.GeneralizePeriod;
import dev.scrim.decide.MaskMethod.GeneralizePrefix;
import dev.scrim.decide.MaskMethod.Partial;
import dev.scrim.decide.MaskMethod.Period;
import dev.scrim.decide.MaskMethod.Redact;
import dev.scrim.decide.RowFilter;
import dev.scrim.decide.RowFilter.Comparison;
import dev.scrim.decide.RowFilter.Field;
import dev.scrim.decide.RowFilter.Value;
import dev.scrim.error.Refusal;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that a session can set or create changes what a mask gives on PostgreSQL. */
class PostgresSessionTest {

  private static final List<MaskMethod> METHODS =
      List.of(
          new Redact(null),
          new Partial(1, 2, "#"),
          new Email(),
          new GeneralizePrefix(2),
          new GeneralizeBucket(BigDecimal.TEN),
          new GeneralizePeriod(Period.YEAR),
          new GeneralizePeriod(Period.HOUR));

  private static final String[] HIJACKS = {
    "CREATE FUNCTION \"left\"(text, int) RETURNS text LANGUAGE sql AS 'SELECT $1'",
    "CREATE FUNCTION \"right\"(text, int) RETURNS text LANGUAGE sql AS 'SELECT $1'",
    "CREATE FUNCTION length(text) RETURNS int LANGUAGE sql AS 'SELECT 0'",
    "CREATE FUNCTION repeat(text, int) RETURNS text LANGUAGE sql AS 'SELECT $1'",
    "CREATE FUNCTION reverse(text) RETURNS text LANGUAGE sql AS 'SELECT $1'",
    "CREATE FUNCTION strpos(text, text) RETURNS int LANGUAGE sql AS 'SELECT 99'",
    "CREATE FUNCTION starts_with(text, text) RETURNS bool LANGUAGE sql AS 'SELECT true'",
    "CREATE FUNCTION floor(float8) RETURNS float8 LANGUAGE sql AS 'SELECT $1'",
    "CREATE FUNCTION mod(numeric, numeric) RETURNS numeric LANGUAGE sql AS 'SELECT 0.0'",
    "CREATE FUNCTION date_trunc(text, timestamp) RETURNS timestamp LANGUAGE sql AS 'SELECT $2'",
    "CREATE FUNCTION date_trunc(text, timestamptz, text) RETURNS timestamptz LANGUAGE sql"
        + " AS 'SELECT $2'",
    "CREATE FUNCTION date_trunc(text, interval) RETURNS interval LANGUAGE sql AS 'SELECT $2'",
    "CREATE FUNCTION date_trunc(text, time) RETURNS interval LANGUAGE sql"
        + " AS 'SELECT interval ''5 h'''",
    "CREATE COLLATION public.\"C\" (provider = icu, locale = 'und-u-ka-shifted',"
        + " deterministic = false)",
    "CREATE DOMAIN text AS pg_catalog.text CHECK (false)",
    "CREATE DOMAIN date AS pg_catalog.date CHECK (false)",
    "CREATE DOMAIN int4 AS pg_catalog.int4 CHECK (false)",
    "CREATE DOMAIN timestamptz AS pg_catalog.timestamptz CHECK (false)"
  };

  private static final List<String> TYPES =
      List.of("int4", "int8", "numeric", "float8", "timestamp", "date", "time", "text");

  private Connection connection;
  private List<Column> columns;

  @BeforeEach
  void fill() throws SQLException {
    connection = TestDatabase.POSTGRESQL.connect();
    execute(
        connection,
        "SET TIME ZONE 'UTC'",
        "CREATE TABLE m (t text, v varchar(30), c char(30), i int4, l int8, n numeric, f float8,"
            + " d date, tm time, tz timetz, ts timestamp, tsz timestamptz, u uuid, j jsonb,"
            + " b bytea, a int4[])",
        "INSERT INTO m VALUES ('alice@x.com', 'alice@x.com', 'alice@x.com', -42, 42, -42.5, 42.5,"
            + " '2011-12-30', '13:14:15', '13:14:15+02', '2011-12-30 13:14:15',"
            + " '2011-12-30 23:14:15+00', '6e7c3f3e-8c1c-4a3e-9d5b-0d9a3c2f1b10', '[1]', '\\x01',"
            + " '{1}')",
        "INSERT INTO m (t, d) VALUES (NULL, '-infinity')");
    columns = TestDatabase.POSTGRESQL.columns(connection, "m");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void namesOnTheSearchPathAreNotTaken() throws SQLException {
    List<String> before = masked("");
    List<String> filtered = filtered();
    execute(connection, HIJACKS);
    for (String operator : List.of("+", "-", "*", "/")) {
      hijack(operator, null);
    }
    for (String comparison : List.of("=", "<>", "<", "<=", ">", ">=")) {
      hijack(comparison, "true");
    }
    execute(
        connection,
        "CREATE FUNCTION join_texts(text, text) RETURNS pg_catalog.text LANGUAGE sql"
            + " AS 'SELECT $1'",
        "DROP FUNCTION join_texts(text, text)",
        "CREATE FUNCTION join_texts(pg_catalog.text, pg_catalog.text) RETURNS pg_catalog.text"
            + " LANGUAGE sql AS 'SELECT $1'",
        "CREATE OPERATOR public.|| (LEFTARG = pg_catalog.text, RIGHTARG = pg_catalog.text,"
            + " FUNCTION = join_texts)",
        "SET search_path = public, pg_catalog");
    // the hijack itself works
    assertThat(column(connection, "SELECT \"left\"('alice'::pg_catalog.text, 1)"))
        .containsExactly("alice");
    assertThat(column(connection, "SELECT 1::pg_catalog.int4 + 1::pg_catalog.int4"))
        .containsExactly("1");
    assertThat(column(connection, "SELECT 'a'::pg_catalog.text || 'b'::pg_catalog.text"))
        .containsExactly("a");
    assertThat(column(connection, "SELECT 'a'::pg_catalog.text = 'b'::pg_catalog.text"))
        .containsExactly("t");

    assertThat(masked("")).isEqualTo(before);
    assertThat(filtered()).isEqualTo(filtered).hasSizeGreaterThan(5);
  }

  @Test
  void timeZoneAndDateStyleChangeNothing() throws SQLException {
    // as text by way of epochs, which no setting changes
    List<String> before = masked("epoch");
    assertThat(before).hasSizeGreaterThan(20);
    for (String zone : List.of("Pacific/Apia", "America/Sao_Paulo", "Asia/Kolkata", "<x>-07:13")) {
      for (String style : List.of("ISO, DMY", "ISO, MDY", "ISO, YMD")) {
        execute(connection, "SET TIME ZONE '" + zone + "'", "SET DateStyle = '" + style + "'");
        assertThat(masked("epoch")).as(zone + " " + style).isEqualTo(before);
      }
    }
  }

  @Test
  void collationsThatIgnoreCharactersHideAsMuch() throws SQLException {
    execute(
        connection,
        "CREATE COLLATION shifted (provider = icu, locale = 'und-u-ka-shifted',"
            + " deterministic = false)",
        "CREATE TABLE s (c text COLLATE shifted)",
        "INSERT INTO s VALUES ('alice@x.com'), ('a-l-i-c-e@x.com'), ('@x.com')");
    Column c = TestDatabase.POSTGRESQL.columns(connection, "s").get(0);
    String mask = TestDatabase.POSTGRESQL.masks().mask(c, "c", new Email());

    assertThat(column(connection, "SELECT " + mask + " FROM s"))
        .containsExactly("a***@x.com", "a***@x.com", "***");
  }

  @Test
  void backslashesAreNeverSpecial() throws SQLException {
    Column t = columns.get(0);
    String redacted = TestDatabase.POSTGRESQL.masks().mask(t, "t", new Redact("\\'x"));
    assertThat(column(connection, "SELECT " + redacted)).containsExactly("\\'x");

    execute(connection, "SET standard_conforming_strings = off", "SET escape_string_warning = off");
    assertThatThrownBy(() -> column(connection, "SELECT " + redacted))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void aSubjectsTextCannotLeaveItsLiteral() throws SQLException {
    Table table = new Table("public", "m", TableKind.TABLE, columns, List.of(), null, null);
    RowFilter filter = new Field(Comparison.EQ, "t", new Value.FromSubject("user"));
    for (String user : List.of("' OR 1=1 --", "\\' OR 1=1 --", "\\", "'", "$$", "U&'\\0027'")) {
      SqlFragment fragment =
          TestDatabase.POSTGRESQL
              .filters()
              .write(table, List.of(filter), path -> user, (t, sql) -> sql);
      String sql = "SELECT t FROM m WHERE " + fragment.literal(Dialect.POSTGRESQL, path -> user);
      assertThat(column(connection, sql)).isEmpty();

      execute(connection, "SET standard_conforming_strings = off");
      if (user.contains("\\")) {
        assertThatThrownBy(() -> column(connection, sql)).isInstanceOf(SQLException.class);
      } else {
        assertThat(column(connection, sql)).isEmpty();
      }
      execute(connection, "SET standard_conforming_strings = on");
    }
  }

  @Test
  void domainsCompareLikeTheirFamily() throws SQLException {
    execute(
        connection,
        "CREATE DOMAIN dom_varchar AS varchar(3) NOT NULL CHECK (value <> 'no')",
        "CREATE DOMAIN dom_int4 AS int4 CHECK (value > 5)",
        "CREATE DOMAIN dom_date AS date CHECK (value > '2000-01-01')",
        "CREATE TABLE d (t dom_varchar, n dom_int4, b dom_date)",
        "INSERT INTO d VALUES ('yes', 7, '2020-01-01')");
    List<Column> ofDomains = TestDatabase.POSTGRESQL.columns(connection, "d");
    Table table = new Table("public", "d", TableKind.TABLE, ofDomains, List.of(), null, null);
    List<RowFilter> filters =
        List.of(
            new Field(Comparison.NE, "t", new Value.Scalar("no")),
            new Field(Comparison.STARTSWITH, "t", new Value.Scalar("ye")),
            new Field(Comparison.GT, "n", new Value.Scalar(BigDecimal.ONE)),
            new Field(Comparison.GT, "b", new Value.Scalar("1999-12-31")));
    SqlFragment fragment =
        TestDatabase.POSTGRESQL.filters().write(table, filters, path -> null, (t, sql) -> sql);

    String where = fragment.literal(Dialect.POSTGRESQL, path -> null);
    assertThat(column(connection, "SELECT t FROM d WHERE " + where)).containsExactly("yes");
  }

  private void hijack(String operator, String truth) throws SQLException {
    for (String type : TYPES) {
      String full = "pg_catalog." + type;
      String name = "h" + type + Integer.toHexString(operator.hashCode());
      execute(
          connection,
          "CREATE FUNCTION "
              + name
              + "("
              + full
              + ", "
              + full
              + ") RETURNS "
              + (truth == null ? full : "pg_catalog.bool")
              + " LANGUAGE sql AS 'SELECT "
              + (truth == null ? "$1" : truth)
              + "'",
          "CREATE OPERATOR public."
              + operator
              + " (LEFTARG = "
              + full
              + ", RIGHTARG = "
              + full
              + ", FUNCTION = "
              + name
              + ")");
    }
  }

  /** Which filters let the first row through. */
  private List<String> filtered() throws SQLException {
    Table table = new Table("public", "m", TableKind.TABLE, columns, List.of(), null, null);
    List<String> seen = new ArrayList<>();
    for (Comparison operator : Comparison.values()) {
      boolean list = operator == Comparison.IN || operator == Comparison.NIN;
      for (String name : List.of("t", "i", "n", "d")) {
        String text = name.equals("t") ? "x.com" : name.equals("d") ? "2011-12-30" : "-42";
        Value value = list ? new Value.Many(List.of(text)) : new Value.Scalar(text);
        SqlFragment fragment;
        try {
          fragment =
              TestDatabase.POSTGRESQL
                  .filters()
                  .write(
                      table,
                      List.of(new Field(operator, name, value)),
                      path -> null,
                      (t, sql) -> sql);
        } catch (Refusal refused) {
          continue;
        }
        String where = fragment.literal(Dialect.POSTGRESQL, path -> null);
        if (!column(connection, "SELECT 1 FROM public.m WHERE " + where).isEmpty()) {
          seen.add(operator + " " + name);
        }
      }
    }
    return seen;
  }

  private List<String> masked(String epochs) throws SQLException {
    List<String> values = new ArrayList<>();
    for (Column c : columns) {
      for (MaskMethod method : METHODS) {
        String mask;
        try {
          mask = TestDatabase.POSTGRESQL.masks().mask(c, '"' + c.name() + '"', method);
        } catch (Refusal refused) {
          continue;
        }
        boolean moment = c.type().startsWith("timestamp") || c.type().equals("date");
        if (!epochs.isEmpty() && moment) {
          mask = "pg_catalog.date_part('epoch', " + mask + ")";
        }
        values.addAll(column(connection, "SELECT " + mask + " FROM public.m"));
      }
    }
    return values;
  }
}
