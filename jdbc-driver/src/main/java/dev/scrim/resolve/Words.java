package dev.scrim.resolve;

import dev.scrim.catalog.IdentifierRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every word of a statement, folded as an identifier: a column whose name is not among them cannot
 * be named by the statement, wherever a name may stand.
 */
final class Words {

  private Words() {}

  /**
   * The words of a printed tree.
   *
   * @param printed has standard string literals and quoted identifiers only, and no comments
   */
  static Set<String> of(String printed, IdentifierRules rules) {
    return new HashSet<>(inOrder(printed, rules));
  }

  /** Words as they come; string literals and all else left out. */
  private static List<String> inOrder(String printed, IdentifierRules rules) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < printed.length()) {
      char c = printed.charAt(at);
      int end = at + 1;
      if (c == '\'' || c == '"') {
        end = endOfQuoted(printed, at, c);
        if (c == '"') {
          words.add(rules.fold(printed.substring(at, end)));
        }
      } else if (isWord(c)) {
        while (end < printed.length() && isWord(printed.charAt(end))) {
          end++;
        }
        words.add(rules.fold(printed.substring(at, end)));
      }
      at = end;
    }
    return words;
  }

  private static int endOfQuoted(String sql, int start, char quote) {
    int at = start + 1;
    while (at < sql.length()) {
      if (sql.charAt(at) != quote) {
        at++;
      } else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return sql.length();
  }

  private static boolean isWord(char c) {
    return c == '_' || c == '$' || c >= 0x80 || Character.isLetterOrDigit(c);
  }
}
