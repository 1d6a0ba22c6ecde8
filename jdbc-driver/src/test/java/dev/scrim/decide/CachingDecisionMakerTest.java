package dev.scrim.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.Subject;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.error.PolicyUnavailableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachingDecisionMakerTest {

  private static final Subject ALICE = Subject.of("alice").roles("analyst").purpose("fraud");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000);
  private final ScriptedDecider decider = new ScriptedDecider();
  private CachingDecisionMaker maker = maker(Duration.ofSeconds(60), Duration.ZERO);

  @Test
  void asksOnceWhileADecisionHolds() throws SQLException {
    Decided first = maker.decide(Requests.select(ALICE));
    pass(Duration.ofSeconds(59));
    Decided second = maker.decide(Requests.select(ALICE));

    assertThat(decider.asked).hasValue(1);
    assertThat(first.cached()).isFalse();
    assertThat(second.cached()).isTrue();
    assertThat(second.age()).isEqualTo(Duration.ofSeconds(59));
    assertThat(maker.isCurrent(first)).isTrue();
    assertThat(first.asCached().cached()).isTrue();
    assertThat(maker.isCurrent(first.asCached())).isTrue();
  }

  @Test
  void asksAgainWhenItsAgeIsOver() throws SQLException {
    Decided first = maker.decide(Requests.select(ALICE));
    pass(Duration.ofSeconds(60));

    assertThat(maker.isCurrent(first)).isFalse();
    assertThat(maker.decide(Requests.select(ALICE)).cached()).isFalse();
    assertThat(decider.asked).hasValue(2);
  }

  @Test
  void theDecisionSaysHowLongItHolds() throws SQLException {
    decider.says("{'allow':true,'valid_for_seconds':300}");
    Decided first = maker.decide(Requests.select(ALICE));
    pass(Duration.ofSeconds(299));
    assertThat(maker.isCurrent(first)).isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(maker.isCurrent(first)).isFalse();
  }

  @Test
  void aNewRevisionEndsEveryDecision() throws SQLException {
    Decided first = maker.decide(Requests.select(ALICE));
    decider.epoch.incrementAndGet();

    assertThat(maker.isCurrent(first)).isFalse();
    assertThat(maker.decide(Requests.select(ALICE)).cached()).isFalse();
    assertThat(decider.asked).hasValue(2);
  }

  @Test
  void aDecisionOvertakenByANewRevisionIsNotKept() throws SQLException {
    decider.whileAsked = () -> decider.epoch.incrementAndGet();
    Decided first = maker.decide(Requests.select(ALICE));

    assertThat(maker.isCurrent(first)).isFalse();
  }

  @Test
  void withoutVaryTheWholeSubjectIsTheKey() throws SQLException {
    maker.decide(Requests.select(ALICE));
    for (Subject other :
        List.of(
            ALICE.token("t"),
            ALICE.attribute("a", "b"),
            ALICE.purpose(null),
            ALICE.roles("analyst", "admin"),
            Subject.of("bob").roles("analyst").purpose("fraud"))) {
      assertThat(maker.decide(Requests.select(other)).cached()).as("%s", other).isFalse();
    }
    assertThat(maker.decide(Requests.select(ALICE)).cached()).isTrue();
  }

  @Test
  void varyNarrowsTheSubject() throws SQLException {
    decider.says("{'allow':true,'vary':['subject.roles','subject.attributes.region']}");
    Subject eu = ALICE.attribute("region", "EU");
    maker.decide(Requests.select(eu));

    assertThat(cached(Subject.of("bob").roles("analyst").attribute("region", "EU"))).isTrue();
    assertThat(cached(eu.token("t").purpose("other"))).isTrue();
    assertThat(cached(eu.roles("admin"))).isFalse();
    assertThat(cached(eu.attribute("region", "US"))).isFalse();
    assertThat(cached(ALICE)).isFalse();
  }

  @Test
  void anEmptyVaryHoldsForEverybody() throws SQLException {
    decider.says("{'allow':true,'vary':[]}");
    maker.decide(Requests.select(ALICE));

    assertThat(cached(Subject.of(""))).isTrue();
  }

  @Test
  void onlyTheSubjectIsNarrowed() throws SQLException {
    decider.says("{'allow':true,'vary':[]}");
    DecisionRequest request = Requests.select(ALICE);
    maker.decide(request);

    for (DecisionRequest other :
        List.of(
            new DecisionRequest(Phase.BUILD, ALICE, request.environment(), request.statement()),
            new DecisionRequest(
                Phase.RUN,
                ALICE,
                new Environment("other", "postgresql", "app"),
                request.statement()),
            new DecisionRequest(
                Phase.RUN, ALICE, request.environment(), Requests.selectOf("sha256:2")))) {
      assertThat(maker.decide(other).cached()).isFalse();
    }
    assertThat(decider.asked).hasValue(4);
  }

  @Test
  void severalShapesOfVaryStandSideBySide() throws SQLException {
    decider.says("{'allow':true,'vary':['subject.roles']}");
    maker.decide(Requests.select(ALICE));
    decider.says("{'allow':false,'vary':['subject.user']}");
    maker.decide(Requests.select(Subject.of("bob").roles("clerk")));

    assertThat(decide(Subject.of("carol").roles("analyst")).decision().allow()).isTrue();
    assertThat(decide(Subject.of("bob").roles("other")).decision().allow()).isFalse();
    assertThat(decider.asked).hasValue(2);
    assertThat(cached(Subject.of("carol").roles("clerk"))).isFalse();
  }

  @Test
  void theOrderOfVaryDoesNotMatter() throws SQLException {
    decider.says("{'allow':true,'vary':['subject.purpose','subject.roles']}");
    maker.decide(Requests.select(ALICE));
    decider.says("{'allow':true,'vary':['subject.roles','subject.purpose']}");
    maker.decide(Requests.select(ALICE.purpose("other")));

    assertThat(cached(Subject.of("x").roles("analyst").purpose("fraud"))).isTrue();
  }

  @Test
  void denialsAreKeptLikePermissions() throws SQLException {
    decider.says("{'allow':false,'reasons':[{'message':'no'}]}");

    assertThat(decide(ALICE).decision().allow()).isFalse();
    assertThat(decide(ALICE).cached()).isTrue();
  }

  @Test
  void faultsAreKeptForSecondsOnly() {
    decider.says(null);
    assertUndefined();
    assertUndefined();
    assertThat(decider.asked).hasValue(1);
    pass(Duration.ofSeconds(5));
    assertUndefined();
    assertThat(decider.asked).hasValue(2);
  }

  @Test
  void concurrentStatementsAskOnce() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    decider.whileAsked =
        () -> {
          try {
            assertThat(release.await(10, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Decided>> results = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        results.add(threads.submit(() -> decide(ALICE)));
      }
      while (decider.asked.get() == 0) {
        Thread.onSpinWait();
      }
      Thread.sleep(100);
      release.countDown();
      for (Future<Decided> result : results) {
        assertThat(result.get().decision().allow()).isTrue();
      }
      assertThat(decider.asked).hasValue(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFailureReachesAllThatWaitForItAndIsNotKept() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    decider.fails(DeciderException.unreachable("down", null));
    decider.whileAsked =
        () -> {
          try {
            assertThat(release.await(10, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Decided>> results = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        results.add(threads.submit(() -> decide(ALICE)));
      }
      while (decider.asked.get() == 0) {
        Thread.onSpinWait();
      }
      Thread.sleep(100);
      release.countDown();
      for (Future<Decided> result : results) {
        assertThatThrownBy(result::get)
            .hasCauseInstanceOf(PolicyUnavailableException.class)
            .hasMessageContaining("down");
      }
    } finally {
      threads.shutdownNow();
    }
    decider.whileAsked = () -> {};
    decider.says("{'allow':true}");
    assertThat(decide(ALICE).decision().allow()).isTrue();
  }

  @Test
  void anUnreachablePolicyRefuses() throws SQLException {
    decide(ALICE);
    pass(Duration.ofSeconds(61));
    decider.fails(DeciderException.unreachable("down", null));

    assertThatThrownBy(() -> decide(ALICE))
        .isInstanceOfSatisfying(
            PolicyUnavailableException.class, e -> assertThat(e.getSQLState()).isEqualTo("58000"))
        .hasMessageContaining("down");
  }

  @Test
  void anOlderDecisionStandsInWhereThatIsAllowed() throws SQLException {
    maker = maker(Duration.ofSeconds(60), Duration.ofMinutes(10));
    Decided first = decide(ALICE);
    pass(Duration.ofMinutes(5));
    decider.fails(DeciderException.unreachable("down", null));

    Decided second = decide(ALICE);
    assertThat(second.decision()).isSameAs(first.decision());
    assertThat(second.cached()).isTrue();
    assertThat(second.age()).isEqualTo(Duration.ofMinutes(5));
    assertThat(maker.isCurrent(second)).isFalse();

    decide(ALICE);
    assertThat(decider.asked).as("not asked anew within a second").hasValue(2);
    pass(Duration.ofSeconds(2));
    decide(ALICE);
    assertThat(decider.asked).hasValue(3);

    pass(Duration.ofMinutes(6));
    assertThatThrownBy(() -> decide(ALICE)).isInstanceOf(PolicyUnavailableException.class);
  }

  @Test
  void nothingStandsInForAnAnswerThatCannotBeUsedNorAcrossRevisions() throws SQLException {
    maker = maker(Duration.ofSeconds(60), Duration.ofMinutes(10));
    decide(ALICE);
    pass(Duration.ofMinutes(5));
    decider.fails(DeciderException.unusable("HTTP status 500"));
    assertThatThrownBy(() -> decide(ALICE)).isInstanceOf(PolicyUnavailableException.class);

    decider.fails(DeciderException.unreachable("down", null));
    decider.epoch.incrementAndGet();
    assertThatThrownBy(() -> decide(ALICE)).isInstanceOf(PolicyUnavailableException.class);
  }

  @Test
  void aDeciderThatBreaksIsARefusal() {
    decider.whileAsked =
        () -> {
          throw new IllegalStateException("secret detail");
        };

    assertThatThrownBy(() -> decide(ALICE))
        .isInstanceOf(PolicyUnavailableException.class)
        .hasMessageContaining("IllegalStateException")
        .hasStackTraceContaining("CachingDecisionMakerTest")
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("secret detail"));
  }

  @Test
  void aSubjectThatCannotBeWrittenIsRefused() {
    assertThatThrownBy(() -> decide(ALICE.purpose("\udc00")))
        .isInstanceOf(PolicyDeniedException.class)
        .hasMessageContaining("not valid Unicode");
    assertThat(decider.asked).hasValue(0);
  }

  @Test
  void theWallClockGoesIntoTheQuestionAndNowhereElse() throws Exception {
    decide(ALICE);

    assertThat(PolicyJson.read(decider.lastInput).at("/environment/time").asText())
        .isEqualTo("2026-11-22T09:30:00Z");
  }

  @Test
  void aDecisionMadeByHandIsNeverCurrent() throws SQLException {
    Decided real = decide(ALICE);
    Decided byHand = new Decided(real.decision(), "id", "rev", false, Duration.ofSeconds(3));

    assertThat(maker.isCurrent(byHand)).isFalse();
    assertThat(byHand.age()).isEqualTo(Duration.ofSeconds(3));
    assertThat(byHand.asCached().age()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void checkingADecisionAllocatesNothing() throws SQLException {
    Decided decided = decide(ALICE);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 200_000; i++) {
      assertThat(maker.isCurrent(decided) || i < 0).isTrue();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    int current = 0;
    for (int i = 0; i < 100_000; i++) {
      current += maker.isCurrent(decided) ? 1 : 0;
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(current).isEqualTo(100_000);
    assertThat(allocated).as("bytes for 100,000 checks").isLessThan(10_000);
  }

  @Test
  void theCacheIsBounded() {
    DecisionCache cache = new DecisionCache(100 * 1024, Duration.ZERO, nanos::get);
    Decided.Moment moment =
        new Decided.Moment(nanos::get, nanos.get(), Duration.ofHours(1).toNanos(), 0);
    for (int i = 0; i < 10_000; i++) {
      DecisionRequest request =
          new DecisionRequest(
              Phase.RUN, ALICE, new Environment(null, "h2", null), Requests.selectOf("f" + i));
      cache.put(
          Question.of(request), ALICE, Verdict.of(new dev.scrim.error.Refusal("x"), moment, 1));
    }
    int found = 0;
    for (int i = 0; i < 10_000; i++) {
      DecisionRequest request =
          new DecisionRequest(
              Phase.RUN, ALICE, new Environment(null, "h2", null), Requests.selectOf("f" + i));
      found += cache.find(Question.of(request), ALICE, 0) == null ? 0 : 1;
    }
    assertThat(found).isBetween(1, 100);
  }

  private static String stackTrace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private void assertUndefined() {
    assertThatThrownBy(() -> decide(ALICE))
        .isInstanceOf(PolicyDeniedException.class)
        .hasMessageContaining("scrim/decision is undefined");
  }

  private Decided decide(Subject subject) throws SQLException {
    return maker.decide(Requests.select(subject));
  }

  private boolean cached(Subject subject) throws SQLException {
    return decide(subject).cached();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private CachingDecisionMaker maker(Duration maxAge, Duration staleFor) {
    return new CachingDecisionMaker(
        decider,
        Requests.config(maxAge, staleFor),
        InstantSource.fixed(Instant.parse("2026-11-22T09:30:00Z")),
        nanos::get);
  }

  /** Says what it is told to: the real ones are put through the kit. */
  private static final class ScriptedDecider implements Decider {

    final AtomicInteger asked = new AtomicInteger();
    final AtomicLong epoch = new AtomicLong();
    volatile Runnable whileAsked = () -> {};
    volatile byte[] lastInput = new byte[0];
    private volatile String document = "{'allow':true}";
    private volatile DeciderException failure;

    void says(String document) {
      this.document = document;
      this.failure = null;
    }

    void fails(DeciderException failure) {
      this.failure = failure;
    }

    @Override
    public Answer ask(byte[] input) throws DeciderException {
      lastInput = input;
      asked.incrementAndGet();
      whileAsked.run();
      if (failure != null) {
        throw failure;
      }
      String json = document;
      return new Answer(
          json == null
              ? null
              : PolicyJson.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
          "engine-1",
          "rev-1",
          100);
    }

    @Override
    public long epoch() {
      return epoch.get();
    }

    @Override
    public void close() {}
  }
}
