package dev.scrim.parse;

import dev.scrim.config.Dialect;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells, by its tokens, a statement to be analysed from one that is known by its first words only.
 */
final class StatementSort {

  private static final Set<String> QUERY = Set.of("SELECT", "WITH", "VALUES", "TABLE");

  private final Dialect dialect;
  private final HarmlessStatements harmless;

  StatementSort(Dialect dialect) {
    this.dialect = dialect;
    harmless = new HarmlessStatements(dialect);
  }

  /** What a statement without a tree is; null where it has one. */
  @Nullable Parsed withoutTree(List<Token> tokens) {
    Parsed control = harmless.control(tokens);
    if (control != null) {
      return control;
    }
    String grant = grant(tokens);
    if (grant == null) {
      return null;
    }
    SqlText text = SqlText.of(tokens, dialect);
    return new Parsed.Opaque(
        grant,
        text.sql(),
        text.ordinals().size(),
        Fingerprint.of(tokens),
        Fingerprint.text(tokens),
        TableStatements.temporary(tokens));
  }

  /** The parts of a statement that makes a table from a query; null where it is none. */
  TableStatements.@Nullable FromQuery fromQuery(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return null;
    }
    Token first = tokens.get(0);
    if (first.is("CREATE")) {
      return TableStatements.createTableAs(tokens);
    }
    boolean query = TableStatements.startsQuery(first);
    return query && hasInto(tokens) ? TableStatements.selectInto(tokens) : null;
  }

  private static @Nullable String grant(List<Token> tokens) {
    int first = 0;
    while (first < tokens.size() - 1 && tokens.get(first).isSymbol("(")) {
      first++;
    }
    String word = tokens.get(first).key();
    if (QUERY.contains(word)) {
      return null;
    }
    if (first > 0) {
      return "other";
    }
    return switch (word) {
      case "INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE" -> null;
      case "COPY" -> "copy";
      case "DO" -> "do";
      case "CALL", "{" -> "call";
      case "PREPARE" -> follows(tokens, "TRANSACTION", "COMMIT") ? "other" : "execute";
      case "EXECUTE", "DEALLOCATE", "DECLARE", "FETCH", "MOVE", "CLOSE" -> "execute";
      case "EXPLAIN" -> "explain";
      case "LOCK" -> "lock";
      case "LISTEN", "NOTIFY", "UNLISTEN" -> "notify";
      case "SET", "RESET", "DISCARD", "SHOW", "USE" -> "session";
      case "CREATE" -> createsFromPrepared(tokens) ? "execute" : "ddl";
      case "ALTER",
          "DROP",
          "COMMENT",
          "GRANT",
          "REVOKE",
          "SECURITY",
          "IMPORT",
          "REASSIGN",
          "REFRESH" ->
          "ddl";
      default -> "other";
    };
  }

  /** Whether INTO names a table to be made, not the target of INSERT or MERGE. */
  private static boolean hasInto(List<Token> tokens) {
    for (int i = 1; i < tokens.size(); i++) {
      Token before = tokens.get(i - 1);
      if (tokens.get(i).is("INTO")
          && !before.is("INSERT")
          && !before.is("MERGE")
          && !before.is("AS")
          && !before.isSymbol(".")) {
        return true;
      }
    }
    return false;
  }

  private static boolean createsFromPrepared(List<Token> tokens) {
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).is("EXECUTE") && tokens.get(i - 1).is("AS")) {
        return true;
      }
    }
    return false;
  }

  private static boolean follows(List<Token> tokens, String... words) {
    return tokens.size() > 1 && Set.of(words).contains(tokens.get(1).key());
  }
}
