package dev.scrim.parse;

import dev.scrim.error.Refusal;
import dev.scrim.parse.StandIns.Place;
import dev.scrim.parse.SyntaxReader.Kind;
import dev.scrim.parse.SyntaxReader.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
 * stand-in || operand}, what stands after its operand {@code operand || stand-in}. A {@link
 * SyntaxCall} becomes a plain call.
 */
final class ParserText {

  private final Keywords keywords;
  private final List<Token> tokens;
  private final @Nullable SyntaxCalls calls;
  private final StandIns standIns = new StandIns();
  private final StringBuilder text = new StringBuilder();
  private final int[] ends;
  private final Deque<Boolean> openCasts = new ArrayDeque<>();
  private @Nullable Token last;

  ParserText(Keywords keywords, List<Token> tokens, boolean syntaxCalls) {
    this.keywords = keywords;
    this.tokens = tokens;
    calls = syntaxCalls ? new SyntaxCalls(keywords, tokens) : null;
    ends = new int[tokens.size()];
    write(0, tokens.size());
  }

  private void write(int from, int to) {
    int i = from;
    while (i < to) {
      List<Part> call = calls == null ? null : calls.at(i);
      int next = call == null ? endOfOperator(i) : call.get(call.size() - 1).to();
      if (call != null) {
        writeCall(call);
      } else if (next > 0) {
        writeOperator(i, tokens.subList(i, next));
      } else {
        next = i + endOfSuffix(i);
        if (next > i) {
          writeSuffix(i, next);
        } else {
          write(i);
          next = i + 1;
        }
      }
      for (; i < next; i++) {
        ends[i] = Math.max(ends[i], text.length());
      }
    }
  }

  /** A call of a made-up name, with the operands as arguments and each type as a cast to it. */
  private void writeCall(List<Part> parts) {
    List<String> texts = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    for (Part part : parts) {
      if (part.kind() == Kind.TEXT) {
        words.append(' ').append(SqlText.print(tokens.subList(part.from(), part.to())));
      } else {
        texts.add(words.toString().strip());
        words.setLength(0);
      }
    }
    texts.add(words.toString().strip());
    emit(Token.word(standIns.add(texts)));
    emit(Token.symbol("("));
    boolean first = true;
    for (Part part : parts) {
      if (part.kind() == Kind.TEXT) {
        continue;
      }
      if (!first) {
        emit(Token.symbol(","));
      }
      first = false;
      if (part.kind() == Kind.TYPE) {
        text.append(" TRY_CAST(NULL AS ");
        openCasts.push(true);
        write(part.from(), part.to());
        openCasts.pop();
        emit(Token.symbol(")"));
      } else {
        write(part.from(), part.to());
      }
    }
    emit(Token.symbol(")"));
  }

  /** How many tokens make an operator after its only operand; 0 where none does. */
  private int endOfSuffix(int i) {
    if (isWord(i, "USING") && i + 1 < tokens.size()) {
      int named = endOfOperator(i + 1);
      return tokens.get(i + 1).kind() == Token.Kind.OPERATOR ? 2 : named < 0 ? 0 : named - i;
    }
    if (isWord(i, "AT") && isWord(i + 1, "LOCAL") && endsOperand(i - 1)) {
      return 2;
    }
    return isWord(i, "IS") && calls != null ? endOfTest(i) : 0;
  }

  /** The length of IS [NOT] JSON …, DOCUMENT or NORMALIZED; 0 for any other test. */
  private int endOfTest(int is) {
    int i = isWord(is + 1, "NOT") ? is + 2 : is + 1;
    if (isWord(i, "DOCUMENT") || isWord(i, "NORMALIZED")) {
      return i + 1 - is;
    }
    if (isWord(i + 1, "NORMALIZED")) {
      return i + 2 - is;
    }
    if (!isWord(i, "JSON")) {
      return 0;
    }
    i++;
    if (isWord(i, "VALUE") || isWord(i, "SCALAR") || isWord(i, "ARRAY") || isWord(i, "OBJECT")) {
      i++;
    }
    if ((isWord(i, "WITH") || isWord(i, "WITHOUT")) && isWord(i + 1, "UNIQUE")) {
      i += isWord(i + 2, "KEYS") ? 3 : 2;
    }
    return i - is;
  }

  private void writeSuffix(int from, int to) {
    emit(Token.operator("||"));
    Token whole = Token.operator(SqlText.print(tokens.subList(from, to)));
    emit(Token.word(standIns.add(whole, Place.AFTER)));
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
        if (token.is("VARIADIC") && keywords.isReserved(token.text()) && !isLabel(i)) {
          writeOperator(i, List.of(token));
          return;
        }
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
        if (isOfSlice(i)) {
          writeSlice(i);
          return;
        }
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

  /** Whether the colon parts the bounds of an array's slice. */
  private boolean isOfSlice(int i) {
    int depth = 0;
    for (int k = i - 1; k >= 0; k--) {
      if (isSymbol(k, ")") || isSymbol(k, "]")) {
        depth++;
      } else if ((isSymbol(k, "(") || isSymbol(k, "[")) && depth-- == 0) {
        return isSymbol(k, "[") && calls != null;
      }
    }
    return false;
  }

  private void writeSlice(int i) {
    boolean upper = !isSymbol(i + 1, "]");
    if (endsOperand(i - 1)) {
      if (upper) {
        writeOperator(i, List.of(tokens.get(i)));
      } else {
        writeSuffix(i, i + 1);
      }
    } else if (upper) {
      writeOperator(i, List.of(tokens.get(i)));
    } else {
      throw new Refusal("A slice without bounds is not supported; leave out its brackets.");
    }
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
    boolean ofASign = (isSymbol(i + 1, "+") || isSymbol(i + 1, "-")) && !endsOperand(i - 1);
    return switch (tokens.get(i).text()) {
      case "+", "-" -> !ofASign;
      case "*", "/", "%", "^", "||", "=", "<>", "<", ">", "<=", ">=", "=>" -> true;
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
    emit(Token.word(standIns.add(whole, infix ? Place.BETWEEN : Place.BEFORE)));
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
