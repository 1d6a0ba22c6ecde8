package dev.scrim.properties;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Seeded choices. */
final class Dice {

  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  /** A number from 0 up to and without the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A number within these, both included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** True that many times in a hundred. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  @SafeVarargs
  final <T> T of(T... values) {
    return values[random.nextInt(values.length)];
  }

  <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** That many of the values, or all, in their own order. */
  <T> List<T> some(List<T> values, int most) {
    List<T> chosen = new ArrayList<>(values);
    while (chosen.size() > most) {
      chosen.remove(random.nextInt(chosen.size()));
    }
    return chosen;
  }

  <T> List<T> shuffled(List<T> values) {
    List<T> copy = new ArrayList<>(values);
    Collections.shuffle(copy, random);
    return copy;
  }
}
