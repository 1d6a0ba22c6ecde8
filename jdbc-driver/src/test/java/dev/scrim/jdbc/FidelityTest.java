package dev.scrim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Where the policy changes nothing, an application notices nothing: each script writes down the
 * same over the real connection and over the guarded one.
 */
class FidelityTest {

  private interface Script {
    void play(Connection connection, Out out) throws Exception;
  }

  /** What a script saw. */
  private static final class Out {
    private final List<String> lines = new ArrayList<>();

    void put(Object... values) {
      lines.add(Arrays.deepToString(values));
    }

    /** That a call fails, and in which class of SQLState; the texts may differ. */
    void fails(String what, Attempt attempt) {
      try {
        attempt.make();
        lines.add(what + " passes");
      } catch (Exception e) {
        lines.add(what + " fails");
      }
    }
  }

  private interface Attempt {
    void make() throws Exception;
  }

  private static final Map<String, Script> SCRIPTS = new LinkedHashMap<>();

  static {
    SCRIPTS.put("sequence of results", FidelityTest::sequence);
    SCRIPTS.put("prepared values", FidelityTest::values);
    SCRIPTS.put("streams", FidelityTest::streams);
    SCRIPTS.put("getters", FidelityTest::getters);
    SCRIPTS.put("scrolling", FidelityTest::scrolling);
    SCRIPTS.put("settings", FidelityTest::settings);
    SCRIPTS.put("closing", FidelityTest::closing);
    SCRIPTS.put("closing on completion", FidelityTest::closeOnCompletion);
    SCRIPTS.put("batches", FidelityTest::batches);
    SCRIPTS.put("failed batch", FidelityTest::failedBatch);
    SCRIPTS.put("transactions", FidelityTest::transactions);
    SCRIPTS.put("generated keys", FidelityTest::keys);
    SCRIPTS.put("metadata of statements", FidelityTest::statementMetaData);
    SCRIPTS.put("metadata of the database", FidelityTest::databaseMetaData);
    SCRIPTS.put("parameters left and cleared", FidelityTest::parameters);
    SCRIPTS.put("misuse", FidelityTest::misuse);
    SCRIPTS.put("errors", FidelityTest::errors);
  }

  @TestFactory
  Stream<DynamicTest> sameAsRaw() {
    return Stream.of("h2", "postgres")
        .flatMap(
            product ->
                SCRIPTS.entrySet().stream()
                    .map(
                        script ->
                            DynamicTest.dynamicTest(
                                product + ": " + script.getKey(),
                                () -> compare(product, script.getValue()))));
  }

  private static void compare(String product, Script script) throws Exception {
    Out expected = new Out();
    try (Guarded guarded = Guarded.on(product);
        Connection raw = guarded.database.raw()) {
      script.play(raw, expected);
    }
    Out actual = new Out();
    try (Guarded guarded = Guarded.on(product)) {
      script.play(guarded.connection, actual);
    }
    assertThat(expected.lines).isNotEmpty();
    assertThat(actual.lines).isEqualTo(expected.lines);
  }

