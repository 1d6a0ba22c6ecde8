package dev.scrim.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing statement smaller for as long as it fails. */
final class Shrinker {

  private final Predicate<Sql> fails;
  private int tries;

  Shrinker(int tries, Predicate<Sql> fails) {
    this.tries = tries;
    this.fails = fails;
  }

  Sql shrink(Sql failing) {
    Sql best = failing;
    for (Sql smaller = smaller(best); smaller != null; smaller = smaller(best)) {
      best = smaller;
    }
    return best;
  }

  /** A smaller statement that still fails, or null where none is found. */
  private Sql smaller(Sql root) {
    for (Sql place : root.trees()) {
      for (Sql candidate : candidates(place)) {
        Sql changed = root.with(place, candidate);
        if (changed.plain().length() < root.plain().length()
            && tries-- > 0
            && fails.test(changed)) {
          return changed;
        }
      }
    }
    return null;
  }

  private static List<Sql> candidates(Sql place) {
    List<Sql> candidates = new ArrayList<>();
    if (place.least() != null) {
      candidates.add(new Sql(place.kind(), List.of(place.least()), null));
    }
    if (!place.kind().isEmpty()) {
      place.trees().stream()
          .filter(inner -> inner != place && inner.kind().equals(place.kind()))
          .forEach(candidates::add);
    }
    return candidates;
  }
}
