package dev.scrim.fidelity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Transactions, savepoints, and what a connection is asked besides. */
class TransactionFidelityTest {

  private static final String DDL =
      """
      CREATE TABLE item (id INT PRIMARY KEY, qty INT);
      INSERT INTO item VALUES (1, 10), (2, 20);
      """;

  @TestFactory
  Stream<DynamicTest> sameAsRaw() {
    return new Fidelity("transactions", DDL, DDL)
        .both("commit and rollback", TransactionFidelityTest::commit)
        .both("savepoints", TransactionFidelityTest::savepoints)
        .both("savepoints of others", TransactionFidelityTest::otherSavepoints)
        .both("control in SQL", TransactionFidelityTest::control)
        .both("an error in between", TransactionFidelityTest::error)
        .both("isolation", TransactionFidelityTest::isolation)
        .both("locks", TransactionFidelityTest::locks)
        .both("autocommit", TransactionFidelityTest::autoCommit)
        .both("client info", TransactionFidelityTest::clientInfo)
        .both("closed", TransactionFidelityTest::closed)
        .both("DDL in a transaction", TransactionFidelityTest::ddl)
        .both("temporary tables", TransactionFidelityTest::temporary)
        .tests();
  }

  private static void set(Connection c, int qty) throws SQLException {
    try (PreparedStatement s = c.prepareStatement("UPDATE item SET qty = ? WHERE id = 1")) {
      s.setInt(1, qty);
      s.executeUpdate();
    }
  }

  private static void quantity(Connection c, Out out) throws Exception {
    out.rows(c, "SELECT qty FROM item WHERE id = ?", 1);
  }

  private static void commit(Connection c, Out out) throws Exception {
    c.setAutoCommit(false);
    set(c, 11);
    c.rollback();
    quantity(c, out);
    set(c, 12);
    c.commit();
    c.rollback();
    quantity(c, out);
    set(c, 13);
    c.setAutoCommit(true);
    quantity(c, out);
    out.fails("commit", () -> step(c::commit));
    out.fails("rollback", () -> step(c::rollback));
  }

  private static void savepoints(Connection c, Out out) throws Exception {
    out.fails("a savepoint by itself", c::setSavepoint);
    c.setAutoCommit(false);
    set(c, 1);
    Savepoint first = c.setSavepoint();
    Savepoint named = c.setSavepoint("Here it is");
    out.put(named.getSavepointName());
    out.fails("a number", named::getSavepointId);
    out.fails("a name", first::getSavepointName);
    set(c, 2);
    c.rollback(named);
    quantity(c, out);
    set(c, 3);
    c.rollback(named);
    c.releaseSavepoint(named);
    out.fails("released", () -> step(() -> c.rollback(named)));
    c.rollback(first);
    c.releaseSavepoint(first);
    quantity(c, out);
    c.commit();
    quantity(c, out);
  }

  private static void otherSavepoints(Connection c, Out out) throws Exception {
    c.setAutoCommit(false);
    out.fails("no savepoint", () -> step(() -> c.rollback((Savepoint) null)));
    Savepoint own =
        new Savepoint() {
          @Override
          public int getSavepointId() {
            return 1;
          }

          @Override
          public String getSavepointName() {
            return "x";
          }
        };
    out.fails("not its own", () -> step(() -> c.rollback(own)));
    out.fails("not its own", () -> step(() -> c.releaseSavepoint(own)));
  }

