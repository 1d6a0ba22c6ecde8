package dev.scrim.parse;

import dev.scrim.error.Refusal;
import dev.scrim.parse.Lexer.Questions;
import java.util.List;

/**
 * The lexical rules of H2 (org.h2.command.Tokenizer) as far as they are the same in all of its
 * compatibility modes; what depends on the mode is refused.
 */
final class H2Scanner extends Scanner {

  private static final List<String> OPERATORS =
      List.of(
          "!=", "!~", "&&", "||", "<=", "<>", ">=", "<", ">", "=", "+", "-", "*", "/", "%", "~");
  private static final List<String> PUNCTUATION =
      List.of("::", ":=", ",", ";", "(", ")", "[", "]", "{", "}", ".", ":");

  H2Scanner(String sql, Questions questions) {
    super(sql, questions);
  }

  @Override
  protected boolean lineComment(int position) {
    return super.lineComment(position) || sql.startsWith("//", position);
  }

  @Override
  protected void next(char c) {
    if (c == '\'') {
      addString(Token.string("", readString()));
    } else if (c == '"') {
      readQuotedIdentifier();
    } else if (c == '$' && peek(1) == '$') {
      readDollarString();
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      readNumber();
    } else if (c == '?') {
      readQuestion();
    } else if (startsWord(at)) {
      if (!readPrefixed(c)) {
        readWord();
      }
    } else if (!readSymbol(OPERATORS, Token.Kind.OPERATOR)
        && !readSymbol(PUNCTUATION, Token.Kind.PUNCTUATION)) {
      throw unexpected(c);
    }
  }

  /** H2 joins adjacent strings over white space but not over every comment, so one alone passes. */
  private void addString(Token token) {
    if (follows(Token.Kind.STRING)) {
      throw new Refusal("The statement has two string literals side by side; write || between.");
    }
    add(token);
  }

  private String readString() {
    StringBuilder content = new StringBuilder();
    while (true) {
      content.append(readQuoted('\'', "a string literal"));
      int before = at;
      while (at < sql.length() && isBlank(sql.charAt(at))) {
        at++;
      }
      if (peek(0) != '\'') {
        at = before;
        return content.toString();
      }
    }
  }

  private boolean readPrefixed(char c) {
    if (peek(1) == '\'') {
      switch (c) {
        case 'n', 'N' -> {
          at++;
          addString(Token.string("", readString()));
          return true;
        }
        case 'x', 'X' -> {
          at++;
          String digits = readString().replace(" ", "");
          if (!digits.matches("(?:[0-9a-fA-F]{2})*")) {
            throw new Refusal("A binary literal in the statement is malformed.");
          }
          addString(Token.string("X", digits));
          return true;
        }
        default -> {}
      }
    }
    if ((c == 'u' || c == 'U') && peek(1) == '&' && peek(2) == '\'') {
      at += 2;
      addString(Token.string("", unicodeUnescaped(readString())));
      return true;
    }
    if ((c == 'u' || c == 'U') && peek(1) == '&' && peek(2) == '"') {
      at += 2;
      addIdentifier(unicodeUnescaped(readQuoted('"', "a quoted identifier")));
      return true;
    }
    return false;
  }

  private void readDollarString() {
    int close = sql.indexOf("$$", at + 2);
    if (close < 0) {
      throw new Refusal("The statement has a string literal that is not closed.");
    }
    addString(Token.string("", sql.substring(at + 2, close)));
    at = close + 2;
  }

  private void readNumber() {
    String number = Numbers.match(sql, at);
    at += number.length();
    if (number.indexOf('_') >= 0
        || (number.length() > 1
            && isAsciiLetter(number.charAt(1))
            && "eE".indexOf(number.charAt(1)) < 0)
        || (at < sql.length() && (isWordPart(at) || sql.charAt(at) == '.'))) {
      throw new Refusal("The statement has a number that is not in plain decimal form.");
    }
    add(new Token(Token.Kind.NUMBER, number));
  }

  private void readQuestion() {
    boolean numbered = isDigit(peek(1));
    boolean parameter =
        switch (questions) {
          case PARAMETERS -> !numbered && peek(1) != '?';
          case NUMBERED -> numbered;
          case OPERATORS -> false;
        };
    if (!parameter) {
      throw new Refusal(
          questions == Questions.PARAMETERS
              ? "Parameters with numbers and ?? are not supported; write plain ? parameters."
              : "A plain Statement cannot have parameters; prepare it.");
    }
    at++;
    addParameter();
  }

  private boolean startsWord(int position) {
    int c = sql.codePointAt(position);
    return c != '$' && Character.isJavaIdentifierStart(c);
  }

  private boolean isWordPart(int position) {
    int c = sql.codePointAt(position);
    return Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }

  private void readWord() {
    int from = at;
    while (at < sql.length() && isWordPart(at)) {
      int c = sql.codePointAt(at);
      int upper = Character.toUpperCase(c);
      // Letters such as U+017F fold to ASCII, so that H2 might take the word for a keyword.
      if (c >= 0x80 && (upper < 0x80 || Character.toLowerCase(upper) < 0x80)) {
        throw unexpected((char) c);
      }
      at += Character.charCount(c);
    }
    add(Token.word(sql.substring(from, at)));
  }

  private boolean readSymbol(List<String> symbols, Token.Kind kind) {
    for (String symbol : symbols) {
      if (sql.startsWith(symbol, at)) {
        add(new Token(kind, symbol.equals("!=") ? "<>" : symbol));
        at += symbol.length();
        return true;
      }
    }
    return false;
  }
}
