package dev.scrim.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.scrim.testkit.Connector;
import dev.scrim.testkit.OpaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The corpus through Scrim, decided by a real OPA: no attack leaks to the analyst, and legitimate
 * statements give what they should or are refused and listed.
 *
 * <p>{@code -Dscrim.corpus.only=pg-direct-002,h2-*} runs some cases and prints each refusal, {@code
 * -Dscrim.corpus.verbose=true} prints all, {@code -Dscrim.corpus.update=true} writes the list.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CorpusTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Answers ANSWERS = new Answers();

  @TempDir static Path folder;
  private static OpaServer opa;

  @BeforeAll
  static void startOpa() {
    opa = OpaServer.serving(Path.of("src/test/resources/corpus/policy"));
  }

  @AfterAll
  static void report() {
    opa.close();
    ANSWERS.print(System.out);
  }

  @TestFactory
  @Order(1)
  Stream<DynamicTest> noAttackLeaksOnPostgres() {
    return attacks(
        new CaseRunner(CorpusHost.postgres(), through("analyst")),
        CaseRunner.overMaskedPostgresViews(),
        "postgresql");
  }

  @TestFactory
  @Order(2)
  Stream<DynamicTest> noAttackLeaksOnH2() {
    return attacks(
        new CaseRunner(CorpusHost.h2(), through("analyst")), CaseRunner.overMaskedH2Views(), "h2");
  }

  @TestFactory
  @Order(3)
  Stream<DynamicTest> benignStatementsAsDpo() {
    return benign("dpo");
  }

  @TestFactory
  @Order(4)
  Stream<DynamicTest> benignStatementsAsAnalyst() {
    return benign("analyst");
  }

  @Test
  @Order(5)
  void noMoreIsRefusedThanListed() throws IOException {
    if (Boolean.getBoolean("scrim.corpus.update")) {
      ANSWERS.update();
    }
    assertThat(ANSWERS.newlyUnanswered()).as("refused, and not in corpus/refused.txt").isEmpty();
    assertThat(ANSWERS.newlyAnswered())
        .as("answered now: take these from corpus/refused.txt")
        .isEmpty();
  }

  @Test
  @Order(6)
  void noCanaryStandsInTheAuditTrail() throws IOException {
    String trail = Files.readString(folder.resolve("audit.jsonl"));
    assertThat(trail).isNotEmpty();
    assertThat(Oracle.canaryIn(trail, "")).isNull();
  }

  private static Stream<DynamicTest> attacks(CaseRunner runner, CaseRunner views, String dialect) {
    return CorpusCase.attacks(dialect).stream()
        .map(attack -> dynamicTest(attack.id(), () -> attack(runner, views, attack)));
  }

  /** No leak; and a plain read that is silent over the masked views gives the same as they do. */
  private static void attack(CaseRunner runner, CaseRunner views, CorpusCase attack)
      throws SQLException {
    CaseRunner.Result result = assertTimeoutPreemptively(PATIENCE, () -> runner.attack(attack));
    CaseRunner.Result overViews = attack.isPlainRead() ? views.attack(attack) : null;
    boolean safeWhenMasked = overViews != null && overViews.leak() == null;
    ANSWERS.attack(result, safeWhenMasked);
    assertThat(result.leak()).as("%s leaks: %s", attack.id(), attack.steps()).isNull();
    assertSound(result);
    if (safeWhenMasked && result.outcome() != Outcome.REFUSED) {
      assertSame(result, overViews);
    }
  }

  private static void assertSame(CaseRunner.Result result, CaseRunner.Result overViews) {
    CorpusCase attack = result.corpusCase();
    assertThat(result.outcome())
        .as("%s: %s", attack.id(), result.transcript().everything())
        .isEqualTo(overViews.outcome());
    if (result.outcome() == Outcome.ANSWERED) {
      assertThat(
              BenignComparison.difference(
                  attack, overViews.transcript().lines(), result.transcript()))
          .as("%s: %s", attack.id(), attack.steps())
          .isNull();
    }
  }

  private static Stream<DynamicTest> benign(String subject) {
    CaseRunner runner = new CaseRunner(CorpusHost.postgres(), through(subject));
    return CorpusCase.benign().stream()
        .filter(benign -> benign.expected(subject) != null)
        .map(benign -> dynamicTest(benign.id(), () -> benign(runner, benign, subject)));
  }

  /** A refusal is left to the list; an answer has to be the right one. */
  private static void benign(CaseRunner runner, CorpusCase benign, String subject) {
    CaseRunner.Result result = assertTimeoutPreemptively(PATIENCE, () -> runner.benign(benign));
    ANSWERS.benign(subject, result);
    assertSound(result);
    if (result.transcript().refusals().isEmpty()) {
      List<String> expected = benign.expected(subject);
      assertThat(BenignComparison.difference(benign, expected, result.transcript()))
          .as("%s as %s: %s", benign.id(), subject, benign.steps())
          .isNull();
    }
  }

  private static void assertSound(CaseRunner.Result result) {
    assertThat(Set.of(Outcome.UNAVAILABLE, Outcome.CRASHED))
        .as("%s: %s", result.corpusCase(), result.transcript().everything())
        .doesNotContain(result.outcome());
  }

  private static Connector through(String role) {
    return Connector.guarded(
        Map.of(
            "scrim.policy",
            opa.url(),
            "scrim.user",
            role,
            "scrim.roles",
            role,
            "scrim.audit",
            "file:" + folder.resolve("audit.jsonl")));
  }
}
