package dev.scrim.fidelity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Results of each sort and the settings of statements. */
class ResultsFidelityTest {

  private static final String DDL =
      """
      CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(20));
      INSERT INTO item VALUES (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd'), (5, NULL);
      """;

  @TestFactory
  Stream<DynamicTest> sameAsRaw() {
    return new Fidelity("results", DDL, DDL)
        .both("more results", ResultsFidelityTest::more)
        .both("several statements", ResultsFidelityTest::several)
        .both("scrolling", ResultsFidelityTest::scrolling)
        .both("scrolling by prepared statement", ResultsFidelityTest::scrollingPrepared)
        .both("no scrolling", ResultsFidelityTest::forwardOnly)
        .both("holdable over commit", ResultsFidelityTest::holdable)
        .both("closed at commit", ResultsFidelityTest::closedAtCommit)
        .both("cursor with a fetch size", ResultsFidelityTest::cursor)
        .both("limits of rows", ResultsFidelityTest::limits)
        .both("close on completion", ResultsFidelityTest::completion)
        .both("settings", ResultsFidelityTest::settings)
        .both("settings of results", ResultsFidelityTest::resultSettings)
        .both("warnings", ResultsFidelityTest::warnings)
        .both("time-outs", ResultsFidelityTest::timeOut)
        .both("cancel", ResultsFidelityTest::cancel)
        .on(Fidelity.On.POSTGRESQL, "pooling", ResultsFidelityTest::pooling)
        .both("quoting", ResultsFidelityTest::quoting)
        .both("rows of values", ResultsFidelityTest::values)
        .tests();
  }

