package dev.scrim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.error.PolicyDeniedException;
import dev.scrim.error.PolicyUnavailableException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every execution is recorded before it is sent, and has exactly one end. */
class OutcomeTest {

  private Guarded guarded;

  @BeforeEach
  void open() throws SQLException {
    guarded = Guarded.h2();
  }

  @AfterEach
  void close() throws SQLException {
    guarded.close();
  }

  private Statement statement() throws SQLException {
    return guarded.connection.createStatement();
  }

  @Test
  void exhaustedQuery() throws SQLException {
    try (Statement s = statement();
        ResultSet rows = s.executeQuery("SELECT id FROM people")) {
      while (rows.next()) {
        assertThat(guarded.enforcer.record).containsExactly("start alice");
      }
      assertThat(guarded.enforcer.record).containsExactly("start alice", "ok 3 of 0");
    }
    assertThat(guarded.enforcer.record).hasSize(2);
    assertThat(guarded.enforcer.ran).isEqualTo(1);
  }

  @Test
  void closedQuery() throws SQLException {
    try (Statement s = statement();
        ResultSet rows = s.executeQuery("SELECT id FROM people")) {
      rows.next();
    }
    assertThat(guarded.enforcer.record).containsExactly("start alice", "ok 1 of 0");
  }

  @Test
  void scrolledQuery() throws SQLException {
    try (Statement s =
            guarded.connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        ResultSet rows = s.executeQuery("SELECT id FROM people")) {
      rows.last();
      rows.first();
    }
    assertThat(guarded.enforcer.record).containsExactly("start alice", "ok 3 of 0");
  }

  @Test
  void queryGivenUpWithItsStatement() throws SQLException {
    Statement s = statement();
    s.executeQuery("SELECT id FROM people").next();
    s.close();
    assertThat(guarded.enforcer.record).containsExactly("start alice", "abandoned 1 of 0");
  }

  @Test
  void queryGivenUpForTheNextOne() throws SQLException {
    try (Statement s = statement()) {
      s.executeQuery("SELECT id FROM people").next();
      s.executeQuery("SELECT id FROM people");
    }
    assertThat(guarded.enforcer.record)
        .containsExactly("start alice", "abandoned 1 of 0", "start alice", "abandoned 0 of 2");
  }

  @Test
  void queryGivenUpWithItsConnection() throws SQLException {
    ResultSet rows = statement().executeQuery("SELECT id FROM people");
    rows.next();
    rows.next();
    guarded.connection.close();
    assertThat(guarded.enforcer.record).containsExactly("start alice", "abandoned 2 of 0");
  }

  @Test
  void updateAndBatch() throws SQLException {
    try (Statement s = statement();
        PreparedStatement p =
            guarded.connection.prepareStatement("UPDATE people SET age = ? WHERE id > 101")) {
      s.executeUpdate("UPDATE people SET age = 1");
      for (int i = 0; i < 3; i++) {
        p.setInt(1, i);
        p.addBatch();
      }
      p.executeBatch();
      s.addBatch("UPDATE people SET age = 3");
      s.addBatch("DELETE FROM people");
      s.executeBatch();
    }
    assertThat(guarded.enforcer.record)
        .containsExactly(
            "start alice",
            "ok 3 of 0",
            "start alice x3",
            "ok 6 of 2",
            "start alice",
            "start alice",
            "ok -1 of 4",
            "ok -1 of 5");
  }

