package dev.scrim.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scrim.Subject;
import dev.scrim.config.PolicySource;
import dev.scrim.config.ScrimConfig;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.error.PolicyUnavailableException;
import dev.scrim.error.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every decider must answer for the policy in {@code decide/policy}: all the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DeciderKit {

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final ScrimConfig config =
      Requests.config(new PolicySource.Server(URI.create("http://localhost:8181")));

  private DecisionMaker maker;
  private Path root;

  /** A decider over the policy in that folder, to be closed by the kit. */
  protected abstract Decider open(Path policy, Duration timeout) throws Exception;

  /** Makes what was changed in the folder take effect, where that takes a step. */
  protected abstract void publish(Path policy) throws Exception;

  /** What else is to be closed in the end. */
  protected final <T extends AutoCloseable> T closing(T resource) {
    opened.add(0, resource);
    return resource;
  }

  @BeforeAll
  void openDecider(@TempDir Path root) throws Exception {
    this.root = root;
    Path policy = copyOfPolicy("kit");
    maker = closing(CachingDecisionMaker.of(open(policy, Duration.ofSeconds(20)), config));
  }

  @AfterAll
  void closeAll() throws Exception {
    for (AutoCloseable resource : opened) {
      resource.close();
    }
  }

  @Test
  void givesTheWholeDecision() throws SQLException {
    Decided decided = maker.decide(Requests.select("full"));

    Decision decision = decided.decision();
    assertThat(decision.allow()).isTrue();
    assertThat(decision.tables().get("public.customers").columns().get("ssn").method())
        .isEqualTo(new MaskMethod.Partial(0, 4, "*"));
    assertThat(decision.tables().get("public.customers").rows())
        .containsExactly(
            new RowFilter.Field(
                RowFilter.Comparison.EQ,
                "region",
                new RowFilter.Value.FromSubject("attributes.region")));
    assertThat(decision.rowLimit()).isEqualTo(10000);
    assertThat(decision.vary()).containsExactly("subject.user", "subject.roles");
    assertThat(decided.revision()).isEqualTo("test-1");
    assertThat(decided.age()).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void allows() throws SQLException {
    Decision decision = maker.decide(Requests.select("plain")).decision();

    assertThat(decision.allow()).isTrue();
    assertThat(decision.tables()).isEmpty();
  }

  @Test
  void deniesWithReasons() throws SQLException {
    Decision decision = maker.decide(Requests.select("denied")).decision();

    assertThat(decision.allow()).isFalse();
    assertThat(decision.reasons())
        .containsExactly(new Reason("r/1", "analyst may not read 1 table(s) for fraud", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "",
        " ",
        "é😀漢",
        "\"quoted\" \\ / \b\f\n\r\t",
        "a\u0000b",
        "\u2028\u2029\ufeff",
        "%s %d %v"
      })
  void textComesBackUnchanged(String text) throws SQLException {
    Subject subject = Subject.of("echo").purpose(text);
    if (text.isBlank()) {
      assertThat(maker.decide(Requests.select(subject)).decision().reasons()).isEmpty();
      return;
    }
    assertThat(maker.decide(Requests.select(subject)).decision().reasons())
        .extracting(Reason::message)
        .containsExactly(text);
  }

  @ParameterizedTest
  @CsvSource({"alice,true", "bob,", "alic\\u00e9,"})
  void readsItsData(String name, Boolean allowed) throws SQLException {
    DecisionRequest request = Requests.select(Subject.of("data").attribute("name", name));
    if (allowed == null) {
      assertRefused(request, "is undefined for this statement");
    } else {
      assertThat(maker.decide(request).decision().allow()).isEqualTo(allowed);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, is undefined for this statement",
    "partial, the document: the field allow is neither true nor false",
    "allow-text, the document: the field allow is neither true nor false",
    "unknown-action, at /tables/public.t/columns/c/action: unknown action",
    "unknown-method, at /tables/public.t/columns/c/method: unknown method",
    "unknown-field, at /colour: unknown field",
    "vary-elsewhere, at /vary/0: not a part of the subject"
  })
  void refusesWhatIsNoDecision(String user, String why) {
    assertRefused(Requests.select(user), why);
  }

  @Test
  void aRefusalHasTheReasonsThatWereGiven() {
    PolicyDeniedException refused =
        catchThrowableOfType(
            PolicyDeniedException.class, () -> maker.decide(Requests.select("partial")));

    assertThat(refused.reasons()).extracting(Reason::message).containsExactly("half a document");
  }

  @Test
  void aDenialWithMalformedReasonsStaysADenial() throws SQLException {
    Decision decision = maker.decide(Requests.select("odd-reasons")).decision();

    assertThat(decision.allow()).isFalse();
    assertThat(decision.reasons()).isEmpty();
  }

  @Test
  void observes() throws SQLException {
    assertThat(maker.decide(Requests.select("observed")).decision().enforce()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"clock,true", "prefix,true"})
  void hasTheFunctionsThatPoliciesUse(String user, boolean allowed) throws SQLException {
    assertThat(maker.decide(Requests.select(user)).decision().allow()).isEqualTo(allowed);
  }

  @Test
  void anErrorInTheEvaluationIsNoDecision() {
    assertThatThrownBy(() -> maker.decide(Requests.select("conflict")))
        .isInstanceOf(PolicyUnavailableException.class)
        .hasMessageStartingWith("The policy could not be asked, so the statement was not run: ");
  }

  @Test
  void answersTwiceWithoutAskingTwice() throws SQLException {
    Subject first = Subject.of("full").roles("a", "b").purpose("x");
    Decided asked = maker.decide(Requests.select(first));
    Decided again = maker.decide(Requests.select(first.purpose("y").attribute("region", "EU")));
    Decided other = maker.decide(Requests.select(first.roles("a")));

    assertThat(asked.cached()).isFalse();
    assertThat(again.cached()).isTrue();
    assertThat(again.decision()).isSameAs(asked.decision());
    assertThat(other.cached()).isFalse();
    assertThat(maker.isCurrent(asked)).isTrue();
  }

  @Test
  void keepsNothingThatIsValidForNoTime() throws SQLException {
    Decided asked = maker.decide(Requests.select("unkept"));

    assertThat(maker.isCurrent(asked)).isFalse();
    assertThat(maker.decide(Requests.select("unkept")).cached()).isFalse();
  }

  @Test
  void threadsGetTheirOwnAnswers() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> results = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        String mine = "thread-" + t;
        results.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 100; i++) {
                    Subject subject = Subject.of("echo").purpose(mine + "-" + i);
                    assertThat(maker.decide(Requests.select(subject)).decision().reasons())
                        .extracting(Reason::message)
                        .containsExactly(mine + "-" + i);
                  }
                  return null;
                }));
      }
      for (Future<?> result : results) {
        result.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aSlowPolicyIsGivenUpAndTheNextStatementIsAnswered() throws Exception {
    Path policy = copyOfPolicy("slow");
    DecisionMaker hasty =
        closing(CachingDecisionMaker.of(open(policy, Duration.ofMillis(2000)), config));
    hasty.decide(Requests.select("plain"));

    long before = System.nanoTime();
    assertThatThrownBy(() -> hasty.decide(Requests.select("slow")))
        .isInstanceOf(PolicyUnavailableException.class)
        .hasMessageContaining("within 2000 ms");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    assertThat(hasty.decide(Requests.select("denied")).decision().allow()).isFalse();
  }

  @Test
  void aNewRevisionEndsWhatWasDecidedBefore() throws Exception {
    Path policy = copyOfPolicy("changing");
    DecisionMaker watching =
        closing(CachingDecisionMaker.of(open(policy, Duration.ofSeconds(20)), config));
    Decided before = watching.decide(Requests.select("plain"));
    assertThat(before.decision().allow()).isTrue();

    Files.writeString(policy.resolve(".manifest"), "{\"revision\": \"test-2\"}");
    Path rule = policy.resolve("scrim/main.rego");
    Files.writeString(
        rule,
        Files.readString(rule)
            .replace(
                "decision := {\"allow\": true} if input.subject.user == \"plain\"",
                "decision := {\"allow\": false} if input.subject.user == \"plain\""));
    publish(policy);

    Decided after = awaitDenial(watching, "plain");
    assertThat(after.revision()).isEqualTo("test-2");
    assertThat(watching.isCurrent(before)).isFalse();
  }

  /** Asks until the policy's new revision is noticed. */
  private static Decided awaitDenial(DecisionMaker maker, String user) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < deadline) {
      try {
        Decided decided = maker.decide(Requests.select(user));
        if (!decided.decision().allow()) {
          return decided;
        }
      } catch (PolicyUnavailableException restarting) {
        assertThat(restarting.getSQLState()).isEqualTo("58000");
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the new revision was not noticed");
  }

  private void assertRefused(DecisionRequest request, String why) {
    assertThatThrownBy(() -> maker.decide(request))
        .isInstanceOfSatisfying(
            PolicyDeniedException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"))
        .hasMessageContaining(why);
  }

  private Path copyOfPolicy(String name) throws IOException {
    Path copy = root.resolve(name);
    Path policy = Path.of("src/test/resources/decide/policy");
    try (Stream<Path> files = Files.walk(policy)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(policy.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return copy;
  }
}
