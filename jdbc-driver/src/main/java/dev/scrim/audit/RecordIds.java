package dev.scrim.audit;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Ids of records: UUIDs of version 7, which sort by time. Thread-safe. */
final class RecordIds {

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  RecordIds(Clock clock) {
    this.clock = clock;
  }

  String next() {
    long high = clock.millis() << 16 | 0x7000L | random.nextInt(1 << 12);
    long low = random.nextLong() >>> 2 | 1L << 63;
    return new UUID(high, low).toString();
  }
}
