package dev.scrim.decide;

import dev.scrim.config.ScrimConfig;
import dev.scrim.decide.Decided.Moment;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.error.PolicyUnavailableException;
import dev.scrim.error.Refusal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a decider only what it does not know yet. One maker belongs to one decider and one decision
 * rule, so neither is part of its keys. Thread-safe.
 */
public final class CachingDecisionMaker implements DecisionMaker {

  private static final Logger LOG = LoggerFactory.getLogger(CachingDecisionMaker.class);

  private static final long MAX_CACHE_BYTES = 64L << 20;

  /** Undefined and malformed decisions are faults: whoever mends one should not wait for long. */
  private static final Duration MAX_FAULT_AGE = Duration.ofSeconds(5);

  /** While the policy is unreachable and older decisions serve, it is tried no more often. */
  private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

  private static final Duration MAX_AGE = Duration.ofDays(365);

  private final Decider decider;
  private final String path;
  private final Duration maxAge;
  private final Duration staleFor;
  private final InstantSource time;
  private final LongSupplier clock;
  private final DecisionCache cache;
  private final Flights flights;
  private volatile long retryAt;
  private volatile boolean unreachable;

  CachingDecisionMaker(
      Decider decider, ScrimConfig config, InstantSource time, LongSupplier clock) {
    this.decider = decider;
    this.path = config.decisionPath();
    this.maxAge = atMost(config.decisionMaxAge(), MAX_AGE);
    this.staleFor = atMost(config.policyStaleFor(), MAX_AGE);
    this.time = time;
    this.clock = clock;
    this.cache = new DecisionCache(MAX_CACHE_BYTES, staleFor, clock);
    this.flights = new Flights(config.policyTimeout().plusSeconds(1));
  }

  /** A maker that asks this decider and closes it in the end. */
  public static DecisionMaker of(Decider decider, ScrimConfig config) {
    return new CachingDecisionMaker(decider, config, InstantSource.system(), System::nanoTime);
  }

  @Override
  public Decided decide(DecisionRequest request) throws SQLException {
    Question question = Question.of(request);
    long epoch = decider.epoch();
    Verdict known = cache.find(question, request.subject(), epoch);
    if (known != null && known.moment().holds(epoch)) {
      return known.cached();
    }
    boolean standsIn = known != null && mayStandIn(known.moment(), epoch);
    if (known != null && standsIn && unreachable && clock.getAsLong() - retryAt < 0) {
      return known.cached();
    }
    try {
      Flights.Key key = new Flights.Key(question, request.subject(), epoch);
      return flights.join(key, () -> ask(request, question, epoch)).fresh();
    } catch (Refusal e) {
      throw new PolicyDeniedException(String.valueOf(e.getMessage()), e.reasons(), null);
    } catch (DeciderException e) {
      if (known != null && standsIn && e.isUnreachable() && decider.epoch() == epoch) {
        standIn(e);
        return known.cached();
      }
      throw unavailable(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      throw unavailable("it failed with " + e.getClass().getName(), withoutMessage(e));
    }
  }

  @Override
  public boolean isCurrent(Decided decided) {
    return decided.moment().holds(decider.epoch());
  }

  @Override
  public void close() {
    decider.close();
  }

  private Verdict ask(DecisionRequest request, Question question, long epoch)
      throws DeciderException {
    long asked = clock.getAsLong();
    byte[] input = RequestWriter.write(request, time.instant());
    Answer answer = decider.ask(input);
    if (unreachable) {
      unreachable = false;
      LOG.info("The policy answers again");
    }
    Verdict verdict = verdict(answer, asked, epoch, input.length + answer.size());
    if (verdict.moment().lifetime() > 0) {
      cache.put(question, request.subject(), verdict);
    }
    return verdict;
  }

  private Verdict verdict(Answer answer, long asked, long epoch, int weight) {
    try {
      if (answer.result() == null) {
        throw new Refusal(
            "The policy gives no decision: "
                + path
                + " is undefined for this statement. Check scrim.decision, and give the rule a"
                + " default that refuses.",
            List.of());
      }
      Decision decision = DecisionReader.read(answer.result());
      Duration age = maxAge;
      if (decision.validForSeconds() != null) {
        age = atMost(Duration.ofSeconds(decision.validForSeconds()), MAX_AGE);
      }
      return Verdict.of(answer, decision, new Moment(clock, asked, age.toNanos(), epoch), weight);
    } catch (Refusal e) {
      long age = atMost(maxAge, MAX_FAULT_AGE).toNanos();
      return Verdict.of(e, new Moment(clock, asked, age, epoch), weight);
    }
  }

  private boolean mayStandIn(Moment moment, long epoch) {
    return !staleFor.isZero()
        && moment.epoch() == epoch
        && moment.age() < moment.lifetime() + staleFor.toNanos();
  }

  private void standIn(DeciderException why) {
    retryAt = clock.getAsLong() + RETRY_PAUSE.toNanos();
    if (!unreachable) {
      unreachable = true;
      LOG.warn(
          "The policy is unreachable; decisions stand in for up to {} past their age: {}",
          staleFor,
          why.getMessage());
    }
  }

  private static PolicyUnavailableException unavailable(String what, @Nullable Throwable cause) {
    return new PolicyUnavailableException(
        "The policy could not be asked, so the statement was not run: " + what, cause);
  }

  /** Where it happened, without a message that may quote the question. */
  private static Throwable withoutMessage(RuntimeException e) {
    IllegalStateException where = new IllegalStateException(e.getClass().getName());
    where.setStackTrace(e.getStackTrace());
    return where;
  }

  private static Duration atMost(Duration duration, Duration limit) {
    return duration.compareTo(limit) < 0 ? duration : limit;
  }
}
