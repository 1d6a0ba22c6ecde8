package dev.scrim.parse;

import dev.scrim.error.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what stands between the parentheses of a {@link SyntaxCall}. Used once. */
final class SyntaxReader {

  /** A run of tokens: words of the grammar and labels, an expression, or a type. */
  record Part(Kind kind, int from, int to) {}

  /** What a run of tokens is. */
  enum Kind {
    TEXT,
    OPERAND,
    TYPE
  }

  private final Keywords keywords;
  private final List<Token> tokens;
  private final int end;
  private final List<Part> parts = new ArrayList<>();
  private int at;

  /**
   * A reader.
   *
   * @param open where the parenthesis opens, which the call's name may stand before
   * @param end where it closes
   */
  SyntaxReader(Keywords keywords, List<Token> tokens, int name, int open, int end) {
    this.keywords = keywords;
    this.tokens = tokens;
    this.end = end;
    at = open + 1;
    parts.add(new Part(Kind.TEXT, name, at));
  }

  /** All parts, the closing parenthesis too. */
  List<Part> finish() {
    if (at != end) {
      throw notUnderstood();
    }
    text(1);
    return parts;
  }

  boolean atEnd() {
    return at >= end;
  }

  boolean sees(String... words) {
    for (int i = 0; i < words.length; i++) {
      Token token = at + i < end ? tokens.get(at + i) : null;
      if (token == null || !(token.is(words[i]) || token.isSymbol(words[i]))) {
        return false;
      }
    }
    return true;
  }

  /** Passes over these words or symbols where they stand next. */
  boolean take(String... words) {
    boolean seen = sees(words);
    if (seen) {
      text(words.length);
    }
    return seen;
  }

  boolean takeOne(Set<String> words) {
    boolean seen = !atEnd() && words.contains(tokens.get(at).key());
    if (seen) {
      text(1);
    }
    return seen;
  }

  void require(String... words) {
    if (!take(words)) {
      throw notUnderstood();
    }
  }

  /** A name that is no column's. */
  void label() {
    if (atEnd() || !tokens.get(at).isName()) {
      throw notUnderstood();
    }
    text(1);
  }

  /** An expression, which ends before a comma, a colon, or one of these words after an operand. */
  void operand(Set<String> stops) {
    int from = at;
    skip(stops, true);
    parts.add(new Part(Kind.OPERAND, from, at));
  }

  /** A type, which ends before a comma or one of these words. */
  void type(Set<String> stops) {
    int from = at;
    skip(stops, false);
    parts.add(new Part(Kind.TYPE, from, at));
  }

  private void skip(Set<String> stops, boolean afterOperand) {
    int from = at;
    int depth = 0;
    for (; at < end; at++) {
      Token token = tokens.get(at);
      if (token.isSymbol("(") || token.isSymbol("[")) {
        depth++;
      } else if (token.isSymbol(")") || token.isSymbol("]")) {
        if (--depth < 0) {
          break;
        }
      } else if (depth == 0) {
        boolean separator = token.isSymbol(",") || token.isSymbol(":");
        if (separator
            || (at > from
                && stops.contains(token.key())
                && !isOfTimeType()
                && (!afterOperand || endsOperand(tokens.get(at - 1))))) {
          break;
        }
      }
    }
    if (at == from) {
      throw notUnderstood();
    }
  }

  /** The WITH of {@code timestamp with time zone}. */
  private boolean isOfTimeType() {
    boolean with = tokens.get(at).is("WITH") || tokens.get(at).is("WITHOUT");
    return with && at + 1 < end && tokens.get(at + 1).is("TIME");
  }

  private boolean endsOperand(Token token) {
    return switch (token.kind()) {
      case STRING, NUMBER, PARAMETER, POSITIONAL, QUOTED_IDENTIFIER -> true;
      case WORD -> keywords.endsOperand(token.text());
      case PUNCTUATION -> token.text().equals(")") || token.text().equals("]");
      case OPERATOR -> false;
    };
  }

  private void text(int length) {
    parts.add(new Part(Kind.TEXT, at, at + length));
    at += length;
  }

  Refusal notUnderstood() {
    @Nullable Token near = at < tokens.size() ? tokens.get(at) : null;
    return new Refusal(
        "The arguments of a call are not understood"
            + (near == null ? "" : ", near " + near.described())
            + ". Rewrite that part in plainer SQL.");
  }
}
