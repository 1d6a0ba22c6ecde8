package dev.scrim.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.scrim.corpus.Attacks;
import dev.scrim.corpus.Attacks.Attack;
import dev.scrim.testkit.Connector;
import dev.scrim.testkit.H2;
import dev.scrim.testkit.OpaServer;
import dev.scrim.testkit.Postgres;
import dev.scrim.testkit.Resources;
import dev.scrim.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each attack of the corpus gives the analyst the same on two databases that differ only in what is
 * hidden from the analyst. {@code -Dscrim.corpus.only} chooses some.
 */
class CorpusInterferenceTest {

  private static OpaServer opa;

  @BeforeAll
  static void startOpa() {
    opa = OpaServer.serving(Path.of("src/test/resources/corpus/policy"));
    Postgres.template("corpus_template", "corpus/schema.sql");
    Postgres.template(
        "corpus_other_template", "corpus/schema.sql", "dev/scrim/properties/corpus_postgres.sql");
  }

  @AfterAll
  static void stopOpa() {
    opa.close();
  }

  @TestFactory
  Stream<DynamicTest> onPostgres() {
    return tests(
        "postgresql", Hosts.postgres("corpus_template"), Hosts.postgres("corpus_other_template"));
  }

  @TestFactory
  Stream<DynamicTest> onH2() {
    return tests("h2", CorpusInterferenceTest::h2, CorpusInterferenceTest::otherH2);
  }

  /** Unguarded, most attacks do tell the databases apart: the property can fail. */
  @Test
  void unguardedAttacksDifferOnH2() throws SQLException {
    int differing = 0;
    List<Attack> attacks = Attacks.on("h2");
    for (Attack attack : attacks) {
      boolean same =
          observe(attack, Connector.raw(), h2(attack))
              .equals(observe(attack, Connector.raw(), otherH2(attack)));
      differing += same ? 0 : 1;
    }
    assertThat(differing).isGreaterThan(attacks.size() / 2);
  }

  private static Stream<DynamicTest> tests(
      String dialect, Function<Attack, TestDatabase> one, Function<Attack, TestDatabase> other) {
    return Attacks.on(dialect).stream()
        .map(
            attack ->
                dynamicTest(
                    attack.toString(),
                    () ->
                        assertThat(observe(attack, guarded(), one.apply(attack)))
                            .isEqualTo(observe(attack, guarded(), other.apply(attack)))));
  }

  /**
   * What is seen, but for what no statement promises: the order of rows without ORDER BY, which
   * rows a limit leaves of them, and where objects lie in memory.
   */
  private static List<String> promised(Attack attack, List<String> seen) {
    Stream<String> lines = seen.stream().map(line -> line.replaceAll("@[0-9a-f]{5,8}\\b", "@"));
    if (attack.toString().matches("(?is).*\\border\\s+by\\b.*")) {
      return lines.toList();
    }
    boolean any = attack.toString().matches("(?is).*\\blimit\\b.*");
    return lines.map(line -> any && line.startsWith("row|") ? "row" : line).sorted().toList();
  }

  private static List<String> observe(Attack attack, Connector connector, TestDatabase database)
      throws SQLException {
    try (database) {
      return promised(attack, attack.observe(connector, database));
    }
  }

  private static TestDatabase h2(Attack attack) {
    return H2.fresh(Resources.text("corpus/schema_h2.sql"));
  }

  private static TestDatabase otherH2(Attack attack) {
    return H2.fresh(
        Resources.text("corpus/schema_h2.sql")
            + Resources.text("dev/scrim/properties/corpus_h2.sql"));
  }

  private static Connector guarded() {
    return Connector.guarded(
        Map.of(
            "scrim.policy",
            opa.url(),
            "scrim.user",
            "analyst",
            "scrim.roles",
            "analyst",
            "scrim.audit",
            "none"));
  }
}
