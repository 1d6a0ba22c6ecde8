package dev.scrim.enforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scrim.Scrim;
import dev.scrim.Subject;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.testkit.PolicyServer;
import dev.scrim.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A database behind Scrim with a decision stated in the test; makes a case one line. */
final class Guarded implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PolicyServer policy;
  private final TestDatabase database;
  private final Connection connection;
  private volatile String decision;
  private Subject subject = Subject.of("alice").roles("analyst").attribute("region", "EU");

  Guarded(TestDatabase database, String decision) throws SQLException {
    this.database = database;
    this.decision = decision;
    this.policy =
        PolicyServer.deciding(
            input -> {
              try {
                return JSON.readTree(this.decision.replace('`', '"'));
              } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
              }
            });
    this.connection =
        database.guarded(
            Map.of(
                "scrim.policy",
                policy.url(),
                "scrim.audit",
                "none",
                "scrim.decision.max-age",
                "0"));
  }

  Guarded as(Subject other) {
    subject = other;
    return this;
  }

  Guarded decided(String other) {
    decision = other;
    return this;
  }

  Connection connection() {
    return connection;
  }

  List<JsonNode> requests() {
    return policy.inputs();
  }

  /** The rows, each with its values parted by {@code |}. */
  List<String> rows(String sql, Object... parameters) throws SQLException {
    try (Scrim.Scope scope = Scrim.as(subject);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return read(rows);
      }
    }
  }

  /** The same rows by a plain statement. */
  List<String> plainRows(String sql) throws SQLException {
    try (Scrim.Scope scope = Scrim.as(subject);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return read(rows);
    }
  }

  void gives(String sql, String... expected) throws SQLException {
    assertThat(rows(sql)).as(sql).containsExactly(expected);
    assertThat(plainRows(sql)).as(sql).containsExactly(expected);
  }

  int update(String sql) throws SQLException {
    try (Scrim.Scope scope = Scrim.as(subject);
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  void refuses(String sql, String... mentioning) {
    PolicyDeniedException refusal =
        catchThrowableOfType(PolicyDeniedException.class, () -> run(sql));
    assertThat((Throwable) refusal).as(sql).isNotNull();
    assertThat(refusal.getSQLState()).isEqualTo("42501");
    for (String word : mentioning) {
      assertThat(refusal.getMessage()).as(sql).contains(word);
    }
  }

  void run(String sql) throws SQLException {
    try (Scrim.Scope scope = Scrim.as(subject);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    policy.close();
    database.close();
  }

  private static List<String> read(ResultSet rows) throws SQLException {
    ResultSetMetaData metaData = rows.getMetaData();
    List<String> read = new ArrayList<>();
    while (rows.next()) {
      StringBuilder row = new StringBuilder();
      for (int i = 1; i <= metaData.getColumnCount(); i++) {
        row.append(i > 1 ? "|" : "").append(rows.getString(i));
      }
      read.add(row.toString());
    }
    return read;
  }
}
