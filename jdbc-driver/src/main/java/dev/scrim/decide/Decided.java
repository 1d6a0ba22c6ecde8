package dev.scrim.decide;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A decision, where it came from, and how long it holds. Immutable and thread-safe. */
public final class Decided {

  private final Decision decision;
  private final @Nullable String engineId;
  private final @Nullable String revision;
  private final boolean cached;
  private final Moment moment;

  /** A decision of a fixed age that no decision maker holds current. */
  public Decided(
      Decision decision,
      @Nullable String engineId,
      @Nullable String revision,
      boolean cached,
      Duration age) {
    this(decision, engineId, revision, cached, Moment.fixed(age));
  }

  Decided(
      Decision decision,
      @Nullable String engineId,
      @Nullable String revision,
      boolean cached,
      Moment moment) {
    this.decision = requireNonNull(decision, "decision");
    this.engineId = engineId;
    this.revision = revision;
    this.cached = cached;
    this.moment = moment;
  }

  /** The policy's answer, checked. */
  public Decision decision() {
    return decision;
  }

  /** The decision id that the policy engine gave, or null. */
  public @Nullable String engineId() {
    return engineId;
  }

  /** The policy's revision, or null where it has none. */
  public @Nullable String revision() {
    return revision;
  }

  /** Whether it was answered without asking. */
  public boolean cached() {
    return cached;
  }

  /** How long ago the policy was asked. */
  public Duration age() {
    return Duration.ofNanos(moment.age());
  }

  /** The same decision, as answered without asking. */
  public Decided asCached() {
    return cached ? this : new Decided(decision, engineId, revision, true, moment);
  }

  Moment moment() {
    return moment;
  }

  /**
   * When an answer was given and how long it holds.
   *
   * @param clock nanoseconds of a clock that never goes back
   * @param asked the clock when the policy was asked
   * @param lifetime how long the answer may be reused, in nanoseconds
   * @param epoch the decider's epoch when it was asked
   */
  record Moment(LongSupplier clock, long asked, long lifetime, long epoch) {

    static final long NEVER = -1;

    static Moment fixed(Duration age) {
      return new Moment(age::toNanos, 0, 0, NEVER);
    }

    long age() {
      return Math.max(0, clock.getAsLong() - asked);
    }

    boolean holds(long currentEpoch) {
      return epoch == currentEpoch && clock.getAsLong() - asked < lifetime;
    }
  }

  @Override
  public String toString() {
    return "Decided[allow="
        + decision.allow()
        + ", revision="
        + revision
        + ", cached="
        + cached
        + "]";
  }
}
