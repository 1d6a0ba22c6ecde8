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
        Fingerprint.text(tokens));
  }

  private static @Nullable String grant(List<Token> tokens) {
    int first = 0;
    while (first < tokens.size() - 1 && tokens.get(first).isSymbol("(")) {
      first++;
    }
    String word = tokens.get(first).key();
    if (QUERY.contains(word)) {
      return hasInto(tokens) ? "create-table-as" : null;
    }
    if (first > 0) {
      return "other";
    }
    return switch (word) {
      case "INSERT", "UPDATE", "DELETE", "MERGE" -> hasInto(tokens) ? "create-table-as" : null;
      case "COPY" -> "copy";
      case "DO" -> "do";
      case "CALL", "{" -> "call";
      case "PREPARE" -> follows(tokens, "TRANSACTION", "COMMIT") ? "other" : "execute";
      case "EXECUTE", "DEALLOCATE", "DECLARE", "FETCH", "MOVE", "CLOSE" -> "execute";
      case "EXPLAIN" -> "explain";
      case "LOCK" -> "lock";
      case "LISTEN", "NOTIFY", "UNLISTEN" -> "notify";
      case "SET", "RESET", "DISCARD", "SHOW", "USE" -> "session";
      case "TRUNCATE" -> "truncate";
      case "CREATE" -> createsFromQuery(tokens) ? "create-table-as" : "ddl";
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

  private static boolean createsFromQuery(List<Token> tokens) {
    int depth = 0;
    boolean table = false;
    for (int i = 1; i < tokens.size() - 1; i++) {
      Token token = tokens.get(i);
      if (token.isSymbol("(")) {
        depth++;
      } else if (token.isSymbol(")")) {
        depth--;
      } else if (depth == 0 && !table) {
        table = token.is("TABLE");
        if (!table
            && !Set.of("GLOBAL", "LOCAL", "TEMP", "TEMPORARY", "UNLOGGED", "CACHED", "MEMORY")
                .contains(token.key())) {
          return false;
        }
      } else if (depth == 0 && token.is("AS")) {
        Token next = tokens.get(i + 1);
        return QUERY.contains(next.key()) || next.is("EXECUTE") || next.isSymbol("(");
      }
    }
    return false;
  }

  private static boolean follows(List<Token> tokens, String... words) {
    return tokens.size() > 1 && Set.of(words).contains(tokens.get(1).key());
  }
}
