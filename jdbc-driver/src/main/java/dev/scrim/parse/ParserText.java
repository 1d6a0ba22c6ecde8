package dev.scrim.parse;

import dev.scrim.error.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
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
final class ParserText {

  private final Keywords keywords;
  private final List<Token> tokens;
  private final StandIns standIns = new StandIns();
  private final StringBuilder text = new StringBuilder();
  private final int[] ends;
  private final Deque<Boolean> openCasts = new ArrayDeque<>();
  private @Nullable Token last;

  ParserText(Keywords keywords, List<Token> tokens) {
    this.keywords = keywords;
    this.tokens = tokens;
    ends = new int[tokens.size()];
    int i = 0;
    while (i < tokens.size()) {
      int next = endOfOperator(i);
      if (next > 0) {
        writeOperator(i, tokens.subList(i, next));
      } else {
        write(i);
        next = i + 1;
      }
      for (; i < next; i++) {
        ends[i] = text.length();
      }
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }

  StandIns standIns() {
    return standIns;
  }

  /** The original token at that place of the text, counted from 1. */
  Token tokenAt(int column) {
    int i = 0;
    while (i < ends.length - 1 && ends[i] < column) {
      i++;
    }
    return tokens.get(i);
  }

  private @Nullable Token at(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i) : null;
  }

  private boolean isSymbol(int i, String symbol) {
    Token token = at(i);
    return token != null && token.isSymbol(symbol);
  }

  private boolean isWord(int i, String word) {
    Token token = at(i);
    return token != null && token.is(word);
  }

  private void write(int i) {
    Token token = tokens.get(i);
    switch (token.kind()) {
      case STRING -> {
        boolean plain = token.text().charAt(0) == '\'';
        emit(plain ? Token.string("", standIns.add(token)) : token);
      }
      case QUOTED_IDENTIFIER -> emit(Token.word(standIns.add(token)));
      case WORD -> {
        boolean keyword = !isLabel(i) && keywords.isKeyword(tokens, i);
        emit(keyword ? token : Token.word(standIns.add(token)));
      }
      case OPERATOR -> {
        if (isAllFields(i)) {
          emit(Token.word(standIns.add(token)));
        } else if (isArithmetic(i)) {
          emit(token);
        } else {
          writeOperator(i, List.of(token));
        }
      }
      case PUNCTUATION -> writePunctuation(i);
      case POSITIONAL ->
          throw new Refusal("Parameters such as $1 are not supported; prepare it with ?.");
      case NUMBER, PARAMETER -> emit(token);
    }
  }

  private void writePunctuation(int i) {
    Token token = tokens.get(i);
    switch (token.text()) {
      case "(" -> openCasts.push(isWord(i - 1, "CAST") || isWord(i - 1, "TREAT"));
      case ")" -> openCasts.pop();
      case "{", "}" ->
          throw new Refusal("A brace in the statement is not understood as a JDBC escape.");
      case ":" -> {
        Token after = at(i + 1);
        if (after != null && after.isName()) {
          // The library would take it for a parameter or for a path into JSON.
          throw new Refusal("A name after a colon is not supported; put it in parentheses.");
        }
      }
      default -> {}
    }
    emit(token);
  }

  /** After AS every word is a name, except a type and what describes a common table expression. */
  private boolean isLabel(int i) {
    boolean cast = !openCasts.isEmpty() && openCasts.peek();
    return isWord(i - 1, "AS")
        && !cast
        && !(isWord(i, "NOT") && isWord(i + 1, "MATERIALIZED"))
        && !(isWord(i, "MATERIALIZED") && isSymbol(i + 1, "("));
  }

  /** The star of {@code (row).*}: the library knows it as the name of a field only. */
  private boolean isAllFields(int i) {
    return isSymbol(i, "*") && isSymbol(i - 1, ".") && isSymbol(i - 2, ")");
  }

  private boolean isArithmetic(int i) {
    return switch (tokens.get(i).text()) {
      case "+", "-", "*", "/", "%", "^", "||", "=", "<>", "<", ">", "<=", ">=", "=>" -> true;
      case "~" -> !endsOperand(i - 1);
      default -> false;
    };
  }

  private void writeOperator(int i, List<Token> parts) {
    Token whole = Token.operator(SqlText.print(parts));
    boolean infix = endsOperand(i - 1);
    if (infix) {
      emit(Token.operator("||"));
    }
    emit(Token.word(standIns.add(whole, !infix)));
    emit(Token.operator("||"));
  }

  /** Whether an operator after that token stands between two operands. */
  private boolean endsOperand(int i) {
    Token token = at(i);
    if (token == null || last == null) {
      return false;
    }
    return switch (token.kind()) {
      case STRING, NUMBER, PARAMETER, POSITIONAL, QUOTED_IDENTIFIER -> true;
      case WORD -> StandIns.is(last.text()) || keywords.endsOperand(token.text());
      case PUNCTUATION -> token.text().equals(")") || token.text().equals("]");
      case OPERATOR -> isAllFields(i);
    };
  }

  /** The end of {@code OPERATOR(schema.+)} that starts there, or -1. */
  private int endOfOperator(int from) {
    if (!isWord(from, "OPERATOR") || !isSymbol(from + 1, "(")) {
      return -1;
    }
    int i = from + 2;
    while (i < tokens.size() && tokens.get(i).isName() && isSymbol(i + 1, ".")) {
      i += 2;
    }
    Token operator = at(i);
    boolean complete =
        operator != null && operator.kind() == Token.Kind.OPERATOR && isSymbol(i + 1, ")");
    return complete ? i + 2 : -1;
  }

  private void emit(Token token) {
    SqlText.separate(text, last, token);
    text.append(token.text());
    last = token;
  }
}
