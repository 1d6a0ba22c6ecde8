package dev.scrim.fidelity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The escapes of JDBC, with every scalar function of its specification's appendix. */
class EscapesFidelityTest {

  private static final String DDL =
      """
      CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(20), made TIMESTAMP, born DATE,
        price DOUBLE PRECISION, part_of INT);
      INSERT INTO item VALUES
        (1, 'One_a', TIMESTAMP '2024-02-29 13:14:15', DATE '2024-02-29', 2.5, NULL),
        (2, 'two', TIMESTAMP '2023-12-31 23:59:58', DATE '2023-12-31', 0.25, 1),
        (3, NULL, NULL, NULL, NULL, 2);
      """;

  private static final List<String> FUNCTIONS =
      List.of(
          // numbers
          "abs(-5)",
          "acos(0.5)",
          "asin(0.5)",
          "atan(0.5)",
          "atan2(1, 2)",
          "ceiling(1.2)",
          "cos(1)",
          "cot(1)",
          "degrees(1)",
          "exp(1)",
          "floor(1.7)",
          "log(10)",
          "log10(1000)",
          "mod(7, 4)",
          "pi()",
          "power(2, 10)",
          "radians(180)",
          "round(2.567, 2)",
          "sign(-3)",
          "sin(1)",
          "sqrt(2)",
          "tan(1)",
          "truncate(2.567, 1)",
          // text
          "ascii('A')",
          "char(65)",
          "char_length('abc')",
          "character_length('abc')",
          "concat('a', 'b')",
          "concat('a', concat('b', 'c'))",
          "difference('Smith', 'Smythe')",
          "insert('abcdef', 2, 3, 'XY')",
          "lcase('AbC')",
          "left('abcdef', 3)",
          "length('abc  ')",
          "locate('b', 'abcb')",
          "locate('b', 'abcb', 3)",
          "locate('z', 'abcb', 3)",
          "ltrim('  a ')",
          "octet_length('abc')",
          "position('b' IN 'abc')",
          "repeat('ab', 3)",
          "replace('abc', 'b', 'x')",
          "right('abcdef', 2)",
          "rtrim(' a  ')",
          "soundex('Smith')",
          "space(3)",
          "substring('abcdef', 2, 3)",
          "substring('abcdef', 2)",
          "ucase('abc')",
          // time
          "dayname({ts '2024-02-29 13:14:15'})",
          "dayofmonth({d '2024-02-29'})",
          "dayofweek({d '2024-02-29'})",
          "dayofyear({d '2024-02-29'})",
          "extract(year FROM {d '2024-02-29'})",
          "hour({t '13:14:15'})",
          "minute({t '13:14:15'})",
          "month({d '2024-02-29'})",
          "monthname({d '2024-02-29'})",
          "quarter({d '2024-02-29'})",
          "second({t '13:14:15'})",
          "week({d '2024-02-29'})",
          "year({d '2024-02-29'})",
          "timestampadd(SQL_TSI_FRAC_SECOND, 5, {ts '2024-02-29 13:14:15'})",
          "timestampadd(SQL_TSI_SECOND, 5, {ts '2024-02-29 13:14:15'})",
          "timestampadd(SQL_TSI_MINUTE, 5, {ts '2024-02-29 13:14:15'})",
          "timestampadd(SQL_TSI_HOUR, -5, {ts '2024-02-29 13:14:15'})",
          "timestampadd(SQL_TSI_DAY, 1, {ts '2024-02-29 13:14:15'})",
          "timestampadd(SQL_TSI_WEEK, 1, {ts '2024-02-29 13:14:15'})",
          "timestampadd(SQL_TSI_MONTH, 1, {ts '2024-01-31 13:14:15'})",
          "timestampadd(SQL_TSI_QUARTER, 1, {ts '2024-01-31 13:14:15'})",
          "timestampadd(SQL_TSI_YEAR, 1, {ts '2024-02-29 13:14:15'})",
          "timestampdiff(SQL_TSI_SECOND, {ts '2024-02-29 13:14:15'}, {ts '2024-02-29 13:15:15'})",
          "timestampdiff(SQL_TSI_MINUTE, {ts '2024-02-29 13:14:15'}, {ts '2024-02-29 13:25:15'})",
          "timestampdiff(SQL_TSI_HOUR, {ts '2024-02-29 13:14:15'}, {ts '2024-02-29 18:25:15'})",
          "timestampdiff(SQL_TSI_DAY, {ts '2024-02-28 13:14:15'}, {ts '2024-03-02 18:25:15'})",
          "timestampdiff(SQL_TSI_WEEK, {ts '2024-02-01 13:14:15'}, {ts '2024-03-02 18:25:15'})",
          "timestampdiff(SQL_TSI_MONTH, {ts '2023-02-28 13:14:15'}, {ts '2024-03-02 18:25:15'})",
          "timestampdiff(SQL_TSI_QUARTER, {ts '2023-02-28 13:14:15'}, {ts '2024-03-02 18:25:15'})",
          "timestampdiff(SQL_TSI_YEAR, {ts '2023-02-28 13:14:15'}, {ts '2024-03-02 18:25:15'})",
          "timestampdiff(SQL_TSI_FRAC_SECOND, {ts '2024-02-29 13:14:15'},"
              + " {ts '2024-02-29 13:14:16'})",
          // system
          "ifnull(NULL, 'x')",
          // conversion
          "convert('12', INTEGER)",
          "convert('12', SQL_INTEGER)",
          "convert(12, VARCHAR)",
          "convert(12, SQL_VARCHAR)");

  /** Whose values change; only that they have one is compared. */
  private static final List<String> CHANGING =
      List.of("curdate()", "curtime()", "now()", "database()", "user()", "rand(5)");

