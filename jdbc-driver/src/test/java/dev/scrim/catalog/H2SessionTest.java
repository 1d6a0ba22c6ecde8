package dev.scrim.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.config.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class H2SessionTest {

  private TestH2 database;
  private Connection raw;
  private LiveSession session;
  private boolean inTransaction;

  @BeforeEach
  void open() throws SQLException {
    database = new TestH2("");
    raw = database.open();
    session = new LiveSession(raw, Dialect.H2, () -> inTransaction);
  }

  @AfterEach
  void close() throws SQLException {
    raw.close();
    database.close();
  }

  private void run(String... statements) throws SQLException {
    try (Statement statement = raw.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void givesTheCurrentSchemaAndThePath() throws SQLException {
    run("CREATE SCHEMA \"a,\"\"b\"", "CREATE SCHEMA c");
    assertThat(session.names().searchPath()).containsExactly("PUBLIC");

    run("SET SCHEMA c", "SET SCHEMA_SEARCH_PATH \"a,\"\"b\", c, public");
    session.invalidate();

    assertThat(session.names().searchPath()).containsExactly("C", "a,\"b", "PUBLIC");
  }

  @Test
  void describesTemporaryTablesThatTheSessionFinds() throws SQLException {
    run(
        "CREATE SCHEMA archive",
        "CREATE TABLE archive.t (perm INT)",
        "CREATE LOCAL TEMPORARY TABLE t (id INT, name VARCHAR(4))",
        "CREATE LOCAL TEMPORARY TABLE \"mixed\" (id INT)");
    database.run("CREATE LOCAL TEMPORARY TABLE theirs (id INT)");

    SessionNames names = session.names();
    assertThat(names.temporaryTables()).containsOnlyKeys("T", "mixed");
    Table table = names.temporaryTables().get("T");
    assertThat(table.kind()).isEqualTo(TableKind.TEMPORARY);
    assertThat(table.schema()).isEqualTo("PUBLIC");
    assertThat(table.columns()).extracting(Column::name).containsExactly("ID", "NAME");

    // Where the current schema has a table of that name, H2 takes that one.
    run("SET SCHEMA archive");
    session.invalidate();
    assertThat(session.names().temporaryTables()).containsOnlyKeys("mixed");
    try (Statement statement = raw.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM t")) {
      assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo("PERM");
    }
  }

  @Test
  void doesNotTakeATemporaryTableForAPermanentOneOfTheSameFullName() throws SQLException {
    run("CREATE LOCAL TEMPORARY TABLE t (id INT)");
    database.run("CREATE TABLE t (secret INT)");

    assertThat(session.names().temporaryTables()).isEmpty();
    try (Statement statement = raw.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM PUBLIC.T")) {
      assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo("SECRET");
    }
  }

  @Test
  void leavesTheConnectionAsItWas() throws SQLException {
    run("CREATE TABLE t (id INT)");
    raw.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    raw.setAutoCommit(false);

    session.names();

    assertThat(raw.getAutoCommit()).isFalse();
    assertThat(raw.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
    database.run("INSERT INTO t VALUES (1)");
    try (Statement statement = raw.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(1);
    }
  }

  @Test
  void doesNotCommitAnOpenTransaction() throws SQLException {
    run("CREATE TABLE t (id INT)");
    raw.setAutoCommit(false);
    run("INSERT INTO t VALUES (1)");
    inTransaction = true;

    session.names();

    raw.rollback();
    try (Statement statement = raw.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }
}
