package dev.scrim.parse;

import dev.scrim.config.Dialect;
import dev.scrim.parse.Lexer.Questions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tokens as text again: readable, and read back as the same tokens by the lexer that made them.
 *
 * @param sql for the real driver: parameters are {@code ?}, and an operator's question mark is
 *     doubled where the driver would else take it for a parameter
 * @param ordinals the application's parameter number, from 1, for each {@code ?} in the order of
 *     the text
 */
public record SqlText(String sql, List<Integer> ordinals) {

  /** Words before a parenthesis that do not call anything. */
  private static final Set<String> SPACED =
      Keywords.words(
          """
          ALL AND AS BY CONFLICT DISTINCT ELSE EXCEPT FILTER FROM GROUP HAVING IN INTERSECT INTO
          JOIN LATERAL LIKE LIMIT MATERIALIZED NOT OFFSET ON OR OVER OVERLAPS RETURNING SELECT SETS
          THEN UNION USING VALUES WHEN WHERE
          """);

  public SqlText {
    ordinals = List.copyOf(ordinals);
  }

  /**
   * What to send for the text of a tree, whose parameters are {@code ?1}, {@code ?2}, ….
   *
   * @param printed as {@code tree.toString()} gives it
   */
  public static SqlText of(String printed, Dialect dialect) {
    return of(new Lexer(dialect, Questions.NUMBERED).lex(printed), dialect);
  }

  static SqlText of(List<Token> tokens, Dialect dialect) {
    StringBuilder sql = new StringBuilder();
    List<Integer> ordinals = new ArrayList<>();
    Token before = null;
    for (Token token : tokens) {
      separate(sql, before, token);
      if (token.kind() == Token.Kind.PARAMETER) {
        sql.append('?');
        ordinals.add(token.ordinal());
      } else if (token.kind() == Token.Kind.OPERATOR && dialect == Dialect.POSTGRESQL) {
        sql.append(token.text().replace("?", "??"));
      } else {
        sql.append(token.text());
      }
      before = token;
    }
    return new SqlText(sql.toString(), ordinals);
  }

  /** The tokens as they are, parameters with their numbers. */
  static String print(List<Token> tokens) {
    StringBuilder sql = new StringBuilder();
    Token before = null;
    for (Token token : tokens) {
      separate(sql, before, token);
      sql.append(token.text());
      before = token;
    }
    return sql.toString();
  }

  static void separate(StringBuilder sql, @Nullable Token before, Token token) {
    if (before != null && spaced(before, token)) {
      sql.append(' ');
    }
  }

  private static boolean spaced(Token before, Token token) {
    if (before.isSymbol("(") || before.isSymbol("[") || before.isSymbol("::")) {
      return false;
    }
    if (token.kind() == Token.Kind.PUNCTUATION) {
      return switch (token.text()) {
        case ",", ")", "]", ";", "::" -> false;
        case "." -> before.kind() == Token.Kind.NUMBER;
        case "[" -> !(before.isName() || before.isSymbol(")") || before.isSymbol("]"));
        case "(" -> !before.isName() || SPACED.contains(before.key());
        default -> true;
      };
    }
    return !(before.isSymbol(".") && token.kind() != Token.Kind.NUMBER);
  }
}
