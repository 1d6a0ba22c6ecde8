package dev.scrim.parse;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Between which tokens a word is a keyword.
 *
 * @param before what may stand before it; {@code -start} is the beginning, {@code -literal} a
 *     literal or parameter, {@code EXTRACT(} the parenthesis of that call
 * @param after what may stand after it
 * @param both whether both sides must fit; else one is enough
 */
record Neighbours(Set<String> before, Set<String> after, boolean both) {

  /** Reads lines {@code WORD: before | after}, with {@code &} where both must fit. */
  static Map<String, Neighbours> table(String text) {
    Map<String, Neighbours> table = new HashMap<>();
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(':');
      int bar = Math.max(line.lastIndexOf('|'), line.lastIndexOf('&'));
      table.put(
          line.substring(0, colon).strip(),
          new Neighbours(
              words(line.substring(colon + 1, bar)),
              words(line.substring(bar + 1)),
              line.charAt(bar) == '&'));
    }
    return Map.copyOf(table);
  }

  boolean allow(@Nullable Token outer, @Nullable Token tokenBefore, @Nullable Token tokenAfter) {
    boolean left = fitsBefore(outer, tokenBefore);
    boolean right = tokenAfter != null && after.contains(name(tokenAfter));
    return both ? left && right : left || right;
  }

  private boolean fitsBefore(@Nullable Token outer, @Nullable Token tokenBefore) {
    if (tokenBefore == null) {
      return before.contains("-start");
    }
    String call = outer != null && tokenBefore.isSymbol("(") ? outer.key() + "(" : "";
    return before.contains(name(tokenBefore)) || before.contains(call);
  }

  private static String name(Token token) {
    boolean data = token.isLiteral() || token.kind() == Token.Kind.PARAMETER;
    return data ? "-literal" : token.key();
  }

  private static Set<String> words(String text) {
    return text.isBlank() ? Set.of() : Set.of(text.strip().split("\\s+"));
  }
}
