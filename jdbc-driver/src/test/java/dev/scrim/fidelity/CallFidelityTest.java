package dev.scrim.fidelity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.testkit.PolicyServer;
import dev.scrim.testkit.TestDatabase;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Calls of functions and procedures, where the policy grants them. */
class CallFidelityTest {

  private static final String POSTGRES =
      """
      CREATE TABLE item (id INT PRIMARY KEY, qty INT);
      INSERT INTO item VALUES (1, 10);
      CREATE FUNCTION twice(x INT) RETURNS INT LANGUAGE SQL IMMUTABLE AS 'SELECT x * 2';
      CREATE FUNCTION both_of(IN x INT, OUT a INT, OUT b TEXT) LANGUAGE SQL
        AS 'SELECT x, x::text';
      CREATE PROCEDURE more(IN by_n INT, INOUT total INT) LANGUAGE plpgsql
        AS 'BEGIN UPDATE item SET qty = qty + by_n; total := (SELECT sum(qty) FROM item); END';
      """;

  private static final String H2 =
      """
      CREATE TABLE item (id INT PRIMARY KEY, qty INT);
      INSERT INTO item VALUES (1, 10);
      CREATE ALIAS TWICE AS 'int twice(int x) { return x * 2; }';
      """;

  private static final Fidelity FIDELITY = new Fidelity("calls", POSTGRES, H2);

  @TestFactory
  Stream<DynamicTest> sameAsRaw() {
    return FIDELITY
        .both("a function by escape", CallFidelityTest::function)
        .both("a function by SELECT", CallFidelityTest::select)
        .both("a query by prepareCall", CallFidelityTest::query)
        .on(Fidelity.On.POSTGRESQL, "output parameters", CallFidelityTest::outputs)
        .on(Fidelity.On.POSTGRESQL, "a procedure", CallFidelityTest::procedure)
        .on(Fidelity.On.H2, "CALL", CallFidelityTest::callOfH2)
        .both("misuse", CallFidelityTest::misuse)
        .tests();
  }

  private static void function(Connection c, Out out) throws Exception {
    for (String sql : new String[] {"{? = call twice(?)}", "{?=call twice( ? )}"}) {
      try (CallableStatement s = c.prepareCall(sql)) {
        s.registerOutParameter(1, Types.INTEGER);
        for (int i = 1; i < 4; i++) {
          s.setInt(2, i);
          out.put(s.execute(), s.getInt(1), s.wasNull(), s.getObject(1), s.getUpdateCount());
          out.fails("another type", () -> s.getString(1));
        }
      }
    }
  }

  private static void select(Connection c, Out out) throws Exception {
    out.rows(c, "SELECT twice(?), twice(qty) FROM item", 4);
    out.plainRows(c, "SELECT id FROM item WHERE twice(qty) > 5");
  }

  private static void query(Connection c, Out out) throws Exception {
    try (CallableStatement s = c.prepareCall("SELECT qty FROM item WHERE id = ?", 1004, 1007)) {
      s.setInt(1, 1);
      out.put(s.executeQuery(), s.getResultSetType());
    }
  }

  private static void outputs(Connection c, Out out) throws Exception {
    try (CallableStatement s = c.prepareCall("{call both_of(?, ?, ?)}")) {
      s.setInt(1, 5);
      s.registerOutParameter(2, Types.INTEGER);
      s.registerOutParameter(3, Types.VARCHAR);
      out.put(s.execute(), s.getInt(2), s.getString(3), s.getObject(3));
    }
    try (CallableStatement s = c.prepareCall("{call both_of(?)}")) {
      s.setInt(1, 5);
      out.attempt("rows", s::executeQuery);
    }
  }

  private static void procedure(Connection c, Out out) throws Exception {
    try (CallableStatement s = c.prepareCall("CALL more(?, ?)")) {
      s.setInt(1, 5);
      s.setInt(2, 0);
      s.registerOutParameter(2, Types.INTEGER);
      out.put(s.execute(), s.getInt(2));
    }
    try (PreparedStatement s = c.prepareStatement("CALL more(?, 0)");
        Statement plain = c.createStatement()) {
      s.setInt(1, 1);
      out.put(s.executeQuery());
      out.put(plain.execute("CALL more(1, 0)"), plain.getResultSet());
    }
    out.plainRows(c, "SELECT qty FROM item");
  }

  private static void callOfH2(Connection c, Out out) throws Exception {
    try (CallableStatement s = c.prepareCall("CALL TWICE(?)");
        Statement plain = c.createStatement()) {
      s.setInt(1, 8);
      out.put(s.execute(), s.getResultSet());
      out.put(s.executeQuery());
      out.put(plain.executeQuery("CALL 1 + 1"));
    }
  }

  private static void misuse(Connection c, Out out) throws Exception {
    try (CallableStatement s = c.prepareCall("{? = call twice(?)}")) {
      out.fails("before execution", () -> s.getInt(1));
      s.registerOutParameter(1, Types.INTEGER);
      out.fails("a parameter missing", s::execute);
      s.setInt(2, 1);
      s.execute();
      out.fails("no such parameter", () -> s.getInt(7));
    }
  }

  /** Neither calls nor functions run without their grants. */
  @Test
  void refusedUnlessGranted() throws Exception {
    for (Fidelity.On product : Fidelity.On.values()) {
      try (PolicyServer policy =
              PolicyServer.deciding(
                  input -> {
                    ObjectNode decision = Fidelity.permitting(input);
                    decision.remove("grants");
                    decision.remove("functions");
                    return decision;
                  });
          TestDatabase database = FIDELITY.database(product);
          Connection c = Fidelity.guarded(database, policy)) {
        refused(c, "{? = call twice(?)}", "call");
        refused(c, "CALL twice(?)", "call");
        try (Statement s = c.createStatement()) {
          assertThatThrownBy(() -> s.executeQuery("SELECT twice(1)"))
              .isInstanceOf(PolicyDeniedException.class)
              .hasMessageContaining("twice");
          // the connection goes on
          s.executeQuery("SELECT 1").close();
        }
      }
    }
  }

  private static void refused(Connection c, String sql, String grant) throws SQLException {
    try (CallableStatement s = c.prepareCall(sql)) {
      s.setInt(sql.startsWith("{?") ? 2 : 1, 1);
      assertThatThrownBy(s::execute)
          .isInstanceOf(PolicyDeniedException.class)
          .hasMessageContaining(grant);
    }
  }
}
