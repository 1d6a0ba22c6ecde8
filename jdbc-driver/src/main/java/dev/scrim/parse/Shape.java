package dev.scrim.parse;

import dev.scrim.error.Refusal;
import java.util.List;

/** What any statement must be before it is looked at: one statement, balanced, not too deep. */
final class Shape {

  /** The deepest nesting of parentheses, brackets and CASE. */
  static final int MAX_DEPTH = 150;

  /** The most names that points join, as in {@code database.schema.table.column}. */
  private static final int MAX_PATH = 8;

  private Shape() {}

  /** The tokens without semicolons around them. */
  static List<Token> checked(List<Token> tokens) {
    int from = 0;
    int to = tokens.size();
    while (from < to && tokens.get(from).isSymbol(";")) {
      from++;
    }
    while (from < to && tokens.get(to - 1).isSymbol(";")) {
      to--;
    }
    if (from == to) {
      throw new Refusal("There is no statement in the text.");
    }
    List<Token> statement = List.copyOf(tokens.subList(from, to));
    check(statement);
    return statement;
  }

  private static void check(List<Token> tokens) {
    StringBuilder open = new StringBuilder();
    int cases = 0;
    int path = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.PUNCTUATION) {
        checkBracket(token.text().charAt(0), open);
      } else if (token.is("CASE")) {
        cases++;
      } else if (token.is("END") && cases > 0) {
        cases--;
      }
      path = token.isSymbol(".") ? path + 1 : token.isName() ? path : 0;
      if (path >= MAX_PATH) {
        throw new Refusal("The statement has a name of too many parts.");
      }
      if (open.length() + cases > MAX_DEPTH) {
        throw GuardedParser.tooDeep();
      }
    }
    if (!open.isEmpty()) {
      throw new Refusal("The statement has a parenthesis that is not closed.");
    }
  }

  private static void checkBracket(char c, StringBuilder open) {
    switch (c) {
      case ';' ->
          throw new Refusal("Only one statement per call is supported; send them one by one.");
      case '(', '[', '{' -> open.append(c);
      case ')', ']', '}' -> {
        int last = open.length() - 1;
        if (last < 0 || open.charAt(last) != (c == ')' ? '(' : c == ']' ? '[' : '{')) {
          throw new Refusal("The statement closes a parenthesis that is not open.");
        }
        open.setLength(last);
      }
      default -> {}
    }
  }
}