  /** Which the PostgreSQL driver does not know, and Scrim does for both. */
  private static final List<String> MORE =
      List.of(
          "rand()",
          "current_date()",
          "current_time()",
          "current_timestamp()",
          "current_date",
          "current_timestamp");

  @TestFactory
  Stream<DynamicTest> sameAsRaw() {
    return new Fidelity("escapes", DDL, DDL)
        .both("literals", EscapesFidelityTest::literals)
        .both("outer joins", EscapesFidelityTest::outerJoins)
        .both("escape characters", EscapesFidelityTest::escapeCharacters)
        .on(Fidelity.On.H2, "limits", EscapesFidelityTest::limits)
        .both("functions of columns and parameters", EscapesFidelityTest::columns)
        .both("nothing to escape", EscapesFidelityTest::nothing)
        .both("native SQL", EscapesFidelityTest::nativeSql)
        .both("turned off", EscapesFidelityTest::turnedOff)
        .both("every function", EscapesFidelityTest::functions)
        .tests();
  }

  private static void functions(Connection c, Out out) throws Exception {
    for (String call : FUNCTIONS) {
      value(c, out, call, true);
    }
    for (String call : CHANGING) {
      value(c, out, call, false);
    }
    for (String call : Fidelity.isH2(c) ? MORE : List.<String>of()) {
      value(c, out, call, false);
    }
  }

  /** What a call gives, by its class alone where it changes; or that it fails. */
  private static void value(Connection c, Out out, String call, boolean stable) throws Exception {
    Object value;
    try {
      value = one(c, "SELECT {fn " + call + "}");
    } catch (SQLException e) {
      out.put(call + " fails");
      return;
    }
    out.put(call, stable ? value : value.getClass().getName());
    out.put(call, one(c, "SELECT 1 WHERE ({FN " + call + " }) IS NOT NULL"));
  }

  private static Object one(Connection c, String sql) throws Exception {
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery(sql)) {
      rows.next();
      return rows.getObject(1);
    }
  }

  private static void literals(Connection c, Out out) throws Exception {
    out.rows(c, "SELECT {d '2024-02-29'}, {t '13:14:15'}, {ts '2024-02-29 13:14:15.5'}");
    out.plainRows(c, "SELECT id FROM item WHERE made > {ts '2024-01-01 00:00:00'}");
    out.rows(c, "SELECT id FROM item WHERE born = {d '2023-12-31'} AND id > ?", 0);
    out.plainRows(c, "SELECT {D '2024-02-29'}, {ts '2024-02-29 00:00:00' }");
    out.fails("not a date", () -> one(c, "SELECT {d '2024-02-31'}"));
    out.fails("not an escape", () -> one(c, "SELECT {zzz 1}"));
  }

  private static void outerJoins(Connection c, Out out) throws Exception {
    out.plainRows(
        c,
        "SELECT a.id, b.id FROM {oj item a LEFT OUTER JOIN item b ON b.part_of = a.id}"
            + " ORDER BY a.id");
    out.rows(
        c,
        "SELECT a.id, b.id FROM {oj item a LEFT OUTER JOIN item b ON b.part_of = a.id}"
            + " WHERE a.id > ? ORDER BY a.id",
        1);
  }

  private static void escapeCharacters(Connection c, Out out) throws Exception {
    out.rows(c, "SELECT id FROM item WHERE name LIKE ? {escape '!'}", "%!_%");
    out.plainRows(c, "SELECT id FROM item WHERE name LIKE '%!_%' {escape '!'} ORDER BY id");
    out.plainRows(c, "SELECT id FROM item WHERE name NOT LIKE '%|_%' {escape '|'} ORDER BY id");
  }

  private static void limits(Connection c, Out out) throws Exception {
    out.fails("limit", () -> one(c, "SELECT id FROM item ORDER BY id {limit 1}"));
    out.fails("limit, offset", () -> one(c, "SELECT id FROM item ORDER BY id {limit 1 offset 1}"));
  }

  private static void columns(Connection c, Out out) throws Exception {
    out.rows(
        c,
        "SELECT {fn ucase(name)}, {fn concat(name, ?)}, {fn ifnull(name, {fn lcase('NONE')})}"
            + " FROM item WHERE {fn length(name)} > ? OR name IS NULL ORDER BY id",
        "!",
        1);
    out.plainRows(
        c,
        "SELECT id, {fn year(made)}, {fn dayofweek(born)} FROM item"
            + " WHERE {fn timestampadd(SQL_TSI_DAY, 1, made)} > {ts '2024-01-01 12:00:00'}");
    out.plainRows(c, "SELECT {fn abs(id - 5)} FROM item ORDER BY {fn mod(id, 2)}, id");
  }

  private static void nothing(Connection c, Out out) throws Exception {
    out.plainRows(c, "SELECT '{fn now()}', '{d}', '}'");
    out.plainRows(c, "SELECT \"id\" FROM (SELECT id AS \"id\" FROM item) AS \"{x}\" ORDER BY 1");
    out.plainRows(c, "SELECT 1 /* {fn */ -- }\n");
  }

  private static void nativeSql(Connection c, Out out) throws Exception {
    out.put(c.nativeSQL("SELECT id FROM item WHERE name = ?"));
    out.put(c.nativeSQL("SELECT {fn ucase('a')}, {d '2024-02-29'}"));
  }

  private static void turnedOff(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement()) {
      s.setEscapeProcessing(false);
      out.put(s.executeQuery("SELECT upper('a')"));
      s.setEscapeProcessing(true);
      out.put(s.executeQuery("SELECT {fn ucase('a')}"));
    }
    try (PreparedStatement p = c.prepareStatement("SELECT {fn ucase(?)}")) {
      p.setString(1, "b");
      out.put(p.executeQuery());
    }
  }
}
