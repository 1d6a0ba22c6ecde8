package dev.scrim.parse;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Between which tokens a word is a keyword: both sides must fit; an empty side fits anything, and
 * where both are given either is enough.
 */
record Neighbours(Set<String> before, Set<String> after) {

  static Map<String, Neighbours> table(String text) {
    Map<String, Neighbours> table = new HashMap<>();
    for (String line : text.strip().split("\n")) {
      int colon = line.indexOf(':');
      int bar = line.lastIndexOf('|');
      table.put(
          line.substring(0, colon).strip(),
          new Neighbours(words(line.substring(colon + 1, bar)), words(line.substring(bar + 1))));
    }
    return Map.copyOf(table);
  }

  boolean allow(@Nullable Token tokenBefore, @Nullable Token tokenAfter) {
    return (!before.isEmpty() && fits(before, tokenBefore, true))
        || (!after.isEmpty() && fits(after, tokenAfter, false));
  }

  private static boolean fits(Set<String> side, @Nullable Token token, boolean start) {
    if (token == null) {
      return start && side.contains("-start");
    }
    boolean data = token.isLiteral() || token.kind() == Token.Kind.PARAMETER;
    return side.contains(data ? "-literal" : token.key());
  }

  private static Set<String> words(String text) {
    return text.isBlank() ? Set.of() : Set.of(text.strip().split("\\s+"));
  }
}
