package dev.scrim.parse;

import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import java.util.List;

/**
 * Splits SQL text into tokens exactly as the server would, drops comments and normalises literals.
 * Immutable, thread-safe.
 */
public final class Lexer {

  /** What a question mark in the text is. */
  public enum Questions {
    /** A JDBC parameter, to be numbered; {@code ??} is an operator's question mark. */
    PARAMETERS,
    /** Part of an operator, as in a plain {@code Statement}. */
    OPERATORS,
    /** {@code ?1} is a parameter that has its number: the text of a printed tree. */
    NUMBERED
  }

  private final Dialect dialect;
  private final Questions questions;

  public Lexer(Dialect dialect, Questions questions) {
    this.dialect = dialect;
    this.questions = questions;
  }

  /**
   * The tokens of the text.
   *
   * @throws Refusal where the text holds what the server would not accept, or would read otherwise
   *     than other readers of it
   */
  public List<Token> lex(String sql) {
    return switch (dialect) {
      case POSTGRESQL -> new PostgresScanner(sql, questions).scan();
      case H2 -> new H2Scanner(sql, questions).scan();
    };
  }
}
