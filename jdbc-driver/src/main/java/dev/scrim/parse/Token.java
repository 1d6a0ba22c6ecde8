package dev.scrim.parse;

import java.util.Locale;

/**
 * A piece of SQL text, in one normal form: two texts that mean the same to the server have the same
 * tokens.
 *
 * @param kind what it is
 * @param text as it is printed; strings and quoted identifiers with their quotes and doubled quotes
 *     inside, {@code !=} as {@code <>}, numbers in decimal
 */
public record Token(Kind kind, String text) {

  /** What a token is. */
  public enum Kind {
    /** A keyword or an identifier without quotes, in the spelling of the text. */
    WORD,
    /** An identifier in double quotes. */
    QUOTED_IDENTIFIER,
    /** A string in single quotes, possibly after {@code N}, {@code B} or {@code X}. */
    STRING,
    NUMBER,
    /** {@code ?1}, {@code ?2}, …: a JDBC parameter. */
    PARAMETER,
    /** {@code $1}, {@code $2}, …: a parameter of the server's own. */
    POSITIONAL,
    OPERATOR,
    /** {@code , ; ( ) [ ] { } . : :: :=}. */
    PUNCTUATION
  }

  /** Whether it is that keyword or unquoted identifier, in any case. */
  public boolean is(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  /** Whether it is that operator or punctuation. */
  public boolean isSymbol(String symbol) {
    return (kind == Kind.OPERATOR || kind == Kind.PUNCTUATION) && text.equals(symbol);
  }

  /** Whether it is an identifier or a keyword, quoted or not. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_IDENTIFIER;
  }

  /** Whether it stands for data: a string or a number. */
  public boolean isLiteral() {
    return kind == Kind.STRING || kind == Kind.NUMBER;
  }

  /** The number of a {@link Kind#PARAMETER}, from 1. */
  public int ordinal() {
    return Integer.parseInt(text.substring(1));
  }

  /** Whether both mean the same to the server. */
  boolean same(Token other) {
    return kind == other.kind
        && (kind == Kind.WORD ? text.equalsIgnoreCase(other.text) : text.equals(other.text));
  }

  /** A word in upper case, else the text: what keyword rules are written in. */
  String key() {
    return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : text;
  }

  /** For messages: never a literal, and no quoted name, as people mistake those for strings. */
  String described() {
    return switch (kind) {
      case STRING -> "a string literal";
      case NUMBER -> "a number";
      case PARAMETER, POSITIONAL -> "a parameter";
      case QUOTED_IDENTIFIER -> "a quoted identifier";
      case WORD, OPERATOR, PUNCTUATION -> text.length() > 63 ? "a long name" : "'" + text + "'";
    };
  }

  static Token word(String text) {
    return new Token(Kind.WORD, text);
  }

  static Token symbol(String text) {
    return new Token(Kind.PUNCTUATION, text);
  }

  static Token operator(String text) {
    return new Token(Kind.OPERATOR, text);
  }

  static Token string(String prefix, String content) {
    return new Token(Kind.STRING, prefix + "'" + content.replace("'", "''") + "'");
  }

  static Token quoted(String name) {
    return new Token(Kind.QUOTED_IDENTIFIER, '"' + name.replace("\"", "\"\"") + '"');
  }
}
