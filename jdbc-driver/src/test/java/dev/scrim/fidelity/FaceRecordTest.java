package dev.scrim.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scrim.Scrim;
import dev.scrim.Subject;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.testkit.PolicyServer;
import dev.scrim.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What JDBC calls leave in the audit trail, and for whom. */
class FaceRecordTest {

  private static final String DDL =
      """
      CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(20), n INT);
      INSERT INTO item VALUES (1, 'a', 0), (2, 'b', 1);
      """;

  private static final Fidelity FIDELITY = new Fidelity("records", DDL, DDL);

  @TempDir Path folder;

  private static final PolicyServer POLICY =
      PolicyServer.deciding(
          input -> {
            ObjectNode decision = Fidelity.permitting(input);
            if (input.at("/statement/kind").asText().equals("unwrap")) {
              decision.remove("grants");
            }
            return decision;
          });

  private Connection guarded(TestDatabase database, Map<String, String> more) throws SQLException {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("scrim.policy", POLICY.url());
    settings.put("scrim.audit", "file:" + folder.resolve("audit.jsonl"));
    return database.guarded(settings);
  }

  /** Each line: event, user, whether it was allowed or how it ended. */
  private List<String> record() throws Exception {
    List<String> lines = new ArrayList<>();
    JsonMapper json = JsonMapper.builder().build();
    for (String line : Files.readAllLines(folder.resolve("audit.jsonl"))) {
      JsonNode entry = json.readTree(line);
      lines.add(
          entry.path("event").asText().equals("outcome")
              ? entry.at("/outcome/status").asText()
                  + " "
                  + entry.at("/outcome/rows").asText()
                  + " "
                  + entry.at("/outcome/sql_state").asText()
              : entry.at("/subject/user").asText()
                  + " "
                  + entry.at("/statement/kind").asText()
                  + " "
                  + entry.at("/outcome/status").asText("permitted"));
    }
    return lines;
  }

  @ParameterizedTest
  @EnumSource
  void refusalsOfFacesAreRecorded(Fidelity.On product) throws Exception {
    try (TestDatabase database = FIDELITY.database(product);
        Connection c = guarded(database, Map.of("scrim.user", "alice"))) {
      assertThatThrownBy(() -> c.unwrap(org.postgresql.PGConnection.class))
          .isInstanceOf(PolicyDeniedException.class);
    }
    assertThat(record()).hasSize(1).allMatch(line -> line.startsWith("alice unwrap"));
  }

  @ParameterizedTest
  @EnumSource
  void aMissingSubjectIsRecorded(Fidelity.On product) throws Exception {
    Map<String, String> required = Map.of("scrim.user", "app", "scrim.subject", "required");
    try (TestDatabase database = FIDELITY.database(product);
        Connection c = guarded(database, required);
        Statement s = c.createStatement()) {
      assertThatThrownBy(() -> s.executeQuery("SELECT id FROM item"))
          .isInstanceOf(PolicyDeniedException.class)
          .satisfies(e -> assertThat(((PolicyDeniedException) e).decisionId()).isNotNull());
      try (Scrim.Scope scope = Scrim.as(Subject.of("bob"))) {
        s.executeQuery("SELECT id FROM item").close();
      }
      c.setClientInfo("scrim.user", "carol");
      s.executeQuery("SELECT id FROM item").close();
    }
    assertThat(record()).hasSize(5);
    assertThat(record().get(0)).startsWith("app ");
    assertThat(record().get(1)).isEqualTo("bob select permitted");
    assertThat(record().get(3)).isEqualTo("carol select permitted");
  }

  @ParameterizedTest
  @EnumSource
  void lockedLetsNothingChangeTheSubject(Fidelity.On product) throws Exception {
    Map<String, String> locked = Map.of("scrim.user", "app", "scrim.subject", "locked");
    try (TestDatabase database = FIDELITY.database(product);
        Connection c = guarded(database, locked);
        Statement s = c.createStatement()) {
      assertThatThrownBy(() -> c.setClientInfo("scrim.user", "carol"))
          .isInstanceOf(SQLException.class);
      try (Scrim.Scope scope = Scrim.as(Subject.of("bob"))) {
        assertThatThrownBy(() -> s.executeQuery("SELECT id FROM item"))
            .isInstanceOf(PolicyDeniedException.class);
      }
      s.executeQuery("SELECT id FROM item").close();
    }
    assertThat(record()).hasSize(3);
    assertThat(record().get(0)).startsWith("app ");
    assertThat(record().get(1)).isEqualTo("app select permitted");
  }

