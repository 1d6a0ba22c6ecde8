package dev.scrim.parse;

import dev.scrim.error.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text that the parser library reads: keywords, punctuation and arithmetic as they are, and a
 * made-up name for each identifier, string and other operator. The library so meets no spelling
 * that it could read otherwise than the server; {@link TreeRestorer} puts the originals back.
 *
 * <p>An operator other than the arithmetic ones becomes {@code left || stand-in || right}, as in
 * PostgreSQL all of them have the precedence of {@code ||}; a prefix operator becomes {@code
 * stand-in || operand}.
 */
final class StandIns {

  private static final String MARK = "zq";

  private final Keywords keywords;
  private final List<Token> originals = new ArrayList<>();
  private final List<Boolean> prefix = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final List<Integer> ends = new ArrayList<>();
  private @Nullable Token last;

  StandIns(Keywords keywords, List<Token> tokens) {
    this.keywords = keywords;
    List<Boolean> casts = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Token before = i > 0 ? tokens.get(i - 1) : null;
      Token after = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
      if (token.isSymbol("(")) {
        casts.add(
            before != null
                && (before.is("CAST") || before.is("XMLSERIALIZE") || before.is("TREAT")));
      } else if (token.isSymbol(")") && !casts.isEmpty()) {
        casts.remove(casts.size() - 1);
      }
      boolean inCast = !casts.isEmpty() && casts.get(casts.size() - 1);
      int operatorEnd = token.is("OPERATOR") ? endOfOperator(tokens, i + 1) : -1;
      if (operatorEnd > 0) {
        operator(tokens.subList(i, operatorEnd), before);
        i = operatorEnd - 1;
      } else {
        write(tokens, i, inCast);
      }
      while (ends.size() <= i) {
        ends.add(text.length());
      }
    }
  }

  /** What to parse. */
  String text() {
    return text.toString();
  }

  /** The index of the original token at that place of the text, counted from 1. */
  int tokenAt(int column) {
    int i = 0;
    while (i < ends.size() - 1 && ends.get(i) < column) {
      i++;
    }
    return i;
  }

  private void write(List<Token> tokens, int i, boolean inCast) {
    Token token = tokens.get(i);
    Token before = i > 0 ? tokens.get(i - 1) : null;
    Token after = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
    switch (token.kind()) {
      case STRING -> {
        boolean plain = token.text().charAt(0) == '\'';
        emit(plain ? new Token(Token.Kind.STRING, "'" + standIn(token, false) + "'") : token);
      }
      case QUOTED_IDENTIFIER -> emit(Token.word(standIn(token, false)));
      case WORD -> {
        boolean label = before != null && before.is("AS") && !inCast && isLabel(token, after);
        boolean keyword = !label && keywords.isKeyword(tokens, i);
        emit(keyword ? token : Token.word(standIn(token, false)));
      }
      case OPERATOR -> {
        if (isAllFields(tokens, i)) {
          emit(Token.word(standIn(token, false)));
        } else if (isArithmetic(token, before)) {
          emit(token);
        } else {
          operator(List.of(token), before);
        }
      }
      case PUNCTUATION -> {
        refuseColon(token, after);
        emit(token);
      }
      case POSITIONAL ->
          throw new Refusal("Parameters such as $1 are not supported; prepare it with ?.");
      case NUMBER, PARAMETER -> emit(token);
    }
  }

  /** The star of {@code (row).*}: the library knows it as the name of a field only. */
  private static boolean isAllFields(List<Token> tokens, int i) {
    return i > 1
        && tokens.get(i).isSymbol("*")
        && tokens.get(i - 1).isSymbol(".")
        && tokens.get(i - 2).isSymbol(")");
  }

  /** After AS every word is a name, except where a common table expression is described. */
  private static boolean isLabel(Token token, @Nullable Token after) {
    return !(token.is("NOT") && after != null && after.is("MATERIALIZED"))
        && !(token.is("MATERIALIZED") && after != null && after.isSymbol("("));
  }

  /** The library would take a name on the right of a colon for a parameter or a path. */
  private static void refuseColon(Token token, @Nullable Token after) {
    if (token.text().equals(":") && after != null && after.isName()) {
      throw new Refusal("A name after a colon is not supported; put it in parentheses.");
    }
    if (token.text().equals("{") || token.text().equals("}")) {
      throw new Refusal("A brace in the statement is not understood as a JDBC escape.");
    }
  }

  private boolean isArithmetic(Token token, @Nullable Token before) {
    return switch (token.text()) {
      case "+", "-", "*" -> true;
      case "~" -> !endsOperand(before);
      case "/", "%", "^", "||", "=", "<>", "<", ">", "<=", ">=", "=>" -> true;
      default -> false;
    };
  }

  private void operator(List<Token> tokens, @Nullable Token before) {
    boolean infix = endsOperand(before);
    Token whole = Token.operator(SqlText.print(tokens));
    if (infix) {
      emit(Token.operator("||"));
    }
    emit(Token.word(standIn(whole, !infix)));
    emit(Token.operator("||"));
  }

  private boolean endsOperand(@Nullable Token before) {
    if (before == null) {
      return false;
    }
    return switch (before.kind()) {
      case STRING, NUMBER, PARAMETER, POSITIONAL, QUOTED_IDENTIFIER -> true;
      case WORD ->
          (last != null && last.text().startsWith(MARK)) || keywords.endsOperand(before.text());
      case PUNCTUATION -> before.text().equals(")") || before.text().equals("]");
      case OPERATOR -> false;
    };
  }

  /** The end of {@code OPERATOR(schema.+)}, or -1. */
  private static int endOfOperator(List<Token> tokens, int from) {
    int i = from;
    if (i >= tokens.size() || !tokens.get(i).isSymbol("(")) {
      return -1;
    }
    i++;
    while (i + 1 < tokens.size() && tokens.get(i).isName() && tokens.get(i + 1).isSymbol(".")) {
      i += 2;
    }
    boolean complete =
        i + 1 < tokens.size()
            && tokens.get(i).kind() == Token.Kind.OPERATOR
            && tokens.get(i + 1).isSymbol(")");
    return complete ? i + 2 : -1;
  }

  private void emit(Token token) {
    SqlText.separate(text, last, token);
    text.append(token.text());
    last = token;
  }

  private String standIn(Token token, boolean isPrefix) {
    originals.add(token);
    prefix.add(isPrefix);
    return MARK + (originals.size() - 1) + "_";
  }

  /** Whether the text is exactly one stand-in. */
  static boolean isStandIn(String text) {
    return text.startsWith(MARK) && text.indexOf('_') == text.length() - 1;
  }

  /** The operator that the text stands for, or null. */
  @Nullable Token operator(String name) {
    if (!isStandIn(name)) {
      return null;
    }
    Token original =
        originals.get(Integer.parseInt(name.substring(MARK.length(), name.length() - 1)));
    return original.kind() == Token.Kind.OPERATOR ? original : null;
  }

  boolean isPrefix(String name) {
    return prefix.get(Integer.parseInt(name.substring(MARK.length(), name.length() - 1)));
  }

  /** The text with the originals for all stand-ins in it; of strings, what is inside the quotes. */
  String restore(String changed) {
    int mark = changed.indexOf(MARK);
    if (mark < 0) {
      return changed;
    }
    StringBuilder restored = new StringBuilder();
    int done = 0;
    while (mark >= 0) {
      int end = changed.indexOf('_', mark);
      Token original =
          originals.get(Integer.parseInt(changed.substring(mark + MARK.length(), end)));
      String text = original.text();
      boolean string = original.kind() == Token.Kind.STRING;
      restored
          .append(changed, done, mark)
          .append(string ? text.substring(1, text.length() - 1) : text);
      done = end + 1;
      mark = changed.indexOf(MARK, done);
    }
    return restored.append(changed, done, changed.length()).toString();
  }
}
