package dev.scrim.catalog;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How often something may be done: ten times at once, and once a second. Not thread-safe. */
final class Allowance {

  private static final long MOST = 10;
  private static final long EACH = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanoTime;
  private long saved = MOST * EACH;
  private long at;

  Allowance(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.at = nanoTime.getAsLong();
  }

  /** Whether it may be done once more now. */
  boolean take() {
    long now = nanoTime.getAsLong();
    saved = Math.min(MOST * EACH, saved + (now - at));
    at = now;
    if (saved < EACH) {
      return false;
    }
    saved -= EACH;
    return true;
  }
}
