package dev.scrim.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scrim.testkit.H2;
import dev.scrim.testkit.PolicyServer;
import dev.scrim.testkit.Postgres;
import dev.scrim.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Plays scripts on the real URL and on Scrim's with a policy that permits everything, each on a
 * database of its own, and compares what they saw.
 */
final class Fidelity {

  /** The products on which a script is played. */
  enum On {
    POSTGRESQL,
    H2
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PolicyServer FULL_ACCESS = PolicyServer.deciding(Fidelity::permitting);

  private final Map<String, Script> scripts = new LinkedHashMap<>();
  private final String name;
  private final String postgres;
  private final String h2;

  /**
   * A group of scripts.
   *
   * @param name of the PostgreSQL template, which no other group has
   * @param postgres DDL of each of its databases
   * @param h2 the same for H2
   */
  Fidelity(String name, String postgres, String h2) {
    this.name = name;
    this.postgres = postgres;
    this.h2 = h2;
  }

  /** A script for both products. */
  Fidelity both(String what, Script script) {
    return on(On.POSTGRESQL, what, script).on(On.H2, what, script);
  }

  Fidelity on(On product, String what, Script script) {
    scripts.put(product + ": " + what, script);
    return this;
  }

  Stream<DynamicTest> tests() {
    return scripts.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> compare(e.getKey(), e.getValue())));
  }

  private void compare(String name, Script script) throws Exception {
    On product = name.startsWith("H2") ? On.H2 : On.POSTGRESQL;
    List<String> expected;
    try (TestDatabase database = database(product);
        Connection raw = database.raw()) {
      expected = played(script, raw);
    }
    try (TestDatabase database = database(product);
        Connection guarded = guarded(database)) {
      assertThat(expected).isNotEmpty();
      assertThat(differences(expected, played(script, guarded))).isEmpty();
    }
  }

  /** The lines in which two transcripts differ, told as a person wants to read it. */
  static List<String> differences(List<String> expected, List<String> actual) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String wanted = i < expected.size() ? expected.get(i) : "(nothing)";
      String got = i < actual.size() ? actual.get(i) : "(nothing)";
      if (!wanted.equals(got)) {
        differences.add("raw " + i + ": " + wanted + "\n    scrim: " + got);
      }
    }
    return differences;
  }

  private static List<String> played(Script script, Connection connection) throws Exception {
    Out out = new Out();
    script.play(connection, out);
    return out.lines;
  }

  TestDatabase database(On product) {
    if (product == On.H2) {
      return H2.fresh(h2);
    }
    Postgres.template(
        "fidelity_" + name + "_template",
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(postgres);
          }
        });
    return Postgres.fresh("fidelity_" + name + "_template");
  }

  /** A connection of somebody who may do everything. */
  static Connection guarded(TestDatabase database) throws SQLException {
    return guarded(database, FULL_ACCESS);
  }

  static Connection guarded(TestDatabase database, PolicyServer policy) throws SQLException {
    return database.guarded(Map.of("scrim.policy", policy.url(), "scrim.audit", "none"));
  }

  /** Grants all that a statement asks for. */
  static ObjectNode permitting(JsonNode input) {
    ObjectNode decision = JSON.createObjectNode().put("allow", true).put("valid_for_seconds", 300);
    JsonNode statement = input.path("statement");
    ObjectNode tables = decision.putObject("tables");
    for (JsonNode table : statement.path("tables")) {
      ObjectNode whole = tables.putObject(table.path("id").asText()).put("delete", true);
      whole.putObject("other_columns").put("action", "show").put("write", true);
    }
    ObjectNode functions = decision.putObject("functions");
    statement.path("functions").forEach(f -> functions.put(f.asText(), "allow"));
    decision.set("grants", statement.path("grants"));
    return decision;
  }

  static boolean isH2(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("H2");
  }
}