  private static void more(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement()) {
      for (int how :
          new int[] {
            Statement.CLOSE_CURRENT_RESULT,
            Statement.KEEP_CURRENT_RESULT,
            Statement.CLOSE_ALL_RESULTS
          }) {
        out.put(s.execute("SELECT id FROM item ORDER BY id"));
        ResultSet rows = s.getResultSet();
        rows.next();
        out.attempt("more " + how, () -> s.getMoreResults(how));
        out.put(rows.isClosed(), s.getUpdateCount(), s.getResultSet());
        out.attempt("once more", () -> s.getMoreResults(how));
        out.put(s.getUpdateCount());
      }
      out.put(s.execute("UPDATE item SET name = 'x' WHERE id < 3"), s.getUpdateCount());
      out.put(s.getMoreResults(), s.getUpdateCount(), s.getMoreResults(), s.getUpdateCount());
      out.attempt("a wrong flag", () -> s.getMoreResults(99));
    }
  }

  /** More than one statement in a call is refused by Scrim; that is the only difference. */
  private static void several(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement()) {
      out.put(s.execute("SELECT 1;"), s.getResultSet());
      out.put(s.execute("  SELECT 2 ; -- and no more"), s.getResultSet());
      out.put(s.execute("/* first */ SELECT 3"), s.getResultSet());
    }
  }

  private static void scroll(ResultSet rows, Out out) throws Exception {
    out.put(rows.getType(), rows.getConcurrency(), rows.isBeforeFirst(), rows.isAfterLast());
    out.put(rows.last(), rows.getInt(1), rows.isLast(), rows.getRow(), rows.getString(2));
    out.put(rows.wasNull(), rows.previous(), rows.getInt(1));
    out.put(rows.absolute(1), rows.getInt(1), rows.isFirst());
    out.put(rows.relative(2), rows.getInt(1), rows.relative(-1), rows.getInt(1));
    out.put(rows.relative(0), rows.getInt(1));
    out.put(rows.absolute(-2), rows.getInt(1), rows.absolute(77), rows.isAfterLast());
    out.put(rows.previous(), rows.getInt(1), rows.absolute(0), rows.isBeforeFirst());
    out.put(rows.first(), rows.getRow());
    rows.beforeFirst();
    out.put(rows.next(), rows.getInt("id"));
    rows.afterLast();
    out.put(rows.previous(), rows.getInt("ID"), rows.next(), rows.getRow());
    out.attempt("past the end", () -> rows.getInt(1));
    rows.setFetchDirection(ResultSet.FETCH_FORWARD);
    out.put(rows.getFetchDirection());
  }

  private static void scrolling(Connection c, Out out) throws Exception {
    for (int type : new int[] {ResultSet.TYPE_SCROLL_INSENSITIVE}) {
      try (Statement s = c.createStatement(type, ResultSet.CONCUR_READ_ONLY)) {
        out.put(s.getResultSetType(), s.getResultSetConcurrency(), s.getResultSetHoldability());
        s.setFetchSize(2);
        scroll(s.executeQuery("SELECT id, name FROM item ORDER BY id"), out);
        ResultSet none = s.executeQuery("SELECT id, name FROM item WHERE id < 0");
        out.put(none.first(), none.last(), none.isBeforeFirst(), none.isAfterLast());
        out.put(none.absolute(1), none.getRow());
      }
    }
  }

  private static void scrollingPrepared(Connection c, Out out) throws Exception {
    try (PreparedStatement p =
        c.prepareStatement(
            "SELECT id, name FROM item WHERE id < ? ORDER BY id",
            ResultSet.TYPE_SCROLL_INSENSITIVE,
            ResultSet.CONCUR_READ_ONLY,
            ResultSet.HOLD_CURSORS_OVER_COMMIT)) {
      p.setInt(1, 99);
      out.put(p.getResultSetType(), p.getResultSetConcurrency(), p.getResultSetHoldability());
      scroll(p.executeQuery(), out);
      scroll(p.executeQuery(), out);
    }
  }

  private static void forwardOnly(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT id FROM item ORDER BY id")) {
      out.attempt("before the first", () -> rows.getInt(1));
      rows.next();
      out.fails("back", rows::previous);
      out.fails("to a place", () -> rows.absolute(1));
      out.fails("no such column", () -> rows.getInt(9));
      out.attempt("no such label", () -> rows.getInt("nothing"));
      out.attempt("not a number", () -> s.executeQuery("SELECT 'x'").next());
    }
  }

  private static void holdable(Connection c, Out out) throws Exception {
    c.setAutoCommit(false);
    try (Statement s =
        c.createStatement(
            ResultSet.TYPE_FORWARD_ONLY,
            ResultSet.CONCUR_READ_ONLY,
            ResultSet.HOLD_CURSORS_OVER_COMMIT)) {
      s.setFetchSize(1);
      ResultSet rows = s.executeQuery("SELECT id FROM item ORDER BY id");
      out.put(rows.next(), rows.getInt(1), s.getResultSetHoldability());
      c.commit();
      out.put(rows.isClosed());
      out.attempt("after commit", () -> rows.next() ? rows.getInt(1) : "end");
    }
    c.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
    out.put(c.getHoldability());
    try (Statement s = c.createStatement()) {
      out.put(s.getResultSetHoldability());
    }
  }

  private static void closedAtCommit(Connection c, Out out) throws Exception {
    c.setAutoCommit(false);
    try (Statement s =
        c.createStatement(
            ResultSet.TYPE_FORWARD_ONLY,
            ResultSet.CONCUR_READ_ONLY,
            ResultSet.CLOSE_CURSORS_AT_COMMIT)) {
      s.setFetchSize(2);
      ResultSet rows = s.executeQuery("SELECT id FROM item ORDER BY id");
      out.put(rows.next(), rows.next(), rows.getInt(1));
      c.commit();
      out.fails("after commit", () -> exhaust(rows));
      c.rollback();
      out.put(s.executeQuery("SELECT 1"));
    }
  }

  private static int exhaust(ResultSet rows) throws SQLException {
    int n = 0;
    while (rows.next()) {
      n++;
    }
    return n;
  }

  private static void cursor(Connection c, Out out) throws Exception {
    c.setAutoCommit(false);
    try (PreparedStatement p = c.prepareStatement("SELECT id FROM item ORDER BY id")) {
      p.setFetchSize(2);
      for (int round = 0; round < 7; round++) {
        try (ResultSet rows = p.executeQuery()) {
          out.put(rows.getFetchSize());
          rows.setFetchSize(3);
          out.put(rows, rows.getFetchSize());
        }
      }
      p.setMaxRows(3);
      out.put(p.executeQuery());
      p.setFetchSize(0);
      out.put(p.executeQuery(), p.getFetchSize());
    }
    c.commit();
  }

  private static void limits(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement();
        PreparedStatement p = c.prepareStatement("SELECT id FROM item ORDER BY id LIMIT 4")) {
      s.setMaxRows(2);
      out.put(s.executeQuery("SELECT id FROM item ORDER BY id"), s.getMaxRows());
      s.setMaxRows(0);
      out.put(s.executeQuery("SELECT id FROM item ORDER BY id"));
      p.setMaxRows(3);
      out.put(p.executeQuery());
      out.attempt("large", () -> call(() -> p.setLargeMaxRows(0)));
      out.put(p.executeQuery());
      out.attempt("negative", () -> call(() -> p.setMaxRows(-1)));
      out.attempt("negative, large", () -> call(() -> p.setLargeMaxRows(-1)));
      p.setMaxFieldSize(3);
      out.put(p.getMaxFieldSize());
      out.attempt("negative field", () -> call(() -> p.setMaxFieldSize(-1)));
    }
  }

  private static void completion(Connection c, Out out) throws Exception {
    Statement s = c.createStatement();
    s.closeOnCompletion();
    ResultSet rows = s.executeQuery("SELECT 1");
    out.put(s.isCloseOnCompletion(), s.isClosed());
    while (rows.next()) {
      out.put(rows.getInt(1));
    }
    out.put(s.isClosed());
    rows.close();
    out.put(s.isClosed());
    PreparedStatement p = c.prepareStatement("SELECT 1");
    p.closeOnCompletion();
    p.executeQuery();
    out.fails("a second query", p::executeQuery);
    p.close();
    out.put(p.isClosed());
    Statement update = c.createStatement();
    update.closeOnCompletion();
    update.executeUpdate("DELETE FROM item WHERE id = 5");
    out.put(update.isClosed());
  }

  private static void settings(Connection c, Out out) throws Exception {
    out.put(c.getAutoCommit(), c.isReadOnly(), c.getTransactionIsolation(), c.getHoldability());
    out.put(c.getNetworkTimeout(), c.isValid(2), c.getWarnings(), c.getTypeMap().size());
    out.put(c.getSchema());
    try (Statement s = c.createStatement()) {
      s.setQueryTimeout(7);
      s.setFetchSize(11);
      out.put(s.getQueryTimeout(), s.getFetchSize(), s.getFetchDirection());
      out.attempt("negative fetch size", () -> call(() -> s.setFetchSize(-1)));
      out.attempt("negative time", () -> call(() -> s.setQueryTimeout(-1)));
      out.put(s.executeQuery("SELECT 1"));
      out.put(s.getQueryTimeout(), s.getFetchSize());
    }
    out.attempt("negative validity", () -> c.isValid(-1));
    out.fails("network time", () -> call(() -> c.setNetworkTimeout(Runnable::run, 5000)));
    c.setReadOnly(true);
    out.put(c.isReadOnly());
    out.attempt(
        "a write", () -> c.createStatement().executeUpdate("DELETE FROM item WHERE id = 1"));
    c.setReadOnly(false);
    c.abort(Runnable::run);
    out.put(c.isClosed());
  }

  private static void resultSettings(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement()) {
      s.setFetchSize(5);
      ResultSet rows = s.executeQuery("SELECT id, name AS Label FROM item ORDER BY id");
      out.put(rows.getFetchSize(), rows.getFetchDirection(), rows.getType());
      out.put(rows.getConcurrency(), rows.getStatement() == s, rows.findColumn("LABEL"));
      rows.setFetchSize(1);
      out.put(rows.getFetchSize(), rows.isBeforeFirst(), rows.next(), rows.isFirst());
      out.attempt("last", rows::isLast);
      out.put(rows.rowUpdated(), rows.rowInserted(), rows.rowDeleted());
      out.put(rows.getWarnings(), rows.isClosed());
      rows.close();
      out.attempt("closed", () -> rows.getInt(1));
      out.attempt("closed", () -> rows.next());
      out.attempt("closed", () -> rows.getMetaData().getColumnCount());
    }
  }

  private static void warnings(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement()) {
      s.execute("SELECT 1");
      out.put(s.getWarnings(), c.getWarnings());
      if (!Fidelity.isH2(c)) {
        s.execute("ROLLBACK");
        out.put(message(s.getWarnings()));
        s.clearWarnings();
        out.put(s.getWarnings());
        out.put(s.executeQuery("SELECT pg_notify('x', 'y') IS NULL"));
        s.execute("SELECT 1");
        out.put(s.getWarnings());
      }
      c.clearWarnings();
    }
  }

  private static String message(SQLWarning warning) {
    return warning == null ? "none" : warning.getSQLState() + " " + warning.getMessage();
  }

  private static final String SLOW_H2 =
      "SELECT count(*) FROM system_range(1, 100000) a, system_range(1, 100000) b";
  private static final String SLOW_POSTGRES =
      "SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b";

  private static String slow(Connection c) throws SQLException {
    return Fidelity.isH2(c) ? SLOW_H2 : SLOW_POSTGRES;
  }

  private static void timeOut(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement();
        PreparedStatement p = c.prepareStatement(slow(c))) {
      s.setQueryTimeout(1);
      out.attempt("a slow query", () -> s.executeQuery(slow(c)));
      p.setQueryTimeout(1);
      out.attempt("a slow prepared query", () -> p.executeQuery());
      s.setQueryTimeout(0);
      out.put(s.executeQuery("SELECT 1"));
    }
  }

  private static void cancel(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement()) {
      s.cancel();
      Thread canceller =
          new Thread(
              () -> {
                try {
                  Thread.sleep(300);
                  s.cancel();
                } catch (SQLException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      canceller.start();
      out.attempt("a cancelled query", () -> s.executeQuery(slow(c)));
      canceller.join();
      out.put(s.executeQuery("SELECT 1"));
    }
  }

  private static void pooling(Connection c, Out out) throws Exception {
    try (PreparedStatement p = c.prepareStatement("SELECT name FROM item WHERE id = ?");
        Statement s = c.createStatement()) {
      out.put(p.isPoolable(), s.isPoolable());
      p.setPoolable(false);
      s.setPoolable(true);
      out.put(p.isPoolable(), s.isPoolable());
      for (int i = 1; i <= 12; i++) {
        p.setInt(1, i % 6);
        out.put(p.executeQuery());
      }
    }
    for (int i = 1; i <= 12; i++) {
      out.rows(c, "SELECT name FROM item WHERE id = ?", i % 6);
    }
  }

  private static void quoting(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement()) {
      out.put(s.enquoteLiteral("it's"), s.enquoteNCharLiteral("it's"));
      out.put(s.enquoteIdentifier("name", false), s.enquoteIdentifier("a b", true));
      out.put(s.isSimpleIdentifier("name"), s.isSimpleIdentifier("a b"));
    }
  }

  private static void values(Connection c, Out out) throws Exception {
    out.plainRows(c, "VALUES (1, 'a'), (2, 'b')");
    out.rows(c, "SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS v(x, y) WHERE x = ?", 2);
    out.plainRows(c, "TABLE item ORDER BY id");
  }

  private interface Step {
    void take() throws Exception;
  }

  private static Object call(Step step) throws Exception {
    step.take();
    return "done";
  }
}
