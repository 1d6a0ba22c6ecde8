package dev.scrim.parse;

import dev.scrim.config.Dialect;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The written list of statements that pass without a decision: transaction control, savepoints, and
 * settings that change no name, no role, no reading of SQL text, no row security and nothing that
 * is shown of data. They are matched whole, as words with single spaces between them, in which
 * {@code $} stands for a string, {@code #} for a number and {@code "} for a quoted identifier.
 */
final class HarmlessStatements {

  private static final String NAME = "(?:[A-Z_][A-Z0-9_$]*|\")";
  private static final String LEVEL =
      "ISOLATION LEVEL (?:SERIALIZABLE|REPEATABLE READ|READ COMMITTED|READ UNCOMMITTED|SNAPSHOT)";
  private static final String MODE = "(?:" + LEVEL + "|READ (?:ONLY|WRITE)|(?:NOT )?DEFERRABLE)";
  private static final String MODES = MODE + "(?: (?:, )?" + MODE + ")*";
  private static final String WORK = "(?: WORK| TRANSACTION)?";

  private static final String POSTGRES_TRANSACTION =
      String.join(
          "|",
          "BEGIN" + WORK + "(?: " + MODES + ")?",
          "START TRANSACTION(?: " + MODES + ")?",
          "(?:COMMIT|END|ROLLBACK|ABORT)" + WORK + "(?: AND (?:NO )?CHAIN)?",
          "SAVEPOINT " + NAME,
          "RELEASE (?:SAVEPOINT )?" + NAME,
          "ROLLBACK" + WORK + " TO (?:SAVEPOINT )?" + NAME);

  /** Time-outs and how values are written; none that the masks' own casts depend on. */
  private static final String POSTGRES_SETTING =
      "(?:APPLICATION_NAME|STATEMENT_TIMEOUT|LOCK_TIMEOUT|IDLE_IN_TRANSACTION_SESSION_TIMEOUT"
          + "|IDLE_SESSION_TIMEOUT|TRANSACTION_TIMEOUT|DATESTYLE|INTERVALSTYLE|TIMEZONE"
          + "|EXTRA_FLOAT_DIGITS|BYTEA_OUTPUT|TRANSACTION_ISOLATION|TRANSACTION_READ_ONLY"
          + "|TRANSACTION_DEFERRABLE|DEFAULT_TRANSACTION_ISOLATION|DEFAULT_TRANSACTION_READ_ONLY"
          + "|DEFAULT_TRANSACTION_DEFERRABLE)";

  private static final String VALUE = "(?:\\$|(?:[-+] )?#|[A-Z_][A-Z0-9_]*)";

  private static final String POSTGRES_SHOWN =
      "(?:"
          + POSTGRES_SETTING
          + "|CLIENT_MIN_MESSAGES|SERVER_VERSION|SERVER_VERSION_NUM|SERVER_ENCODING"
          + "|CLIENT_ENCODING|STANDARD_CONFORMING_STRINGS|MAX_IDENTIFIER_LENGTH"
          + "|INTEGER_DATETIMES|SEARCH_PATH|IN_HOT_STANDBY|LC_COLLATE|LC_CTYPE)";

  private static final String POSTGRES_SESSION =
      String.join(
          "|",
          "SET (?:LOCAL )?TRANSACTION " + MODES,
          "SET SESSION CHARACTERISTICS AS TRANSACTION " + MODES,
          "SET (?:SESSION |LOCAL )?"
              + POSTGRES_SETTING
              + " (?:TO|=) "
              + VALUE
              + "(?: , "
              + VALUE
              + ")*",
          // Below notice, the server tells of plans and parameters.
          "SET (?:SESSION |LOCAL )?CLIENT_MIN_MESSAGES (?:TO|=) (?:NOTICE|WARNING|ERROR|DEFAULT)",
          "SET (?:SESSION |LOCAL )?TIME ZONE (?:\\$|(?:[-+] )?#|LOCAL|DEFAULT|[A-Z_]+|\")",
          "RESET (?:" + POSTGRES_SETTING + "|CLIENT_MIN_MESSAGES|TIME ZONE)",
          "SHOW (?:" + POSTGRES_SHOWN + "|TIME ZONE|TRANSACTION ISOLATION LEVEL)");

  private static final String H2_TRANSACTION =
      String.join(
          "|",
          "BEGIN(?: WORK| TRANSACTION)?",
          "(?:COMMIT|ROLLBACK)(?: WORK)?",
          "SAVEPOINT " + NAME,
          "RELEASE SAVEPOINT " + NAME,
          "ROLLBACK(?: WORK)? TO (?:SAVEPOINT )?" + NAME,
          "SET AUTOCOMMIT (?:ON|OFF|TRUE|FALSE)");

  private static final String H2_SESSION =
      String.join(
          "|",
          "SET SESSION CHARACTERISTICS AS TRANSACTION " + LEVEL,
          "SET (?:LOCK_TIMEOUT|QUERY_TIMEOUT) (?:= )?#",
          "SET TIME ZONE (?:\\$|LOCAL|DEFAULT)");

  private final Pattern transaction;
  private final Pattern session;

  HarmlessStatements(Dialect dialect) {
    transaction = Pattern.compile(dialect == Dialect.H2 ? H2_TRANSACTION : POSTGRES_TRANSACTION);
    session = Pattern.compile(dialect == Dialect.H2 ? H2_SESSION : POSTGRES_SESSION);
    this.dialect = dialect;
  }

  private final Dialect dialect;

  /** The statement, if it is on the list. */
  Parsed.@Nullable Control control(List<Token> tokens) {
    if (tokens.size() > 32 || tokens.get(0).kind() != Token.Kind.WORD) {
      return null;
    }
    String outline =
        tokens.stream().map(HarmlessStatements::outline).collect(Collectors.joining(" "));
    boolean touchesTransaction = transaction.matcher(outline).matches();
    return touchesTransaction || session.matcher(outline).matches()
        ? new Parsed.Control(SqlText.of(tokens, dialect).sql(), touchesTransaction)
        : null;
  }

  private static String outline(Token token) {
    return switch (token.kind()) {
      case STRING -> token.text().charAt(0) == '\'' ? "$" : "?";
      case NUMBER -> "#";
      case QUOTED_IDENTIFIER -> "\"";
      case PARAMETER, POSITIONAL -> "?";
      case WORD, OPERATOR, PUNCTUATION -> token.key();
    };
  }
}
