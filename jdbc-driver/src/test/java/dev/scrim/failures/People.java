package dev.scrim.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scrim.error.PolicyDeniedException;
import dev.scrim.error.PolicyUnavailableException;
import dev.scrim.testkit.H2;
import dev.scrim.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A small H2 database behind Scrim that can tell whether a refused statement has reached it. */
final class People implements AutoCloseable {

  static final String READ = "SELECT marked_name FROM marked_people";
  static final String WRITE = "INSERT INTO marked_people VALUES (3, 'Grace', 3)";

  /** A decision that shows all; the tests break it in one place each. */
  static final String GOOD =
      """
      {"allow": true,
       "tables": {"public.marked_people": {
         "columns": {"marked_name": {"action": "show", "write": true}},
         "other_columns": {"action": "show", "write": true}, "delete": true}}}""";

  private static final String COLUMN = "MARKED_NAME";

  private final TestDatabase database;
  private final StatementLog log;

  People() throws SQLException {
    database =
        H2.fresh(
            "CREATE TABLE marked_people (id INT PRIMARY KEY, marked_name VARCHAR, age INT);"
                + "INSERT INTO marked_people VALUES (1, 'Ada', 36), (2, 'Alan', 41)");
    log = StatementLog.startedIn(database);
  }

  @Override
  public void close() {
    database.close();
  }

  /** A connection through Scrim, decided at that address. The caller closes it. */
  Connection connect(String policy) throws SQLException {
    return database.guarded(
        Map.of(
            "scrim.policy", policy,
            "scrim.policy.timeout", "1s",
            "scrim.user", "alice",
            "scrim.audit", "none"));
  }

  /** What the database has run of the marked statements. */
  boolean sawMarkedStatement() throws SQLException {
    return !log.mentioning(COLUMN).isEmpty();
  }

  /** Refused by every way to run it, in words, and the database has not seen it. */
  SQLException assertRefused(
      Connection connection, Class<? extends SQLException> type, String state) throws SQLException {
    SQLException read;
    try (Statement statement = connection.createStatement()) {
      read = refusal(() -> statement.executeQuery(READ), type, state);
      refusal(() -> statement.execute(READ), type, state);
      refusal(() -> statement.executeUpdate(WRITE), type, state);
    }
    refusal(
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.executeQuery();
          }
        },
        type,
        state);
    assertThat(connection.isValid(1)).isTrue();
    assertThat(log.mentioning(COLUMN)).isEmpty();
    assertThat(count()).isEqualTo(2);
    return read;
  }

  private static SQLException refusal(
      Execution execution, Class<? extends SQLException> type, String state) {
    SQLException refusal = catchThrowableOfType(type, execution::run);
    assertThat((Throwable) refusal).as("the statement ran").isNotNull();
    assertThat((Throwable) refusal)
        .isInstanceOfAny(PolicyDeniedException.class, PolicyUnavailableException.class);
    assertThat(refusal.getSQLState())
        .isEqualTo(refusal instanceof PolicyDeniedException ? "42501" : "58000");
    if (state != null) {
      assertThat(refusal.getSQLState()).isEqualTo(state);
    }
    assertThat(refusal.getMessage()).isNotBlank().doesNotContain("Ada", "Grace");
    return refusal;
  }

  private interface Execution {
    void run() throws SQLException;
  }

  /** How many people there are, read past Scrim. */
  int count() throws SQLException {
    try (Connection connection = database.raw();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM marked_people")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
