package dev.scrim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.error.PolicyDeniedException;
import java.io.ByteArrayInputStream;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the faces refuse, they refuse with a SQLState on which no pool drops the connection. */
class RefusedCallsTest {

  private static void refused(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(PolicyDeniedException.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("42501"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void waysOut(String product) throws SQLException {
    try (Guarded guarded = Guarded.on(product);
        Statement s = guarded.connection.createStatement();
        ResultSet rows = s.executeQuery("SELECT id, name FROM people")) {
      Connection c = guarded.connection;
      refused("unwrap", () -> c.unwrap(org.postgresql.PGConnection.class));
      refused("unwrap", () -> c.unwrap(org.h2.jdbc.JdbcConnection.class));
      refused("unwrap", () -> s.unwrap(org.postgresql.PGStatement.class));
      refused("unwrap", () -> rows.unwrap(org.h2.jdbc.JdbcResultSet.class));
      assertThat(c.isWrapperFor(org.postgresql.PGConnection.class)).isFalse();
      assertThat(c.isWrapperFor(Connection.class)).isTrue();
      assertThat(c.unwrap(Connection.class)).isSameAs(c);
      assertThat(s.unwrap(Statement.class)).isSameAs(s);
      assertThat(c.getMetaData().getConnection()).isSameAs(c);
      rows.next();
      refused("java.sql.ResultSet", () -> rows.getObject(1, ResultSet.class));
      refused("type maps", () -> rows.getObject(1, Map.of("x", String.class)));
      refused("type maps", () -> c.setTypeMap(Map.of("x", String.class)));
      refused("java.sql.RowId", () -> rows.getRowId(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void changesThroughResultSets(String product) throws SQLException {
    try (Guarded guarded = Guarded.on(product);
        Statement s = guarded.connection.createStatement();
        ResultSet rows = s.executeQuery("SELECT id, name FROM people")) {
      rows.next();
      refused("UPDATE", () -> rows.updateInt(1, 5));
      refused("UPDATE", () -> rows.updateString("name", "x"));
      refused("UPDATE", rows::deleteRow);
      refused("UPDATE", rows::refreshRow);
    }
  }

  @Test
  void cursorsAreNotOpenedByReadingThem() throws SQLException {
    try (Guarded guarded = Guarded.postgres()) {
      guarded.connection.setAutoCommit(false);
      try (Statement s = guarded.connection.createStatement()) {
        s.execute("DECLARE c CURSOR FOR SELECT email FROM people");
        try (ResultSet rows = s.executeQuery("SELECT 'c'::refcursor AS c, 1 AS n")) {
          rows.next();
          refused("cursor", () -> rows.getObject(1));
          refused("cursor", () -> rows.getObject("c", Object.class));
          refused("ResultSet", () -> rows.getObject("c", ResultSet.class));
          assertThat(rows.getString(1)).isEqualTo("c");
          assertThat(rows.getInt(2)).isEqualTo(1);
        }
        // nothing was fetched
        try (ResultSet rows = s.executeQuery("FETCH ALL IN c")) {
          int n = 0;
          while (rows.next()) {
            n++;
          }
          assertThat(n).isEqualTo(3);
        }
      }
      try (CallableStatement call = guarded.connection.prepareCall("{? = call f()}")) {
        refused("ResultSet", () -> call.registerOutParameter(1, Types.REF_CURSOR));
      }
    }
  }

  @Test
  void largeObjectsOfPostgres() throws SQLException {
    try (Guarded guarded = Guarded.postgres()) {
      guarded.connection.setAutoCommit(false);
      try (Statement s = guarded.connection.createStatement();
          ResultSet rows =
              s.executeQuery("SELECT lo_from_bytea(0, 'secret'::bytea) AS o, 'x' AS t");
          PreparedStatement p = guarded.connection.prepareStatement("SELECT ?")) {
        rows.next();
        refused("large objects", () -> rows.getBlob(1));
        refused("large objects", () -> rows.getClob("o"));
        refused("large objects", () -> rows.getObject(1, java.sql.Blob.class));
        refused("large objects", () -> p.setBlob(1, new ByteArrayInputStream(new byte[1])));
        refused("large objects", () -> p.setObject(1, new byte[1], Types.BLOB));
        refused("large objects", guarded.connection::createClob);
        p.setNull(1, Types.BLOB);
      }
    }
  }

  @Test
  void callsByPosition() throws SQLException {
    try (Guarded guarded = Guarded.postgres()) {
      try (Statement s = guarded.connection.createStatement()) {
        s.execute(
            "CREATE PROCEDURE twice(IN a int, INOUT b int, INOUT c text)"
                + " LANGUAGE sql AS 'SELECT a * b, c || c'");
      }
      try (CallableStatement call = guarded.connection.prepareCall("call twice(?, ?, ?)")) {
        call.setInt(1, 21);
        call.setInt(2, 2);
        call.registerOutParameter(2, Types.INTEGER);
        call.setString(3, "ab");
        call.registerOutParameter(3, Types.VARCHAR);
        assertThatThrownBy(() -> call.getInt(2)).hasMessageContaining("not executed");
        call.execute();
        assertThat(call.getInt(2)).isEqualTo(42);
        assertThat(call.wasNull()).isFalse();
        assertThat(call.getString(3)).isEqualTo("abab");
        assertThat(call.getObject(3)).isEqualTo("abab");
        refused("position", () -> call.getInt("b"));
        refused("position", () -> call.setInt("a", 1));
      }
    }
    try (Guarded guarded = Guarded.h2();
        CallableStatement call = guarded.connection.prepareCall("CALL ABS(?)")) {
      call.setInt(1, -5);
      try (ResultSet rows = call.executeQuery()) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(5);
      }
    }
  }

  @Test
  void largeValuesOfH2() throws Exception {
    try (Guarded guarded = Guarded.h2();
        Statement s = guarded.connection.createStatement()) {
      s.execute("CREATE TABLE l (b BLOB, c CLOB)");
      var blob = guarded.connection.createBlob();
      blob.setBytes(1, new byte[] {1, 2});
      var clob = guarded.connection.createClob();
      clob.setString(1, "text");
      try (PreparedStatement p =
          guarded.connection.prepareStatement("INSERT INTO l VALUES (?, ?)")) {
        p.setBlob(1, blob);
        p.setObject(2, clob);
        assertThat(p.executeUpdate()).isEqualTo(1);
      }
      try (ResultSet rows = s.executeQuery("SELECT b, c FROM l")) {
        rows.next();
        assertThat(rows.getBlob("b").getBytes(1, 2)).containsExactly(1, 2);
        assertThat(rows.getClob(2).getSubString(1, 4)).isEqualTo("text");
        assertThat(rows.getObject(2, java.sql.Clob.class).length()).isEqualTo(4);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void statisticsOfIndexes(String product) throws SQLException {
    try (Guarded guarded = Guarded.on(product);
        Statement s = guarded.connection.createStatement()) {
      s.execute("ANALYZE" + (product.equals("h2") ? "" : " people"));
      String people = product.equals("h2") ? "PEOPLE" : "people";
      int seen = 0;
      try (ResultSet rows =
          guarded.connection.getMetaData().getIndexInfo(null, null, people, false, true)) {
        assertThat(rows.getStatement()).isNull();
        while (rows.next()) {
          seen++;
          assertThat(rows.getLong("CARDINALITY")).isZero();
          assertThat(rows.wasNull()).isFalse();
          assertThat(rows.getString(11)).isEqualTo("0");
          assertThat(rows.getObject("cardinality")).isEqualTo(0L);
          assertThat(rows.getObject(12, Integer.class)).isZero();
          assertThat(rows.getBigDecimal("PAGES")).isZero();
          assertThatThrownBy(() -> rows.getBytes(11)).isInstanceOf(SQLException.class);
          assertThat(rows.getLong("PAGES")).isZero();
          assertThat(rows.getString("INDEX_NAME")).isNotEmpty();
        }
      }
      assertThat(seen).isPositive();
      guarded.enforcer.wholeTables = true;
      try (ResultSet rows =
          guarded.connection.getMetaData().getIndexInfo(null, null, people, false, true)) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getLong(11)).isEqualTo(3);
      }
    }
  }

  @Test
  void urlIsTheGuardedOne() throws SQLException {
    try (Guarded guarded = Guarded.h2()) {
      assertThat(guarded.connection.getMetaData().getURL()).startsWith("jdbc:scrim:h2:mem:");
      assertThat(guarded.connection.toString()).doesNotContain("jdbc:");
    }
  }
}
