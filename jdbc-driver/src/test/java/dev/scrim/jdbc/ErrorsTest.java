package dev.scrim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scrim.jdbc.ScriptedEnforcer.Draft;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of protected statements tell what happened and to which constraint, and no data. */
class ErrorsTest {

  private static Guarded guarded(String product) throws SQLException {
    Guarded guarded = Guarded.on(product);
    guarded.enforcer.script(request -> new Draft(request).guarded().plan());
    return guarded;
  }

  private static SQLException error(Guarded guarded, String sql) throws SQLException {
    try (Statement s = guarded.connection.createStatement()) {
      return catchThrowableOfType(SQLException.class, () -> s.execute(sql));
    }
  }

  /** Looks into every object that can be reached from the error. */
  private static void assertNoData(Throwable error, String... data) throws Exception {
    StringWriter all = new StringWriter();
    error.printStackTrace(new PrintWriter(all));
    Deque<Object> open = new ArrayDeque<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    open.add(error);
    while (!open.isEmpty()) {
      Object object = open.poll();
      if (!seen.add(object) || object instanceof Class) {
        continue;
      }
      all.append(object instanceof StackTraceElement ? "" : object + "\n");
      assertThat(object.getClass().getName()).doesNotStartWith("org.");
      if (object instanceof SQLException e && e.getNextException() != null) {
        open.add(e.getNextException());
      }
      if (object instanceof Throwable t) {
        if (t.getCause() != null) {
          open.add(t.getCause());
        }
        open.addAll(List.of(t.getSuppressed()));
      }
      if (!object.getClass().getName().startsWith("java.")) {
        for (Field field : object.getClass().getDeclaredFields()) {
          field.setAccessible(true);
          Object value = field.get(object);
          if (!Modifier.isStatic(field.getModifiers()) && value != null) {
            open.add(value);
          }
        }
      }
    }
    assertThat(seen).isNotEmpty();
    assertThat(all.toString()).doesNotContain(data);
  }

  @ParameterizedTest
  @CsvSource({"h2, 23505, PEOPLE_EMAIL_KEY, PEOPLE", "postgres, 23505, people_email_key, people"})
  void uniqueViolation(String product, String state, String constraint, String table)
      throws Exception {
    try (Guarded guarded = guarded(product)) {
      SQLException error =
          error(guarded, "UPDATE people SET email = 'alice@example.org' WHERE id = 102");
      assertThat(error.getSQLState()).isEqualTo(state);
      assertThat((Throwable) error)
          .hasMessageContaining("unique")
          .hasMessageContaining("constraint " + constraint)
          .hasMessageContaining(table)
          .hasMessageContaining("withheld");
      if (product.equals("h2")) {
        assertThat((Throwable) error).isInstanceOf(SQLIntegrityConstraintViolationException.class);
        assertThat(error.getErrorCode()).isEqualTo(23505);
      }
      assertNoData(error, "alice@");
    }
  }

  @ParameterizedTest
  @CsvSource({"h2, 23513, PEOPLE_AGE_CHECK", "postgres, 23514, people_age_check"})
  void checkViolation(String product, String state, String constraint) throws Exception {
    try (Guarded guarded = guarded(product)) {
      SQLException error = error(guarded, "UPDATE people SET age = 777 WHERE id = 102");
      assertThat(error.getSQLState()).isEqualTo(state);
      assertThat((Throwable) error).hasMessageContaining("constraint " + constraint);
      assertNoData(error, "777", "bob@", "Bob");
    }
  }

