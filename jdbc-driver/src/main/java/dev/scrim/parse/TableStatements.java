package dev.scrim.parse;

import dev.scrim.error.Refusal;
import dev.scrim.parse.Parsed.Emptied;
import dev.scrim.parse.Parsed.TemporaryTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the tokens of statements that make or empty tables; the parser library knows few forms. */
final class TableStatements {

  private static final Set<String> BEFORE_TABLE =
      Set.of("GLOBAL", "LOCAL", "TEMP", "TEMPORARY", "UNLOGGED", "CACHED", "MEMORY");

  private static final Set<String> AFTER_TRUNCATED =
      Set.of("RESTART", "CONTINUE", "IDENTITY", "RESTRICT");

  /** In a definition they may bring data into the table, or rows that come by another way. */
  private static final Set<String> BRINGING =
      Set.of("DEFAULT", "GENERATED", "AS", "LIKE", "INHERITS", "OF", "PARTITION", "EXECUTE");

  private static final Set<String> FILLING_NOTHING =
      Set.of("LOCK", "LISTEN", "NOTIFY", "UNLISTEN", "SET", "RESET", "SHOW", "DISCARD", "COMMENT");

  private TableStatements() {}

  /**
   * A statement that makes a table from a query.
   *
   * @param head the tokens before the query
   * @param name the table's name, without a schema
   * @param query the tokens of the query
   * @param tail the tokens after it
   */
  record FromQuery(
      List<Token> head, Token name, boolean temporary, List<Token> query, List<Token> tail) {}

  /** The parts of {@code CREATE TABLE … AS} a query; null where the statement is another. */
  static @Nullable FromQuery createTableAs(List<Token> tokens) {
    int at = 1;
    boolean temporary = false;
    while (at < tokens.size() && BEFORE_TABLE.contains(tokens.get(at).key())) {
      temporary |= tokens.get(at).is("TEMP") || tokens.get(at).is("TEMPORARY");
      at++;
    }
    if (!isWord(tokens, 0, "CREATE") || !isWord(tokens, at, "TABLE")) {
      return null;
    }
    int name = afterIfNotExists(tokens, at + 1);
    int as = atDepth0(tokens, name, "AS");
    if (as < 0 || as + 1 >= tokens.size() || !startsQuery(tokens.get(as + 1))) {
      return null;
    }
    int end = tokens.size();
    if (end > 2 && isWord(tokens, end - 1, "DATA")) {
      end -= isWord(tokens, end - 2, "NO") ? 3 : 2;
      if (!isWord(tokens, end, "WITH")) {
        return null;
      }
    }
    int last = lastPart(tokens, name);
    temporary |= last > name && tokens.get(name).is("pg_temp");
    return new FromQuery(
        tokens.subList(0, as + 1),
        tokens.get(last),
        temporary,
        tokens.subList(as + 1, end),
        tokens.subList(end, tokens.size()));
  }

  /** The parts of {@code SELECT … INTO} as those of {@code CREATE TABLE … AS}. */
  static FromQuery selectInto(List<Token> tokens) {
    int into = atDepth0(tokens, 0, "INTO");
    if (into < 0) {
      throw new Refusal("INTO inside a subquery is not analysed; write CREATE TABLE … AS");
    }
    int at = into + 1;
    boolean temporary = false;
    List<Token> head = new ArrayList<>();
    head.add(Token.word("CREATE"));
    while (at < tokens.size() && BEFORE_TABLE.contains(tokens.get(at).key())) {
      temporary |= tokens.get(at).is("TEMP") || tokens.get(at).is("TEMPORARY");
      head.add(tokens.get(at));
      at++;
    }
    head.add(Token.word("TABLE"));
    if (isWord(tokens, at, "TABLE")) {
      at++;
    }
    if (at >= tokens.size() || !tokens.get(at).isName()) {
      throw new Refusal("No name of a table stands after INTO");
    }
    int last = lastPart(tokens, at);
    temporary |= last > at && tokens.get(at).is("pg_temp");
    head.addAll(tokens.subList(at, last + 1));
    head.add(Token.word("AS"));
    List<Token> query = new ArrayList<>(tokens.subList(0, into));
    query.addAll(tokens.subList(last + 1, tokens.size()));
    return new FromQuery(head, tokens.get(last), temporary, query, List.of());
  }