  @Test
  void failure() throws SQLException {
    try (Statement s = statement()) {
      assertThatThrownBy(() -> s.execute("SELECT 1 / 0 FROM people")).hasMessageContaining("zero");
      assertThatThrownBy(() -> s.execute("INSERT INTO people (id, name) VALUES (101, 'x')"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(guarded.enforcer.record)
        .containsExactly("start alice", "error 22012 of 0", "start alice", "error 23505 of 2");
  }

  @Test
  void refusalLeavesStatementAndTransactionHealthy() throws SQLException {
    guarded.enforcer.script(
        request -> {
          if (request.sql().contains("email")) {
            throw ScriptedEnforcer.denial();
          }
          return ScriptedEnforcer.unchanged(request);
        });
    guarded.connection.setAutoCommit(false);
    try (Statement s = statement();
        PreparedStatement p =
            guarded.connection.prepareStatement("SELECT email FROM people WHERE id = ?")) {
      s.executeUpdate("UPDATE people SET age = 7 WHERE id = 101");
      assertThatThrownBy(() -> s.executeQuery("SELECT email FROM people"))
          .isInstanceOf(PolicyDeniedException.class);
      p.setInt(1, 101);
      assertThatThrownBy(p::executeQuery).isInstanceOf(PolicyDeniedException.class);
      assertThatThrownBy(p::getMetaData).isInstanceOf(PolicyDeniedException.class);
      try (ResultSet rows = s.executeQuery("SELECT age FROM people WHERE id = 101")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(7);
      }
      guarded.enforcer.script(ScriptedEnforcer::unchanged);
      try (ResultSet rows = p.executeQuery()) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo("alice@example.org");
      }
      guarded.connection.commit();
    }
    assertThat(guarded.enforcer.record).filteredOn(line -> line.startsWith("start")).hasSize(3);
  }

  @Test
  void whatCannotBeRecordedIsNotSent() throws SQLException {
    try (Statement s = statement();
        PreparedStatement p =
            guarded.connection.prepareStatement("UPDATE people SET age = 1 WHERE id = ?")) {
      s.addBatch("UPDATE people SET age = 2");
      p.setInt(1, 101);
      p.addBatch();
      guarded.enforcer.unwritable = true;
      assertThatThrownBy(() -> s.executeUpdate("UPDATE people SET age = 3"))
          .isInstanceOf(PolicyUnavailableException.class);
      assertThatThrownBy(s::executeBatch).isInstanceOf(PolicyUnavailableException.class);
      assertThatThrownBy(p::executeBatch).isInstanceOf(PolicyUnavailableException.class);
      assertThatThrownBy(p::executeUpdate).isInstanceOf(PolicyUnavailableException.class);
      guarded.enforcer.unwritable = false;
      // the entries that were not sent do not go with the next batch
      s.addBatch("DELETE FROM people WHERE id = 0");
      assertThat(s.executeBatch()).containsExactly(0);
      p.setInt(1, 0);
      p.addBatch();
      assertThat(p.executeBatch()).containsExactly(0);
      try (ResultSet rows = s.executeQuery("SELECT min(age) FROM people")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(31);
      }
    }
  }

  @Test
  void knowsWhetherATransactionIsOpen() throws SQLException {
    assertThat(guarded.enforcer.inTransaction.getAsBoolean()).isFalse();
    try (Statement s = statement()) {
      s.execute("SELECT 1");
      assertThat(guarded.enforcer.inTransaction.getAsBoolean()).isFalse();
      guarded.connection.setAutoCommit(false);
      assertThat(guarded.enforcer.inTransaction.getAsBoolean()).isFalse();
      s.execute("SELECT 1");
      assertThat(guarded.enforcer.inTransaction.getAsBoolean()).isTrue();
      guarded.connection.commit();
      assertThat(guarded.enforcer.inTransaction.getAsBoolean()).isFalse();
      s.execute("SELECT 1");
      guarded.enforcer.script(
          request ->
              new ScriptedEnforcer.Draft(request)
                  .control()
                  .effect(dev.scrim.enforce.Plan.SessionEffect.TRANSACTION)
                  .plan());
      s.execute("SAVEPOINT a");
      s.execute("ROLLBACK TO SAVEPOINT a");
      assertThat(guarded.enforcer.inTransaction.getAsBoolean()).isTrue();
      s.execute("ROLLBACK");
      assertThat(guarded.enforcer.inTransaction.getAsBoolean()).isFalse();
    }
  }
}