  @ParameterizedTest
  @CsvSource({"h2, NAME", "postgres, name"})
  void missingValue(String product, String column) throws Exception {
    try (Guarded guarded = guarded(product)) {
      SQLException error = error(guarded, "UPDATE people SET name = NULL WHERE id = 102");
      assertThat(error.getSQLState()).isEqualTo("23502");
      assertThat((Throwable) error).hasMessageContaining("column " + column);
      assertNoData(error, "bob@");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void conversion(String product) throws Exception {
    try (Guarded guarded = guarded(product)) {
      SQLException error = error(guarded, "SELECT CAST(email AS INT) FROM people");
      assertThat(error.getSQLState()).startsWith("22");
      assertNoData(error, "alice@");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void whileRowsAreRead(String product) throws Exception {
    try (Guarded guarded = guarded(product)) {
      guarded.connection.setAutoCommit(false);
      try (Statement s = guarded.connection.createStatement()) {
        s.setFetchSize(1);
        s.execute("INSERT INTO people (id, name, email) VALUES (1, '7', NULL)");
        SQLException error =
            catchThrowableOfType(
                SQLException.class,
                () -> {
                  ResultSet rows =
                      s.executeQuery(
                          "SELECT CASE WHEN id < 101 THEN 1 ELSE CAST(email AS INT) END"
                              + " FROM people ORDER BY id");
                  while (rows.next()) {
                    rows.getInt(1);
                  }
                });
        assertNoData(error, "alice@");
      }
      assertThat(guarded.enforcer.record).last().asString().startsWith("error 22");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void batch(String product) throws Exception {
    try (Guarded guarded = guarded(product);
        PreparedStatement s =
            guarded.connection.prepareStatement(
                "INSERT INTO people (id, name, email) VALUES (?, 'x', ?)")) {
      s.setInt(1, 1);
      s.setString(2, "new@example.org");
      s.addBatch();
      s.setInt(1, 2);
      s.setString(2, "bob@example.org");
      s.addBatch();
      BatchUpdateException error =
          catchThrowableOfType(BatchUpdateException.class, s::executeBatch);
      assertThat(error.getUpdateCounts()).hasSize(2);
      assertThat(error.getSQLState()).isEqualTo("23505");
      assertThat(error.getNextException().getSQLState()).isEqualTo("23505");
      assertNoData(error, "bob@");
    }
  }

  @Test
  void deferredConstraintAtCommit() throws Exception {
    try (Guarded guarded = guarded("postgres")) {
      try (Statement s = guarded.connection.createStatement()) {
        s.execute("ALTER TABLE people DROP CONSTRAINT people_email_key");
        s.execute(
            "ALTER TABLE people ADD CONSTRAINT late UNIQUE (email) DEFERRABLE INITIALLY DEFERRED");
        guarded.connection.setAutoCommit(false);
        s.execute("UPDATE people SET email = 'bob@example.org'");
        SQLException error = catchThrowableOfType(SQLException.class, guarded.connection::commit);
        assertThat(error.getSQLState()).isEqualTo("23505");
        assertThat((Throwable) error).hasMessageContaining("late");
        assertNoData(error, "bob@");
        guarded.connection.rollback();

        s.execute("UPDATE people SET email = 'bob@example.org'");
        guarded.enforcer.script(request -> new Draft(request).control().plan());
        assertNoData(error(guarded, "SET CONSTRAINTS ALL IMMEDIATE"), "bob@");
      }
    }
  }

  @Test
  void warningsOfProtectedStatementsAreDropped() throws Exception {
    try (Guarded guarded = Guarded.postgres();
        Statement s = guarded.connection.createStatement()) {
      String warn = "DO $$ BEGIN RAISE WARNING 'alice'; END $$";
      s.execute(warn);
      assertThat((Throwable) s.getWarnings()).hasMessageContaining("alice");
      guarded.enforcer.script(request -> new Draft(request).guarded().plan());
      s.execute(warn);
      assertThat((Throwable) s.getWarnings()).isNull();
      assertThat((Throwable) guarded.connection.getWarnings()).isNull();
      guarded.enforcer.script(ScriptedEnforcer::unchanged);
      s.clearWarnings();
      s.execute(warn);
      s.execute(warn);
      assertThat((Throwable) s.getWarnings()).isNotNull();
    }
  }

  @Test
  void timeOutsStayTimeOuts() throws Exception {
    try (Guarded guarded = guarded("h2");
        Statement s = guarded.connection.createStatement()) {
      s.setQueryTimeout(1);
      SQLException error =
          catchThrowableOfType(
              SQLException.class,
              () ->
                  s.executeQuery(
                      "SELECT count(*) FROM system_range(1, 100000), system_range(1, 100000)"));
      assertThat((Throwable) error).isInstanceOf(SQLTimeoutException.class);
    }
  }

  @Test
  void anotherThreadCancels() throws Exception {
    try (Guarded guarded = guarded("postgres");
        PreparedStatement s = guarded.connection.prepareStatement("SELECT pg_sleep(20)")) {
      Thread canceller =
          new Thread(
              () -> {
                try {
                  Thread.sleep(500);
                  s.cancel();
                } catch (InterruptedException | SQLException e) {
                  throw new AssertionError(e);
                }
              });
      canceller.start();
      SQLException error = catchThrowableOfType(SQLException.class, s::executeQuery);
      canceller.join();
      assertThat(error.getSQLState()).isEqualTo("57014");
      assertThat((Throwable) error).hasMessageContaining("cancelled");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void unprotectedStatementsKeepTheirErrors(String product) throws Exception {
    try (Guarded guarded = Guarded.on(product)) {
      SQLException error =
          error(guarded, "UPDATE people SET email = 'alice@example.org' WHERE id = 102");
      assertThat((Throwable) error).hasMessageContaining("alice@");
    }
  }
}
