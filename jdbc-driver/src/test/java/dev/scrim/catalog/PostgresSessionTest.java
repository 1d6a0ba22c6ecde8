package dev.scrim.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.config.Dialect;
import dev.scrim.error.PolicyUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

class PostgresSessionTest {

  private TestPostgres database;
  private Connection raw;
  private LiveSession session;

  @BeforeEach
  void open() throws SQLException {
    database = TestPostgres.database();
    raw = database.open();
    session = new LiveSession(raw, Dialect.POSTGRESQL, this::inTransaction);
  }

  @AfterEach
  void close() throws SQLException {
    raw.close();
  }

  private TransactionState state() throws SQLException {
    return raw.unwrap(BaseConnection.class).getTransactionState();
  }

  private boolean inTransaction() {
    try {
      return state() != TransactionState.IDLE;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void run(String... statements) throws SQLException {
    try (Statement statement = raw.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private String ask(String sql) throws SQLException {
    try (Statement statement = raw.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void givesThePathInTheServersOrder() throws SQLException {
    run("CREATE SCHEMA \"O.dd, \"\"x\"", "CREATE SCHEMA b");
    assertThat(session.names().searchPath()).containsExactly("pg_catalog", "public");

    run("SET search_path = b, missing, \"O.dd, \"\"x\", pg_catalog, public");
    assertThat(session.names().searchPath()).containsExactly("pg_catalog", "public");
    session.invalidate();
    assertThat(session.names().searchPath())
        .containsExactly("b", "O.dd, \"x", "pg_catalog", "public");
    assertThat(session.names()).isSameAs(session.names());
  }

  @Test
  void describesTemporaryTables() throws SQLException {
    run(
        "CREATE DOMAIN short AS varchar(9)",
        "CREATE TYPE mood AS ENUM ('x')",
        "CREATE TABLE \"Parent\" (id int)",
        "CREATE TABLE t (other int)",
        "CREATE TEMP TABLE t (b int, \"A\" varchar(4), c short, d mood, e numeric(4,1)[], f mood[],"
            + " PRIMARY KEY (b)) INHERITS (\"Parent\")",
        "CREATE TEMP VIEW v AS SELECT * FROM t");

    SessionNames names = session.names();

    String schema = ask("SELECT nspname FROM pg_namespace WHERE oid = pg_my_temp_schema()");
    assertThat(names.searchPath()).containsExactly(schema, "pg_catalog", "public");
    assertThat(names.temporaryTables()).containsOnlyKeys("t", "v");
    Table table = names.temporaryTables().get("t");
    assertThat(table.kind()).isEqualTo(TableKind.TEMPORARY);
    assertThat(table.schema()).isEqualTo(schema);
    assertThat(table.parent()).isEqualTo("public.parent");
    assertThat(table.primaryKey()).containsExactly("b");
    assertThat(table.columns())
        .extracting(Column::name)
        .containsExactly("id", "b", "A", "c", "d", "e", "f");
    assertThat(table.column("A").type()).isEqualTo("pg_catalog.varchar(4)");
    assertThat(table.column("c").length()).isEqualTo(9);
    assertThat(table.column("c").family()).isEqualTo(TypeFamily.TEXT);
    assertThat(table.column("d").type()).isEqualTo("\"public\".\"mood\"");
    assertThat(table.column("e").type()).isEqualTo("pg_catalog.numeric(4,1)[]");
    assertThat(table.column("f").type()).isEqualTo("\"public\".\"mood\"[]");
    assertThat(names.temporaryTables().get("v").kind()).isEqualTo(TableKind.VIEW);
    assertThat(names.temporaryTables().get("v").definition()).isNull();
  }

  @Test
  void opensNoTransactionAndLeavesTheConnectionAsItWas() throws SQLException {
    raw.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    raw.setReadOnly(true);
    raw.setAutoCommit(false);

    session.names();

    assertThat(state()).isEqualTo(TransactionState.IDLE);
    assertThat(raw.getAutoCommit()).isFalse();
    assertThat(raw.isReadOnly()).isTrue();
    assertThat(raw.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
    assertThat(ask("SHOW transaction_read_only")).isEqualTo("on");
    assertThat(ask("SHOW transaction_isolation")).isEqualTo("serializable");
    assertThatThrownBy(() -> run("CREATE TABLE x ()")).hasMessageContaining("read-only");
  }

  /** Reading must not take the snapshot that the caller's first query is to take. */
  @Test
  void fixesNoSnapshot() throws SQLException {
    run("CREATE TABLE t (id int)");
    raw.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    raw.setAutoCommit(false);
    session.names();
    database.run("INSERT INTO t VALUES (1)");

    assertThat(ask("SELECT count(*) FROM t")).isEqualTo("1");
  }

  @Test
  void readsInsideAnOpenTransactionAndForgetsAtItsEnd() throws SQLException {
    run("CREATE SCHEMA a");
    session.names();
    raw.setAutoCommit(false);
    run("SET LOCAL search_path = a", "CREATE TEMP TABLE mine (id int) ON COMMIT DROP");
    session.invalidate();

    assertThat(session.names().searchPath()).contains("a");
    assertThat(session.names().temporaryTables()).containsOnlyKeys("mine");
    assertThat(state()).isEqualTo(TransactionState.OPEN);

    raw.commit();
    assertThat(session.names().searchPath()).doesNotContain("a").contains("public");
    assertThat(session.names().temporaryTables()).isEmpty();
    assertThat(state()).isEqualTo(TransactionState.IDLE);
  }

  @Test
  void keepsTheLastNamesInAFailedTransaction() throws SQLException {
    SessionNames before = session.names();
    raw.setAutoCommit(false);
    assertThatThrownBy(() -> run("SELECT 1 / 0")).isInstanceOf(SQLException.class);
    session.invalidate();

    assertThat(session.names()).isSameAs(before);

    raw.rollback();
    assertThat(session.names()).isNotSameAs(before).isEqualTo(before);
  }

  @Test
  void refusesInAFailedTransactionWithoutNames() throws SQLException {
    raw.setAutoCommit(false);
    assertThatThrownBy(() -> run("SELECT 1 / 0")).isInstanceOf(SQLException.class);

    assertThatThrownBy(session::names)
        .isInstanceOf(PolicyUnavailableException.class)
        .hasMessageContaining("roll it back");
  }

  /** Operators, functions and types of the caller's own must not answer for the server's. */
  @Test
  void isNotMisledByTheSearchPath() throws SQLException {
    run(
        "CREATE SCHEMA evil",
        "CREATE FUNCTION evil.never(oid, oid) RETURNS boolean LANGUAGE sql AS 'SELECT false'",
        "CREATE FUNCTION evil.never(\"char\", \"char\") RETURNS boolean LANGUAGE sql AS 'SELECT"
            + " false'",
        "CREATE FUNCTION evil.current_schemas(boolean) RETURNS name[] LANGUAGE sql AS"
            + " 'SELECT ARRAY[''x''::name]'",
        "CREATE OPERATOR evil.= (leftarg = oid, rightarg = oid, function = evil.never)",
        "CREATE OPERATOR evil.= (leftarg = \"char\", rightarg = \"char\", function = evil.never)",
        "CREATE TABLE evil.pg_class (oid oid)",
        "CREATE TEMP TABLE pg_attribute (oid oid, n numeric(3,1))",
        "SET search_path = evil, pg_catalog");

    assertThat(session.names().searchPath()).hasSize(3).endsWith("evil", "pg_catalog");
    assertThat(session.names().temporaryTables()).containsOnlyKeys("pg_attribute");
    assertThat(session.names().temporaryTables().get("pg_attribute").columns()).hasSize(2);
  }
}
