package dev.scrim.examples.quickstart;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** Chance that falls the same way in every run. Not thread-safe. */
final class Dice {

  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  /** A number from that on, below this. */
  int between(int from, int below) {
    return from + random.nextInt(below - from);
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  <T> T anyOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** One of the choices; those in front come up more often. */
  <T> T mostlyFirst(List<T> choices) {
    int n = choices.size();
    return choices.get(Math.min(random.nextInt(n), random.nextInt(n)));
  }

  LocalDate day(LocalDate from, LocalDate until) {
    return from.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(from, until)));
  }

  /** A full minute in the daytime. */
  LocalDateTime minute(LocalDate from, LocalDate until) {
    return day(from, until).atTime(between(8, 20), between(0, 60));
  }

  /** About that, seldom more than this far off: a bell curve. */
  double around(double middle, double deviation) {
    return middle + random.nextGaussian() * deviation;
  }

  /** The pattern with a digit for every {@code #}, none of those in front a zero. */
  String digits(String pattern) {
    StringBuilder text = new StringBuilder(pattern);
    boolean leading = true;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '#') {
        text.setCharAt(i, (char) ('0' + between(leading ? 1 : 0, 10)));
        leading = false;
      } else if (Character.isDigit(text.charAt(i))) {
        leading = false;
      }
    }
    return text.toString();
  }
}
