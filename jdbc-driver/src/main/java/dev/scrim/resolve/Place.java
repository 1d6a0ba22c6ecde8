package dev.scrim.resolve;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where in a statement an expression stands.
 *
 * @param uses how columns there are used
 * @param outermost whether it is evaluated only for rows that the outermost query returns, so that
 *     a failure shows nothing of rows that are filtered out
 */
record Place(Set<Use> uses, boolean outermost) {

  static Place of(Use use) {
    return new Place(EnumSet.of(use), false);
  }

  static Place outermost(Use use) {
    return new Place(EnumSet.of(use), true);
  }

  /** Inside an expression: what was plain output is an expression's input. */
  Place inside() {
    if (!uses.contains(Use.OUTPUT)) {
      return this;
    }
    return new Place(EnumSet.of(Use.EXPRESSION), outermost);
  }

  /** Inside the arguments of an aggregate function. */
  Place aggregated() {
    return new Place(EnumSet.of(Use.AGGREGATE), outermost);
  }
}