  /** H2 takes a statement when it is prepared, PostgreSQL when it runs; the lines are the same. */
  @ParameterizedTest
  @EnumSource
  void whatTheServerDoesNotTakeHasAnOutcome(Fidelity.On product) throws Exception {
    try (TestDatabase database = FIDELITY.database(product);
        Connection c = guarded(database, Map.of("scrim.user", "alice"));
        PreparedStatement s = c.prepareStatement("SELECT lower(id, 1) FROM item")) {
      assertThatThrownBy(s::executeQuery).isInstanceOf(SQLException.class);
    }
    List<String> lines = record();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).isEqualTo("alice select permitted");
    assertThat(lines.get(1)).startsWith("error null 42");
  }

  @ParameterizedTest
  @EnumSource
  void changesOfRowsAreRecorded(Fidelity.On product) throws Exception {
    try (TestDatabase database = FIDELITY.database(product);
        Connection c = guarded(database, Map.of("scrim.user", "alice"));
        Statement s =
            c.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        ResultSet rows = s.executeQuery("SELECT * FROM item ORDER BY id")) {
      rows.next();
      rows.updateString(2, "z");
      rows.updateRow();
      rows.deleteRow();
    }
    assertThat(record())
        .containsSubsequence(
            "alice select permitted",
            "alice update permitted",
            "ok 1 null",
            "alice delete permitted",
            "ok 1 null");
  }

  /** Others see what a transaction changed of the catalogue as soon as it ends. */
  @ParameterizedTest
  @EnumSource
  void tablesOfATransactionAreSeenAtItsEnd(Fidelity.On product) throws Exception {
    try (TestDatabase database = FIDELITY.database(product);
        Connection c = guarded(database, Map.of("scrim.user", "alice"));
        Connection other = guarded(database, Map.of("scrim.user", "alice"));
        Statement s = c.createStatement();
        Statement reader = other.createStatement()) {
      reader.executeQuery("SELECT * FROM item").close();
      c.setAutoCommit(false);
      s.execute("ALTER TABLE item DROP COLUMN n");
      s.execute("ALTER TABLE item ADD COLUMN added INT DEFAULT 5");
      c.commit();
      try (ResultSet rows = reader.executeQuery("SELECT * FROM item ORDER BY id")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt("added")).isEqualTo(5);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBatchOfSeveralSubjectsIsRefused(Fidelity.On product) throws Exception {
    try (TestDatabase database = FIDELITY.database(product);
        Connection c = guarded(database, Map.of("scrim.user", "alice"));
        PreparedStatement s = c.prepareStatement("INSERT INTO item VALUES (?, 'x', 0)")) {
      s.setInt(1, 10);
      s.addBatch();
      s.setInt(1, 11);
      try (Scrim.Scope scope = Scrim.as(Subject.of("bob"))) {
        assertThatThrownBy(s::addBatch)
            .isInstanceOf(PolicyDeniedException.class)
            .hasMessageContaining("one subject");
      }
      s.setInt(1, 1);
      s.addBatch();
      assertThatThrownBy(s::executeBatch).isInstanceOf(BatchUpdateException.class);
    }
  }

  /** A refusal reaches no server, so the transaction around it stays as it is. */
  @ParameterizedTest
  @EnumSource
  void aTransactionGoesOnAfterARefusal(Fidelity.On product) throws Exception {
    try (TestDatabase database = FIDELITY.database(product);
        Connection c = guarded(database, Map.of("scrim.user", "alice"));
        Statement s = c.createStatement()) {
      c.setAutoCommit(false);
      assertThat(s.executeUpdate("UPDATE item SET n = 5 WHERE id = 1")).isEqualTo(1);
      for (String refused :
          List.of("SELECT id FROM no_such_table", "SELECT 1; SELECT 2", "{zzz}")) {
        assertThatThrownBy(() -> s.execute(refused)).isInstanceOf(SQLException.class);
      }
      assertThat(s.executeUpdate("UPDATE item SET n = 6 WHERE id = 2")).isEqualTo(1);
      c.commit();
      try (ResultSet rows = s.executeQuery("SELECT sum(n) FROM item")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(11);
      }
    }
  }

  /** Each thread has its own scope, and none inherits one: platform or virtual, where there are. */
  @Test
  void scopesBelongToTheirThreads() throws Exception {
    try (TestDatabase database = FIDELITY.database(Fidelity.On.H2)) {
      ExecutorService threads = threads();
      List<Future<?>> running = new ArrayList<>();
      try (Scrim.Scope outer = Scrim.as(Subject.of("outer"))) {
        for (int i = 0; i < 50; i++) {
          String user = "user" + i;
          Callable<Void> task =
              () -> {
                try (Connection c = guarded(database, Map.of("scrim.user", "nobody"));
                    Statement s = c.createStatement()) {
                  s.executeQuery("SELECT id FROM item").close();
                  try (Scrim.Scope scope = Scrim.as(Subject.of(user))) {
                    Thread.sleep(5);
                    s.executeQuery("SELECT name FROM item").close();
                  }
                }
                return null;
              };
          running.add(threads.submit(task));
        }
        for (Future<?> each : running) {
          each.get();
        }
      } finally {
        threads.shutdownNow();
      }
      List<String> permitted = record().stream().filter(l -> l.endsWith("permitted")).toList();
      assertThat(permitted).hasSize(100).doesNotContain("outer select permitted");
      assertThat(permitted.stream().filter("nobody select permitted"::equals)).hasSize(50);
      for (int i = 0; i < 50; i++) {
        assertThat(permitted).containsOnlyOnce("user" + i + " select permitted");
      }
    }
  }

  private static ExecutorService threads() throws ReflectiveOperationException {
    if (Runtime.version().feature() >= 21) {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }
    return Executors.newFixedThreadPool(8);
  }
}
