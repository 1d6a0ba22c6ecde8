package dev.scrim.parse;

import dev.scrim.error.Refusal;
import dev.scrim.parse.Lexer.Questions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the lexical rules of all dialects share: blanks, comments, quotes, Unicode escapes. */
abstract class Scanner {

  /** What the server takes for white space. */
  private static final String BLANKS = " \t\n\r\f\u000b";

  protected final String sql;
  protected final Questions questions;
  protected int at;

  private final List<Token> tokens = new ArrayList<>();
  private int parameters;

  Scanner(String sql, Questions questions) {
    this.sql = sql;
    this.questions = questions;
  }

  final List<Token> scan() {
    refuseBrokenCharacters();
    while (true) {
      skipBlanksAndComments();
      if (at >= sql.length()) {
        return tokens;
      }
      next(sql.charAt(at));
    }
  }

  /** Reads the token that starts with that character and moves past it. */
  protected abstract void next(char c);

  /** Whether a comment to the end of the line starts there. */
  protected boolean lineComment(int position) {
    return sql.startsWith("--", position);
  }

  protected final void add(Token token) {
    tokens.add(token);
  }

  protected final boolean follows(Token.Kind kind) {
    return !tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == kind;
  }

  protected final void addParameter() {
    if (questions == Questions.PARAMETERS) {
      parameters++;
      add(new Token(Token.Kind.PARAMETER, "?" + parameters));
      return;
    }
    int end = at;
    while (end < sql.length() && isDigit(sql.charAt(end))) {
      end++;
    }
    add(new Token(Token.Kind.PARAMETER, "?" + sql.substring(at, end)));
    at = end;
  }

  protected final char peek(int ahead) {
    return at + ahead < sql.length() ? sql.charAt(at + ahead) : '\0';
  }

  protected final boolean skipBlanksAndComments() {
    boolean newline = false;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (BLANKS.indexOf(c) >= 0) {
        newline |= c == '\n' || c == '\r';
        at++;
      } else if (lineComment(at)) {
        skipLine();
      } else if (sql.startsWith("/*", at)) {
        skipBlock();
      } else {
        break;
      }
    }
    return newline;
  }

  protected final void skipLine() {
    while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
      at++;
    }
  }

  private void skipBlock() {
    int depth = 0;
    do {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else if (at >= sql.length()) {
        throw new Refusal("The statement has a comment that is not closed.");
      } else {
        at++;
      }
    } while (depth > 0);
  }

  protected final boolean isBlank(char c) {
    return BLANKS.indexOf(c) >= 0;
  }

  /** The content between the quote at the current position and its end, doubled quotes undone. */
  protected final String readQuoted(char quote, String what) {
    StringBuilder content = new StringBuilder();
    int from = at + 1;
    while (true) {
      int end = sql.indexOf(quote, from);
      if (end < 0) {
        throw new Refusal("The statement has " + what + " that is not closed.");
      }
      content.append(sql, from, end);
      at = end + 1;
      if (peek(0) != quote) {
        return content.toString();
      }
      content.append(quote);
      from = at + 1;
    }
  }

  protected final void readQuotedIdentifier() {
    addIdentifier(readQuoted('"', "a quoted identifier"));
  }

  protected final void addIdentifier(String name) {
    if (name.isEmpty()) {
      throw new Refusal("The statement has an empty quoted identifier.");
    }
    add(Token.quoted(name));
  }

  /** Undoes the escapes of {@code U&'…'} and {@code U&"…"}, and reads UESCAPE where it follows. */
  protected final String unicodeUnescaped(String content) {
    return UnicodeEscapes.decode(content, readUescape());
  }

  private char readUescape() {
    int before = at;
    skipBlanksAndComments();
    if (!sql.regionMatches(true, at, "UESCAPE", 0, 7) || isWordPart(at + 7)) {
      at = before;
      return '\\';
    }
    at += 7;
    skipBlanksAndComments();
    if (peek(0) != '\'' || !UnicodeEscapes.canEscape(peek(1)) || peek(2) != '\'') {
      throw new Refusal("UESCAPE must be followed by one character in quotes.");
    }
    char escape = peek(1);
    at += 3;
    return escape;
  }

  private boolean isWordPart(int position) {
    return position < sql.length() && Character.isLetterOrDigit(sql.charAt(position));
  }

  protected static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  protected static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  protected final Refusal unexpected(char c) {
    return new Refusal(
        c > ' ' && c < 0x7f
            ? "The statement has the character " + c + " where none can stand."
            : String.format(
                Locale.ROOT, "The statement has the character U+%04X outside quotes.", (int) c));
  }

  private void refuseBrokenCharacters() {
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\0') {
        throw new Refusal("The statement has a NUL character.");
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == sql.length()
            || !Character.isLowSurrogate(sql.charAt(i + 1))) {
          throw new Refusal("The statement has half of a surrogate pair.");
        }
        i++;
      }
    }
  }
}