  /** The tables that TRUNCATE empties. */
  static Parsed.Truncate truncate(List<Token> tokens, String fingerprint, String text) {
    int at = isWord(tokens, 1, "TABLE") ? 2 : 1;
    List<Emptied> tables = new ArrayList<>();
    boolean more = true;
    while (more) {
      boolean only = isWord(tokens, at, "ONLY");
      at += only ? 1 : 0;
      if (at >= tokens.size() || !tokens.get(at).isName()) {
        throw notAnalysed();
      }
      int last = lastPart(tokens, at);
      List<String> name = new ArrayList<>();
      for (int i = at; i <= last; i += 2) {
        name.add(tokens.get(i).text());
      }
      tables.add(new Emptied(name, only));
      at = last + 1;
      at += at < tokens.size() && tokens.get(at).isSymbol("*") ? 1 : 0;
      more = at < tokens.size() && tokens.get(at).isSymbol(",");
      at += more ? 1 : 0;
    }
    List<Token> tail = tokens.subList(at, tokens.size());
    if (!tail.stream().allMatch(token -> AFTER_TRUNCATED.contains(token.key()))) {
      throw notAnalysed();
    }
    String rest = tail.isEmpty() ? "" : " " + SqlText.print(tail);
    return new Parsed.Truncate(tables, rest, fingerprint, text);
  }

  /** Where ONLY stands before the table that UPDATE or DELETE changes, or -1. */
  static int onlyOfTarget(List<Token> tokens) {
    if (isWord(tokens, 0, "UPDATE") && isWord(tokens, 1, "ONLY")) {
      return 1;
    }
    boolean delete = isWord(tokens, 0, "DELETE") && isWord(tokens, 1, "FROM");
    return delete && isWord(tokens, 2, "ONLY") ? 2 : -1;
  }

  /** What a statement that is not analysed does to temporary tables. */
  static TemporaryTables temporary(List<Token> tokens) {
    if (!isWord(tokens, 0, "CREATE")) {
      return new TemporaryTables(!FILLING_NOTHING.contains(tokens.get(0).key()), null);
    }
    if (isWord(tokens, 1, "INDEX") || (isWord(tokens, 1, "UNIQUE") && isWord(tokens, 2, "INDEX"))) {
      return new TemporaryTables(false, null);
    }
    int at = 1;
    boolean temporary = false;
    while (at < tokens.size() && BEFORE_TABLE.contains(tokens.get(at).key())) {
      temporary |= tokens.get(at).is("TEMP") || tokens.get(at).is("TEMPORARY");
      at++;
    }
    boolean plain =
        isWord(tokens, at, "TABLE")
            && tokens.stream().noneMatch(token -> BRINGING.contains(token.key()));
    if (!plain) {
      return new TemporaryTables(true, null);
    }
    int name = afterIfNotExists(tokens, at + 1);
    boolean isName = name < tokens.size() && tokens.get(name).isName();
    if (!isName) {
      return new TemporaryTables(true, null);
    }
    return new TemporaryTables(false, temporary ? tokens.get(lastPart(tokens, name)).text() : null);
  }

  private static Refusal notAnalysed() {
    return new Refusal(
        "This form of TRUNCATE is not analysed; name the tables, without CASCADE, or use DELETE");
  }

  static boolean startsQuery(Token token) {
    return Set.of("SELECT", "WITH", "VALUES", "TABLE").contains(token.key()) || token.isSymbol("(");
  }

  private static int afterIfNotExists(List<Token> tokens, int at) {
    boolean conditional =
        isWord(tokens, at, "IF")
            && isWord(tokens, at + 1, "NOT")
            && isWord(tokens, at + 2, "EXISTS");
    return conditional ? at + 3 : at;
  }

  private static int lastPart(List<Token> tokens, int at) {
    int last = at;
    while (last + 2 < tokens.size()
        && tokens.get(last + 1).isSymbol(".")
        && tokens.get(last + 2).isName()) {
      last += 2;
    }
    return last;
  }

  private static int atDepth0(List<Token> tokens, int from, String word) {
    int depth = 0;
    for (int i = from; i < tokens.size(); i++) {
      if (tokens.get(i).isSymbol("(")) {
        depth++;
      } else if (tokens.get(i).isSymbol(")")) {
        depth--;
      } else if (depth == 0 && tokens.get(i).is(word)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isWord(List<Token> tokens, int at, String word) {
    return at < tokens.size() && tokens.get(at).is(word);
  }
}
