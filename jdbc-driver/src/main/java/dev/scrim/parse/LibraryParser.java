package dev.scrim.parse;

import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.Token;

/**
 * The parser library's parser, which looks as far ahead as it takes for the set operation in {@code
 * ((SELECT …) UNION (SELECT …))}; by itself it gives up after some hundred tokens.
 */
final class LibraryParser extends CCJSqlParser {

  LibraryParser(String text) {
    super(new StringProvider(text));
  }

  @Override
  protected boolean isNestedSetOperationAhead() {
    if (getToken(1).kind != OPENING_BRACKET || getToken(2).kind != OPENING_BRACKET) {
      return false;
    }
    int at = 3;
    while (getToken(at).kind == OPENING_BRACKET) {
      at++;
    }
    int depth = at - 2;
    Token token = getToken(at);
    if (token.kind != K_SELECT && token.kind != K_WITH && token.kind != K_VALUES) {
      return false;
    }
    while (depth > 0 && token.kind != EOF) {
      token = next(token, ++at);
      if (token.kind == OPENING_BRACKET) {
        depth++;
      } else if (token.kind == CLOSING_BRACKET) {
        depth--;
      }
    }
    int after = token.kind == EOF ? EOF : next(token, at + 1).kind;
    return after == K_UNION || after == K_INTERSECT || after == K_EXCEPT || after == K_MINUS;
  }

  /** The token after that one, without walking there from the start where it was read already. */
  private Token next(Token token, int at) {
    return token.next == null ? getToken(at) : token.next;
  }
}
