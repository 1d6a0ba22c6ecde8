package dev.scrim.parse;

import dev.scrim.error.Refusal;
import dev.scrim.parse.Lexer.Questions;

/**
 * The lexical rules of PostgreSQL (scan.l), with standard_conforming_strings on, as nothing that
 * passes here can turn it off. Question marks are read as the PostgreSQL JDBC driver reads them.
 */
final class PostgresScanner extends Scanner {

  private static final String OPERATOR_CHARACTERS = "~!@#^&|`?+-*/%<>=";
  private static final String ENDS_IN_SIGN_WITH = "~!@#^&|`?%";

  PostgresScanner(String sql, Questions questions) {
    super(sql, questions);
  }

  @Override
  protected void next(char c) {
    if (c == '\'') {
      addString("");
    } else if (c == '"') {
      readQuotedIdentifier();
    } else if (startsWord(c)) {
      if (!readPrefixed(c)) {
        readWord();
      }
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      add(new Token(Token.Kind.NUMBER, readNumber()));
    } else if (c == '$') {
      readDollar();
    } else if (c == '?' && startsParameter()) {
      at++;
      addParameter();
    } else if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
      readOperator();
    } else if (",;()[]{}.:".indexOf(c) >= 0) {
      readPunctuation(c);
    } else {
      throw unexpected(c);
    }
  }

  private static boolean startsWord(char c) {
    return isAsciiLetter(c) || c == '_' || c >= 0x80;
  }

  private static boolean isWordPart(char c) {
    return startsWord(c) || isDigit(c) || c == '$';
  }

  /** Literals and identifiers that a letter introduces; false where it is an ordinary word. */
  private boolean readPrefixed(char c) {
    boolean quote = peek(1) == '\'';
    switch (c) {
      case 'e', 'E' -> {
        if (quote) {
          at++;
          add(Token.string("", BackslashEscapes.decode(readEscapeString())));
          return true;
        }
      }
      case 'n', 'N', 'b', 'B', 'x', 'X' -> {
        if (quote) {
          at++;
          addString(String.valueOf(Character.toUpperCase(c)));
          return true;
        }
      }
      case 'u', 'U' -> {
        if (peek(1) == '&' && peek(2) == '\'') {
          at += 2;
          add(Token.string("", unicodeUnescaped(readString())));
          return true;
        }
        if (peek(1) == '&' && peek(2) == '"') {
          at += 2;
          addIdentifier(unicodeUnescaped(readQuoted('"', "a quoted identifier")));
          return true;
        }
      }
      default -> {}
    }
    return false;
  }

  private void addString(String prefix) {
    String content = readString();
    boolean valid =
        switch (prefix) {
          case "B" -> content.matches("[01]*");
          case "X" -> content.matches("[0-9a-fA-F]*");
          default -> true;
        };
    if (!valid) {
      throw new Refusal("A bit string literal in the statement is malformed.");
    }
    add(Token.string(prefix, content));
  }

  private String readString() {
    StringBuilder content = new StringBuilder();
    do {
      content.append(readQuoted('\'', "a string literal"));
    } while (continues());
    return content.toString();
  }

  private String readEscapeString() {
    StringBuilder content = new StringBuilder();
    do {
      at++;
      while (peek(0) != '\'' || peek(1) == '\'') {
        boolean two = peek(0) == '\'' || peek(0) == '\\';
        if (at + (two ? 2 : 1) > sql.length()) {
          throw new Refusal("The statement has a string literal that is not closed.");
        }
        content.append(sql, peek(0) == '\'' ? at + 1 : at, at + (two ? 2 : 1));
        at += two ? 2 : 1;
      }
      at++;
    } while (continues());
    return content.toString();
  }

  /** Whether, after white space with a line break and line comments, the string goes on. */
  private boolean continues() {
    int before = at;
    boolean newline = false;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (isBlank(c)) {
        newline |= c == '\n' || c == '\r';
        at++;
      } else if (lineComment(at)) {
        skipLine();
      } else {
        break;
      }
    }
    if (newline && peek(0) == '\'') {
      return true;
    }
    at = before;
    return false;
  }

  private void readWord() {
    int from = at;
    boolean ascii = true;
    while (at < sql.length() && isWordPart(sql.charAt(at))) {
      ascii &= sql.charAt(at) < 0x80;
      at++;
    }
    String word = sql.substring(from, at);
    // No keyword has such letters, and only ASCII letters fold: quoted, every reader agrees on it.
    add(ascii ? Token.word(word) : Token.quoted(foldAscii(word)));
  }

  private static String foldAscii(String word) {
    StringBuilder folded = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return folded.toString();
  }

  private String readNumber() {
    String number = Numbers.match(sql, at);
    at += number.length();
    if (at < sql.length() && isWordPart(sql.charAt(at))) {
      throw new Refusal("A number in the statement runs into a letter; put a space between them.");
    }
    return Numbers.decimal(number);
  }

  private void readDollar() {
    int end = at + 1;
    if (isDigit(peek(1))) {
      while (end < sql.length() && isDigit(sql.charAt(end))) {
        end++;
      }
      add(new Token(Token.Kind.POSITIONAL, sql.substring(at, end)));
      at = end;
      if (at < sql.length() && startsWord(sql.charAt(at))) {
        throw unexpected('$');
      }
      return;
    }
    while (end < sql.length()
        && (startsWord(sql.charAt(end)) || (end > at + 1 && isDigit(sql.charAt(end))))) {
      end++;
    }
    if (end >= sql.length() || sql.charAt(end) != '$') {
      throw unexpected('$');
    }
    String tag = sql.substring(at, end + 1);
    int close = sql.indexOf(tag, end + 1);
    if (close < 0) {
      throw new Refusal("The statement has a string literal that is not closed.");
    }
    add(Token.string("", sql.substring(end + 1, close)));
    at = close + tag.length();
  }

  private boolean startsParameter() {
    return switch (questions) {
      case PARAMETERS -> peek(1) != '?';
      case NUMBERED -> isDigit(peek(1));
      case OPERATORS -> false;
    };
  }

  private void readOperator() {
    StringBuilder run = new StringBuilder();
    int end = at;
    while (end < sql.length() && OPERATOR_CHARACTERS.indexOf(sql.charAt(end)) >= 0) {
      if (sql.startsWith("--", end) || sql.startsWith("/*", end)) {
        break;
      }
      if (sql.charAt(end) == '?') {
        boolean doubled = end + 1 < sql.length() && sql.charAt(end + 1) == '?';
        if (questions == Questions.PARAMETERS && !doubled) {
          break;
        }
        if (questions == Questions.NUMBERED
            && end + 1 < sql.length()
            && isDigit(sql.charAt(end + 1))) {
          break;
        }
        if (questions != Questions.NUMBERED && doubled) {
          end++;
        }
      }
      run.append(sql.charAt(end));
      end++;
    }
    int length = withoutTrailingSign(run);
    String operator = run.substring(0, length);
    if (length > 63) {
      throw new Refusal("The statement has an operator that is too long.");
    }
    add(Token.operator(operator.equals("!=") ? "<>" : operator));
    at = end - (run.length() - length);
  }

  /** An operator ends in + or - only if it has a character that no standard operator has. */
  private static int withoutTrailingSign(CharSequence run) {
    int length = run.length();
    while (length > 1 && (run.charAt(length - 1) == '+' || run.charAt(length - 1) == '-')) {
      for (int i = 0; i < length - 1; i++) {
        if (ENDS_IN_SIGN_WITH.indexOf(run.charAt(i)) >= 0) {
          return length;
        }
      }
      length--;
    }
    return length;
  }

  private void readPunctuation(char c) {
    if (c == '.' && peek(1) == '.') {
      throw unexpected(c);
    }
    String text = String.valueOf(c);
    if (c == ':' && (peek(1) == ':' || peek(1) == '=')) {
      text = sql.substring(at, at + 2);
    }
    add(Token.symbol(text));
    at += text.length();
  }
}
