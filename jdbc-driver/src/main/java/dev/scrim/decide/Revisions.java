package dev.scrim.decide;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a policy's revision changed. Thread-safe; {@link #epoch} costs one volatile read.
 */
public final class Revisions {

  private final AtomicLong epoch = new AtomicLong();
  private @Nullable Seen last;

  /** The path of the revision rule: next to the decision rule. */
  public static String pathBeside(String decision) {
    return decision.substring(0, decision.lastIndexOf('/') + 1) + "revision";
  }

  /** A number that changes with the revision. */
  public long epoch() {
    return epoch.get();
  }

  /** What a poll found: the value of the revision rule and the bundles' revisions, or nulls. */
  public synchronized void polled(@Nullable String value, @Nullable String bundles) {
    Seen now = new Seen(value, bundles);
    if (!now.equals(last)) {
      last = now;
      epoch.incrementAndGet();
    }
  }

  /**
   * The bundles' revisions that came with a decision asked for in that epoch. Answers that were
   * overtaken by a change say nothing new.
   */
  public synchronized void decided(@Nullable String bundles, long askedIn) {
    if (last != null && askedIn == epoch.get() && !Objects.equals(last.bundles(), bundles)) {
      // What the rule says of these bundles is known after the next poll only.
      last = new Seen(null, bundles);
      epoch.incrementAndGet();
    }
  }

  /** The policy is another one, whatever its revision says. */
  public void changed() {
    epoch.incrementAndGet();
  }

  /**
   * The revision of a decision with these bundles, for people: the revision rule's value where it
   * was polled from the same bundles, else theirs, or null where there is neither.
   */
  public synchronized @Nullable String named(@Nullable String bundles) {
    if (last == null || !Objects.equals(last.bundles(), bundles)) {
      return bundles;
    }
    return last.value() != null ? last.value() : bundles;
  }

  private record Seen(@Nullable String value, @Nullable String bundles) {}
}
