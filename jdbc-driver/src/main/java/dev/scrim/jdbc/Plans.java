package dev.scrim.jdbc;

import dev.scrim.enforce.Plan;
import java.util.Arrays;
import java.util.List;

/** Compares plans of one statement: a new decision need not mean other SQL. */
final class Plans {

  private Plans() {}

  /** Whether what is prepared for one plan, parameters included, serves the other too. */
  static boolean sameText(Plan a, Plan b) {
    return a == b
        || (a.sql().equals(b.sql())
            && a.generatedKeys().equals(b.generatedKeys())
            && samePositions(a.parameters().positions(), b.parameters().positions())
            && a.parameters().policyBinds().equals(b.parameters().policyBinds()));
  }

  private static boolean samePositions(List<int[]> a, List<int[]> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!Arrays.equals(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }
}
