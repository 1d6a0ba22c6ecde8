package dev.scrim.parse;

import dev.scrim.error.Refusal;
import java.util.List;

/** Refuses a tree that does not print as the tokens it was made from. */
final class TokenComparison {

  private TokenComparison() {}

  static void require(List<Token> expected, List<Token> printed) {
    int i = 0;
    int k = 0;
    while (i < expected.size() && k < printed.size()) {
      if (expected.get(i).same(printed.get(k))) {
        i++;
        k++;
      } else {
        throw differs(expected, i);
      }
    }
    if (i < expected.size() || k < printed.size()) {
      throw differs(expected, i);
    }
  }

  private static Refusal differs(List<Token> expected, int at) {
    String where = at < expected.size() ? expected.get(at).described() : "the end";
    boolean parameter = at < expected.size() && expected.get(at).kind() == Token.Kind.PARAMETER;
    return new Refusal(
        "The parser does not give the statement back unchanged, near "
            + where
            + (parameter
                ? ". The operator ? is written ?? in a prepared statement."
                : ". Rewrite that part in plainer SQL."));
  }
}