  private static void sequence(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement()) {
      out.put(s.getResultSet() == null);
      out.put(s.execute("SELECT id FROM people ORDER BY id"));
      out.put(s.getUpdateCount(), s.getLargeUpdateCount());
      ResultSet rows = s.getResultSet();
      out.put(rows == s.getResultSet(), rows.getStatement() == s, s.getConnection() == c);
      while (rows.next()) {
        out.put(rows.getInt(1), rows.getRow());
      }
      out.put(s.getMoreResults(), s.getUpdateCount(), rows.isClosed());
      out.put(s.execute("UPDATE people SET age = age + 1 WHERE id < 103"));
      out.put(s.getUpdateCount(), s.getUpdateCount(), s.getResultSet() == null);
      out.put(s.getMoreResults(), s.getUpdateCount(), s.getLargeUpdateCount());
      out.put(s.executeUpdate("DELETE FROM people WHERE id = 0"), s.getUpdateCount());
      out.put(s.executeLargeUpdate("UPDATE people SET age = 1"), s.getLargeUpdateCount());
      out.put(s.execute("CREATE TABLE other (a INT)"), s.getUpdateCount());
      ResultSet first = s.executeQuery("SELECT 1");
      ResultSet second = s.executeQuery("SELECT 2");
      out.put(first.isClosed(), second.isClosed(), s.getResultSet() == second);
      out.put(s.getMoreResults(Statement.CLOSE_CURRENT_RESULT), second.isClosed());
    }
  }

  private static void values(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement()) {
      s.execute(
          "CREATE TABLE v (a SMALLINT, b BIGINT, c DOUBLE PRECISION, d NUMERIC(10, 2),"
              + " e BOOLEAN, f DATE, g TIME, h TIMESTAMP, i VARCHAR(20), j UUID, k REAL)");
    }
    UUID uuid = new UUID(1, 2);
    try (PreparedStatement s =
        c.prepareStatement("INSERT INTO v VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      s.setShort(1, (short) 1);
      s.setLong(2, 2L);
      s.setDouble(3, 3.5);
      s.setBigDecimal(4, new BigDecimal("4.25"));
      s.setBoolean(5, true);
      Date date = Date.valueOf("2020-02-03");
      s.setDate(6, date);
      date.setTime(0);
      s.setTime(7, Time.valueOf("01:02:03"));
      s.setTimestamp(8, Timestamp.valueOf("2020-02-03 04:05:06.789"));
      s.setString(9, "neun");
      s.setObject(10, uuid);
      s.setFloat(11, 1.5f);
      out.put(s.executeUpdate());
      s.setNull(1, Types.SMALLINT);
      s.setObject(2, 22);
      s.setObject(3, null);
      s.setObject(4, "7.5", Types.NUMERIC);
      s.setObject(5, Boolean.FALSE);
      s.setObject(6, LocalDate.of(2021, 1, 1));
      s.setNull(9, Types.VARCHAR);
      s.setObject(10, uuid, Types.OTHER);
      out.put(s.executeUpdate(), s.getUpdateCount());
    }
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT * FROM v ORDER BY b")) {
      while (rows.next()) {
        for (int i = 1; i <= 11; i++) {
          out.put(rows.getObject(i), rows.wasNull(), rows.getString(i), rows.wasNull());
        }
        out.put(rows.getShort(1), rows.getLong("b"), rows.getDouble("c"), rows.getFloat(11));
        out.put(rows.getObject(6, LocalDate.class), rows.getObject("j", UUID.class));
      }
    }
  }

  private static void streams(Connection c, Out out) throws Exception {
    try (PreparedStatement s =
        c.prepareStatement("INSERT INTO people (id, name, email) VALUES (?, ?, ?)")) {
      s.setInt(1, 1);
      s.setCharacterStream(2, new StringReader("Dora"), 4);
      s.setString(3, null);
      out.put(s.executeUpdate());
      s.setInt(1, 2);
      s.setObject(2, "Emil");
      out.put(s.executeUpdate());
    }
    try (Statement s = c.createStatement()) {
      s.execute("CREATE TABLE b (x " + binary(c) + ")");
    }
    try (PreparedStatement s = c.prepareStatement("INSERT INTO b VALUES (?)")) {
      s.setBinaryStream(1, new ByteArrayInputStream(new byte[] {1, 2, 3}), 3);
      out.put(s.executeUpdate());
      byte[] bytes = {4, 5};
      s.setBytes(1, bytes);
      out.put(s.executeUpdate());
    }
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT x FROM b")) {
      while (rows.next()) {
        out.put(rows.getBytes(1), rows.getBinaryStream("x").readAllBytes());
      }
    }
  }

  private static String binary(Connection c) throws SQLException {
    return c.getMetaData().getDatabaseProductName().equals("H2") ? "VARBINARY" : "bytea";
  }

  private static void getters(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement();
        ResultSet rows =
            s.executeQuery("SELECT id, name, age, ARRAY[1, 2] AS n FROM people ORDER BY id")) {
      out.put(rows.findColumn("name"), rows.isBeforeFirst(), rows.isClosed());
      while (rows.next()) {
        out.put(rows.getInt("id"), rows.getString(2), rows.getObject("age"), rows.getByte(3));
        out.put(rows.getArray("n").getArray(), rows.getArray(4).getBaseTypeName());
        out.put(rows.getObject(2, String.class), rows.getBigDecimal("id"));
        out.fails("a national string", () -> rows.getNString(2));
        out.put(rows.isFirst(), rows.getRow(), rows.getFetchDirection(), rows.getType());
        try (ResultSet elements = rows.getArray(4).getResultSet()) {
          while (elements.next()) {
            out.put(elements.getInt(1), elements.getInt(2));
          }
        }
      }
      out.put(rows.isAfterLast(), rows.getConcurrency());
      out.fails("holdability", rows::getHoldability);
      out.fails("a getter after the end", () -> rows.getInt(1));
    }
  }

  private static void scrolling(Connection c, Out out) throws Exception {
    try (Statement s =
            c.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        ResultSet rows = s.executeQuery("SELECT id FROM people ORDER BY id")) {
      out.put(s.getResultSetType(), s.getResultSetConcurrency(), rows.getType());
      out.put(rows.last(), rows.getInt(1), rows.isLast(), rows.getRow());
      out.put(rows.previous(), rows.getInt(1), rows.absolute(1), rows.getInt(1));
      out.put(rows.relative(2), rows.getInt(1), rows.first(), rows.isFirst());
      rows.afterLast();
      out.put(rows.isAfterLast(), rows.next());
      rows.beforeFirst();
      out.put(rows.isBeforeFirst(), rows.next(), rows.getInt(1));
      out.put(rows.absolute(99), rows.absolute(-1), rows.getInt(1));
    }
  }

  private static void settings(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement();
        PreparedStatement p = c.prepareStatement("SELECT id FROM people ORDER BY id")) {
      for (Statement each : List.of(s, p)) {
        out.put(each.getMaxRows(), each.getQueryTimeout());
        out.put(each.getFetchSize(), each.getFetchDirection(), each.getMaxFieldSize());
        out.put(each.isCloseOnCompletion(), each.getResultSetHoldability());
        each.setFetchSize(7);
        each.setMaxRows(2);
        each.setQueryTimeout(30);
        each.setPoolable(false);
        each.setEscapeProcessing(false);
        out.fails("negative rows", () -> each.setMaxRows(-1));
        out.fails("negative time", () -> each.setQueryTimeout(-1));
        ResultSet rows =
            each == p ? p.executeQuery() : s.executeQuery("SELECT id FROM people ORDER BY id");
        int n = 0;
        while (rows.next()) {
          n++;
        }
        out.put(n, each.getMaxRows(), each.getQueryTimeout(), each.getFetchSize());
        out.put(each.isPoolable(), rows.getFetchSize());
        each.setMaxRows(0);
      }
      try (ResultSet rows = p.executeQuery()) {
        int n = 0;
        while (rows.next()) {
          n++;
        }
        out.put(n);
      }
    }
  }

  private static void closing(Connection c, Out out) throws Exception {
    Statement s = c.createStatement();
    ResultSet rows = s.executeQuery("SELECT id FROM people");
    out.put(s.isClosed(), rows.isClosed());
    s.close();
    s.close();
    out.put(s.isClosed(), rows.isClosed());
    out.fails("a query on a closed statement", () -> s.executeQuery("SELECT 1"));
    out.fails("max rows of a closed statement", s::getMaxRows);
    out.fails("a row of a closed result", rows::next);
    out.fails("the statement of a closed result", rows::getStatement);
    PreparedStatement p = c.prepareStatement("SELECT ?");
    p.close();
    out.put(p.isClosed());
    out.fails("a parameter of a closed statement", () -> p.setInt(1, 1));
    out.fails("a closed prepared statement", p::executeQuery);
    Statement left = c.createStatement();
    ResultSet open = left.executeQuery("SELECT 1");
    c.close();
    c.close();
    out.put(c.isClosed());
    out.fails("the row of a closed connection", open::next);
    out.fails("a statement of a closed connection", c::createStatement);
    out.fails("a prepared statement of a closed connection", () -> c.prepareStatement("SELECT 1"));
    out.put(c.isValid(1));
  }

  private static void closeOnCompletion(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement();
        PreparedStatement p = c.prepareStatement("SELECT 1")) {
      s.closeOnCompletion();
      p.closeOnCompletion();
      out.put(s.isCloseOnCompletion(), p.isCloseOnCompletion());
      s.executeQuery("SELECT 1").close();
      p.executeQuery().close();
      out.put(s.isClosed(), p.isClosed());
    }
  }

  private static void batches(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement()) {
      out.put(s.executeBatch());
      s.addBatch("UPDATE people SET age = 1 WHERE id = 101");
      s.addBatch("UPDATE people SET age = 2");
      out.put(s.executeBatch());
      out.put(s.executeBatch());
      s.addBatch("UPDATE people SET age = 3");
      s.clearBatch();
      out.put(s.executeBatch());
    }
    try (PreparedStatement p =
        c.prepareStatement("INSERT INTO people (id, name, email) VALUES (?, ?, NULL)")) {
      for (int i = 1; i <= 3; i++) {
        p.setInt(1, i);
        p.setString(2, "n" + i);
        p.addBatch();
      }
      out.put(p.executeBatch());
      p.setInt(1, 4);
      p.addBatch();
      out.put(p.executeLargeBatch());
      p.setInt(1, 5);
      out.put(p.executeUpdate());
    }
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT id, name, age FROM people ORDER BY id")) {
      while (rows.next()) {
        out.put(rows.getInt(1), rows.getString(2), rows.getInt(3));
      }
    }
  }

  private static void failedBatch(Connection c, Out out) throws Exception {
    try (PreparedStatement p =
        c.prepareStatement("INSERT INTO people (id, name) VALUES (?, 'x')")) {
      for (int id : new int[] {1, 101, 2}) {
        p.setInt(1, id);
        p.addBatch();
      }
      try {
        p.executeBatch();
        out.put("no failure");
      } catch (BatchUpdateException e) {
        out.put(e.getUpdateCounts(), e.getSQLState(), e.getErrorCode(), e.getMessage());
        out.put(e.getNextException() == null);
      }
      out.put(p.executeBatch());
    }
  }

  private static void transactions(Connection c, Out out) throws Exception {
    out.put(c.getAutoCommit(), c.isReadOnly(), c.getTransactionIsolation(), c.getHoldability());
    c.setAutoCommit(false);
    try (Statement s = c.createStatement()) {
      s.executeUpdate("UPDATE people SET age = 0");
      c.rollback();
      out.put(one(s, "SELECT max(age) FROM people"));
      s.executeUpdate("UPDATE people SET age = 1");
      Savepoint named = c.setSavepoint("here");
      out.put(named.getSavepointName());
      s.executeUpdate("UPDATE people SET age = 2");
      c.rollback(named);
      out.put(one(s, "SELECT max(age) FROM people"));
      c.releaseSavepoint(named);
      Savepoint nameless = c.setSavepoint();
      c.rollback(nameless);
      c.commit();
      out.put(one(s, "SELECT max(age) FROM people"));
    }
    c.setAutoCommit(true);
    out.fails("commit with autocommit", c::commit);
    out.put(c.getAutoCommit());
    c.setReadOnly(false);
    c.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    out.put(c.getTransactionIsolation(), c.getCatalog() == null, c.getSchema());
    c.setSchema(c.getSchema());
    out.put(c.getClientInfo("ApplicationName"));
  }

  private static Object one(Statement s, String sql) throws SQLException {
    try (ResultSet rows = s.executeQuery(sql)) {
      rows.next();
      return rows.getObject(1);
    }
  }

  private static void keys(Connection c, Out out) throws Exception {
    String sql = "INSERT INTO people (name) VALUES ('x')";
    String[] columns = {c.getMetaData().getDatabaseProductName().equals("H2") ? "ID" : "id"};
    try (Statement s = c.createStatement()) {
      out.put(s.executeUpdate(sql), keys(s));
      out.put(s.executeUpdate(sql, columns), keys(s));
      out.put(s.execute(sql, columns), s.getUpdateCount(), keys(s));
      out.put(s.executeUpdate(sql, Statement.NO_GENERATED_KEYS), keys(s));
    }
    try (PreparedStatement p = c.prepareStatement(sql, columns)) {
      out.put(p.executeUpdate(), keys(p));
      out.put(p.executeUpdate(), keys(p));
    }
  }

  private static List<Object> keys(Statement s) throws SQLException {
    List<Object> keys = new ArrayList<>();
    try (ResultSet rows = s.getGeneratedKeys()) {
      while (rows.next()) {
        keys.add(rows.getObject(1));
      }
    }
    return keys;
  }

  private static void statementMetaData(Connection c, Out out) throws Exception {
    try (PreparedStatement p =
        c.prepareStatement("SELECT id, name AS n FROM people WHERE id = ? AND name = ?")) {
      out.put(describe(p.getMetaData()));
      ParameterMetaData parameters = p.getParameterMetaData();
      out.put(parameters.getParameterCount());
      for (int i = 1; i <= 2; i++) {
        out.put(parameters.getParameterType(i), parameters.getParameterTypeName(i));
        out.put(parameters.getParameterClassName(i), parameters.getParameterMode(i));
        out.put(parameters.isNullable(i), parameters.isSigned(i));
      }
      out.fails("parameter 3", () -> parameters.getParameterType(3));
      p.setInt(1, 101);
      p.setString(2, "Alice");
      try (ResultSet rows = p.executeQuery()) {
        out.put(describe(rows.getMetaData()));
      }
    }
  }

  private static List<Object> describe(ResultSetMetaData m) throws SQLException {
    List<Object> all = new ArrayList<>();
    for (int i = 1; i <= m.getColumnCount(); i++) {
      all.add(m.getColumnName(i) + " " + m.getColumnLabel(i) + " " + m.getColumnType(i));
      all.add(m.getColumnTypeName(i) + " " + m.getColumnClassName(i) + " " + m.getTableName(i));
      all.add(m.isNullable(i) + " " + m.isAutoIncrement(i) + " " + m.getPrecision(i));
    }
    return all;
  }

  private static void databaseMetaData(Connection c, Out out) throws Exception {
    var m = c.getMetaData();
    out.put(m.getConnection() == c, m.getUserName(), m.getDatabaseProductVersion());
    out.put(m.getIdentifierQuoteString(), m.getSQLKeywords(), m.supportsBatchUpdates());
    boolean h2 = m.getDatabaseProductName().equals("H2");
    String people = h2 ? "PEOPLE" : "people";
    try (ResultSet rows = m.getColumns(null, null, people, null)) {
      while (rows.next()) {
        out.put(rows.getString("COLUMN_NAME"), rows.getInt("DATA_TYPE"), rows.getString(18));
      }
    }
    try (ResultSet rows = m.getTables(null, null, people, new String[] {"TABLE", "BASE TABLE"})) {
      while (rows.next()) {
        out.put(rows.getString("TABLE_NAME"), rows.getObject(4));
      }
    }
    try (ResultSet rows = m.getIndexInfo(null, null, people, false, false)) {
      while (rows.next()) {
        out.put(rows.getString("COLUMN_NAME"), rows.getBoolean("NON_UNIQUE"));
        out.put(rows.getShort("TYPE"), rows.getShort("ORDINAL_POSITION"), rows.getString(10));
      }
    }
    try (ResultSet rows = m.getPrimaryKeys(null, null, people)) {
      out.put(rows.next(), rows.getString("COLUMN_NAME"), rows.getStatement() == null || !h2);
    }
  }

  private static void parameters(Connection c, Out out) throws Exception {
    try (PreparedStatement p =
        c.prepareStatement("SELECT count(*) FROM people WHERE id >= ? AND age >= ?")) {
      p.setInt(2, 0);
      out.fails("a missing parameter", p::executeQuery);
      p.setInt(1, 102);
      out.put(count(p));
      p.setInt(2, 50);
      out.put(count(p));
      p.clearParameters();
      out.fails("cleared parameters", p::executeQuery);
      out.fails("parameter 0", () -> p.setInt(0, 1));
    }
  }

  private static long count(PreparedStatement p) throws SQLException {
    try (ResultSet rows = p.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void misuse(Connection c, Out out) throws Exception {
    try (PreparedStatement p = c.prepareStatement("SELECT 1");
        Statement s = c.createStatement()) {
      out.fails("SQL on a prepared statement", () -> p.executeQuery("SELECT 1"));
      out.fails("SQL batch on a prepared statement", () -> p.addBatch("SELECT 1"));
      out.fails("an update as a query", () -> s.executeQuery("UPDATE people SET age = 5"));
      out.fails("a query as an update", () -> s.executeUpdate("SELECT 1"));
      out.fails("no SQL", () -> s.execute(null));
      out.put(s.execute("SELECT 1"));
    }
  }

  private static void errors(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement()) {
      for (String sql :
          List.of(
              "SELECT nothing FROM people",
              "SELEC 1",
              "SELECT 1 / 0",
              "INSERT INTO people (id, name) VALUES (101, 'x')",
              "INSERT INTO people (name) VALUES (NULL)")) {
        try {
          s.execute(sql);
          out.put("no error");
        } catch (SQLException e) {
          out.put(e.getClass().getName(), e.getSQLState(), e.getErrorCode(), e.getMessage());
        }
      }
      out.put(s.execute("SELECT 1"));
    }
  }
}
