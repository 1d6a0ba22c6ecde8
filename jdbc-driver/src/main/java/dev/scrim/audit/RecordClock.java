package dev.scrim.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells the time as {@code 2026-11-22T09:30:00.123456Z}. Thread-safe. */
final class RecordClock {

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.", Locale.ROOT);

  private final Clock clock;
  private volatile Second last = Second.of(0);

  RecordClock(Clock clock) {
    this.clock = clock;
  }

  String now() {
    Instant now = clock.instant();
    Second second = last;
    if (second.epoch != now.getEpochSecond()) {
      second = Second.of(now.getEpochSecond());
      last = second;
    }
    String micros = Integer.toString(1_000_000 + now.getNano() / 1000);
    return second.text + micros.substring(1) + 'Z';
  }

  /** The part of the text that changes once a second. */
  private record Second(long epoch, String text) {
    static Second of(long epoch) {
      return new Second(
          epoch, SECOND.format(LocalDateTime.ofEpochSecond(epoch, 0, ZoneOffset.UTC)));
    }
  }
}
