package dev.scrim.config;

import dev.scrim.error.ScrimConfigException;
import java.util.Locale;

/** Tells our names from others', and a mistyped name from a known one. */
final class PropertyNames {

  /** More edits than these make another word. */
  private static final int MISTYPED = 2;

  private PropertyNames() {}

  /** Whether a name claims to be ours; in any spelling, so that a mistyped one is not lost. */
  static boolean isOurs(String name) {
    return name.strip().toLowerCase(Locale.ROOT).startsWith("scrim.");
  }

  /** Refuses a name that no property has. */
  static void requireKnown(String name, String source) throws ScrimConfigException {
    if (ScrimProperty.named(name) == null) {
      throw new ScrimConfigException(
          name
              + " (from "
              + source
              + ") is no setting of Scrim; did you mean "
              + nearest(name)
              + "?");
    }
  }

  /** Whether an unknown name is so close to a known one that it must be meant for it. */
  static boolean isMistyped(String name) {
    return ScrimProperty.named(name) == null && nearestWithin(name).edits() <= MISTYPED;
  }

  /** The known name that takes the fewest edits to reach. */
  static String nearest(String name) {
    return nearestWithin(name).name();
  }

  private record Nearest(String name, int edits) {}

  private static Nearest nearestWithin(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    String best = "";
    int fewest = Integer.MAX_VALUE;
    for (ScrimProperty property : ScrimProperty.values()) {
      int edits = edits(wanted, property.key());
      if (property.isPrefix()) {
        // only what stands before the name of one's own counts
        int end = wanted.indexOf('.', "scrim.".length());
        edits = edits(end < 0 ? wanted + '.' : wanted.substring(0, end + 1), property.key());
      }
      if (edits < fewest) {
        fewest = edits;
        best = property.isPrefix() ? property.key() + "<name>" : property.key();
      }
    }
    return new Nearest(best, fewest);
  }

  /** Levenshtein's distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