  private static void control(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement()) {
      if (!Fidelity.isH2(c)) {
        out.put(s.execute("BEGIN"), s.getUpdateCount());
        s.executeUpdate("UPDATE item SET qty = 5 WHERE id = 1");
        s.execute("SAVEPOINT a");
        s.executeUpdate("UPDATE item SET qty = 6 WHERE id = 1");
        s.execute("ROLLBACK TO SAVEPOINT a");
        s.execute("RELEASE a");
        s.execute("COMMIT");
        quantity(c, out);
        s.execute("START TRANSACTION READ ONLY");
        out.attempt("a write", () -> s.executeUpdate("DELETE FROM item"));
        s.execute("ROLLBACK");
        s.execute("SET application_name = 'app'");
        out.put(s.executeQuery("SHOW application_name"));
        s.execute("SET statement_timeout TO '10s'");
        out.put(s.executeQuery("SHOW statement_timeout"));
        s.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        out.put(c.getTransactionIsolation());
      }
      c.setAutoCommit(false);
      s.executeUpdate("UPDATE item SET qty = 7 WHERE id = 1");
      s.execute("ROLLBACK");
      quantity(c, out);
    }
  }

  private static void error(Connection c, Out out) throws Exception {
    c.setAutoCommit(false);
    set(c, 70);
    Savepoint before = c.setSavepoint();
    out.attempt("a duplicate", () -> update(c, "INSERT INTO item VALUES (1, 1)"));
    out.attempt("afterwards", () -> update(c, "UPDATE item SET qty = 71 WHERE id = 1"));
    c.rollback(before);
    out.attempt("back", () -> update(c, "UPDATE item SET qty = 72 WHERE id = 1"));
    c.commit();
    quantity(c, out);
  }

  private static void isolation(Connection c, Out out) throws Exception {
    out.put(c.getTransactionIsolation());
    for (int level : new int[] {1, 2, 4, 8}) {
      c.setTransactionIsolation(level);
      out.put(c.getTransactionIsolation());
      quantity(c, out);
    }
    out.fails("no such level", () -> step(() -> c.setTransactionIsolation(99)));
    c.setAutoCommit(false);
    quantity(c, out);
    out.fails("within a transaction", () -> step(() -> c.setTransactionIsolation(2)));
    out.fails("read only within", () -> step(() -> c.setReadOnly(true)));
    c.rollback();
  }

  private static void locks(Connection c, Out out) throws Exception {
    c.setAutoCommit(false);
    out.rows(c, "SELECT qty FROM item WHERE id = ? FOR UPDATE", 1);
    if (!Fidelity.isH2(c)) {
      out.rows(c, "SELECT id FROM item ORDER BY id FOR UPDATE SKIP LOCKED");
      out.rows(c, "SELECT id FROM item WHERE id = 2 FOR NO KEY UPDATE NOWAIT");
      out.rows(c, "SELECT id FROM item i WHERE id = 2 FOR SHARE OF i");
      out.plainRows(c, "SELECT pg_try_advisory_lock(7), pg_advisory_unlock(7)");
    }
    c.rollback();
  }

  private static void autoCommit(Connection c, Out out) throws Exception {
    for (boolean auto : new boolean[] {false, false, true, true}) {
      c.setAutoCommit(auto);
      out.put(c.getAutoCommit());
      set(c, 5);
    }
    c.setAutoCommit(false);
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT id FROM item ORDER BY id")) {
      out.put(rows.next(), rows.getInt(1));
      set(c, 6);
      out.put(rows.next(), rows.getInt(1));
    }
    c.rollback();
    quantity(c, out);
  }

  private static void clientInfo(Connection c, Out out) throws Exception {
    out.put(c.getClientInfo().size(), c.getClientInfo("ApplicationName"));
    out.fails("a name", () -> step(() -> c.setClientInfo("ApplicationName", "me")));
    out.put(c.getClientInfo("ApplicationName"));
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "you");
    out.fails("properties", () -> step(() -> c.setClientInfo(properties)));
    out.put(c.getClientInfo("ApplicationName"), c.getClientInfo("unknown"));
    out.fails("unknown", () -> step(() -> c.setClientInfo("unknown", "x")));
  }

  private static void closed(Connection c, Out out) throws Exception {
    Statement s = c.createStatement();
    PreparedStatement p = c.prepareStatement("SELECT 1");
    ResultSet rows = p.executeQuery();
    c.close();
    out.put(c.isClosed(), s.isClosed(), p.isClosed(), c.isValid(1));
    out.fails("a row", rows::next);
    out.fails("a statement", () -> s.executeQuery("SELECT 1"));
    out.fails("a prepared statement", p::executeQuery);
    out.fails("autocommit", c::getAutoCommit);
    out.fails("metadata", c::getMetaData);
    out.fails("commit", () -> step(c::commit));
    out.fails("a savepoint", c::setSavepoint);
    out.fails("warnings", c::getWarnings);
    c.close();
  }

  private static void ddl(Connection c, Out out) throws Exception {
    c.setAutoCommit(false);
    try (Statement s = c.createStatement()) {
      if (!Fidelity.isH2(c)) {
        s.execute("CREATE TABLE made (a INT)");
        c.rollback();
        out.fails("rolled back", () -> s.executeQuery("SELECT a FROM made"));
        c.rollback();
      }
      s.execute("CREATE TABLE kept (a INT)");
      c.commit();
      s.executeUpdate("INSERT INTO kept VALUES (2)");
      out.put(s.executeQuery("SELECT a FROM kept"));
      c.commit();
      s.execute("ALTER TABLE kept ADD COLUMN b INT DEFAULT 6");
      c.commit();
      out.put(s.executeQuery("SELECT * FROM kept"));
      s.execute("DROP TABLE kept");
      c.commit();
      out.fails("dropped", () -> s.executeQuery("SELECT a FROM kept"));
    }
  }

  private static void temporary(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement()) {
      s.execute(
          Fidelity.isH2(c)
              ? "CREATE LOCAL TEMPORARY TABLE t (a INT)"
              : "CREATE TEMPORARY TABLE t (a INT)");
      s.executeUpdate("INSERT INTO t VALUES (3)");
      out.put(s.executeQuery("SELECT a FROM t"));
      out.put(s.executeUpdate("UPDATE t SET a = a + 1"), s.executeQuery("SELECT * FROM t"));
      s.execute("DROP TABLE t");
      out.fails("dropped", () -> s.executeQuery("SELECT a FROM t"));
    }
  }

  private interface Step {
    void take() throws Exception;
  }

  private static Object step(Step step) throws Exception {
    step.take();
    return "done";
  }

  private static Object update(Connection c, String sql) throws SQLException {
    try (Statement s = c.createStatement()) {
      return s.executeUpdate(sql);
    }
  }
}
