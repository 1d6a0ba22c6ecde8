package dev.scrim.parse;

import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Rewrites what the parser library does not take, or loses, into what the server reads as the very
 * same parse tree. The rewritten tokens are the ones that are analysed and sent.
 */
final class Normalizer {

  private static final Set<String> H2_LITERAL_TYPES =
      Set.of("DATE", "TIME", "TIMESTAMP", "UUID", "ZONE");

  /** Before a string these do not cut it to one character, as they do in a cast. */
  private static final Set<String> UNCUT_LITERAL_TYPES =
      Set.of("BIT", "CHAR", "CHARACTER", "NCHAR");

  /** Parts of the names of types that name none alone. */
  private static final Set<String> MODIFIERS = Set.of("PRECISION", "SETOF", "VARYING", "ZONE");

  private static final List<Token> EVERYTHING =
      List.of(Token.word("SELECT"), Token.operator("*"), Token.word("FROM"));

  /** Words after a table in FROM; none starts an operand. */
  private static final Set<String> AFTER_TABLE =
      Keywords.words(
          """
          AS CROSS EXCEPT FETCH FOR FULL GROUP HAVING INNER INTERSECT JOIN LIMIT NATURAL OFFSET ON
          ORDER UNION USING WHERE WINDOW
          """);

  /** Words before a string in a {@link SyntaxCall} that are no type there. */
  private static final Set<String> CLAUSES =
      Set.of("CONTENT", "DOCUMENT", "NESTED", "PASSING", "REF", "VALUE", "VERSION");

  private final Dialect dialect;
  private final Keywords keywords;

  Normalizer(Dialect dialect, Keywords keywords) {
    this.dialect = dialect;
    this.keywords = keywords;
  }

  List<Token> normalize(List<Token> tokens) {
    return limitBeforeOffset(typedLiterals(commands(tokens)));
  }

  /**
   * TABLE t is SELECT * FROM t, EXISTS (SELECT FROM t) tells the same with a column, and COLLATION
   * FOR is a function; the ALL of SELECT ALL and GROUP BY ALL, the INNER of NATURAL INNER and the
   * star of FROM t* say nothing. JOIN ONLY t is JOIN (SELECT * FROM ONLY t) AS t.
   */
  private List<Token> commands(List<Token> tokens) {
    List<Token> out = new ArrayList<>(tokens.size() + 8);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("TABLE") && isCommand(tokens, i)) {
        out.addAll(EVERYTHING);
      } else if (token.is("SELECT")
          && isWord(tokens, i + 1, "FROM")
          && isSymbol(tokens, i - 1, "(")
          && isWord(tokens, i - 2, "EXISTS")) {
        out.add(token);
        out.add(new Token(Token.Kind.NUMBER, "1"));
      } else if (token.is("ONLY") && dialect == Dialect.POSTGRESQL && isJoined(tokens, i - 1)) {
        i = joinedOnly(tokens, i, out);
      } else if (token.is("COLLATION")
          && isWord(tokens, i + 1, "FOR")
          && isSymbol(tokens, i + 2, "(")) {
        out.add(Token.word("pg_catalog"));
        out.add(Token.symbol("."));
        out.add(Token.word("pg_collation_for"));
        i++;
      } else if (!saysNothing(tokens, i)) {
        out.add(token);
      }
    }
    return out;
  }

  private boolean saysNothing(List<Token> tokens, int i) {
    return (isWord(tokens, i, "ALL") && isWord(tokens, i - 1, "SELECT"))
        || (isWord(tokens, i, "ALL")
            && isWord(tokens, i - 1, "BY")
            && isWord(tokens, i - 2, "GROUP")
            && dialect == Dialect.POSTGRESQL)
        || isStarOfTable(tokens, i)
        || (isWord(tokens, i, "INNER") && isWord(tokens, i - 1, "NATURAL"));
  }

  private static boolean isJoined(List<Token> tokens, int i) {
    return isWord(tokens, i, "JOIN") || isSymbol(tokens, i, ",");
  }

  /**
   * Writes the subquery for ONLY there and gives the index of the last token that it stands for.
   */
  private int joinedOnly(List<Token> tokens, int only, List<Token> out) {
    boolean parenthesis = isSymbol(tokens, only + 1, "(");
    int last = only + (parenthesis ? 2 : 1);
    while (isSymbol(tokens, last + 1, ".")) {
      last += 2;
    }
    int end = parenthesis ? last + 1 : last;
    if (end >= tokens.size()
        || !tokens.get(last).isName()
        || (parenthesis && !isSymbol(tokens, end, ")"))) {
      throw new Refusal("ONLY is understood before the name of a table only.");
    }
    out.add(Token.symbol("("));
    out.addAll(EVERYTHING);
    out.addAll(tokens.subList(only, end + 1));
    out.add(Token.symbol(")"));
    Token after = end + 1 < tokens.size() ? tokens.get(end + 1) : Token.symbol(";");
    boolean alias = after.isName() && (after.is("AS") || !keywords.isReserved(after.text()));
    if (!alias) {
      out.add(Token.word("AS"));
      out.add(tokens.get(last));
    }
    return end;
  }

  /** A star after a name, with nothing after it that could be multiplied. */
  private boolean isStarOfTable(List<Token> tokens, int i) {
    if (dialect != Dialect.POSTGRESQL || !isSymbol(tokens, i, "*") || i == 0) {
      return false;
    }
    Token before = tokens.get(i - 1);
    boolean named = before.isName() && !keywords.isReserved(before.text());
    Token after = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
    return named
        && (after == null
            || after.isSymbol(")")
            || after.isSymbol(",")
            || after.isSymbol(";")
            || AFTER_TABLE.contains(after.key()));
  }

  private static boolean isCommand(List<Token> tokens, int i) {
    boolean named = i + 1 < tokens.size() && tokens.get(i + 1).isName();
    return named && !isSymbol(tokens, i - 1, ".") && !isWord(tokens, i - 1, "AS");
  }

  /** {@code type 'text'} is CAST('text' AS type). */
  private List<Token> typedLiterals(List<Token> tokens) {
    List<Token> out = new ArrayList<>(tokens.size() + 8);
    Deque<Boolean> syntaxCalls = new ArrayDeque<>();
    syntaxCalls.push(false);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isSymbol("(")) {
        syntaxCalls.push(syntaxCalls.peek() || isSyntaxCall(tokens, i - 1));
      } else if (token.isSymbol(")") && syntaxCalls.size() > 1) {
        syntaxCalls.pop();
      }
      boolean literal = token.kind() == Token.Kind.STRING;
      int from = literal && !(syntaxCalls.peek() && isClause(tokens, i - 1)) ? typeBefore(out) : -1;
      if (from < 0 || isIntervalWithFields(tokens, i, out, from)) {
        out.add(token);
        continue;
      }
      List<Token> type = List.copyOf(out.subList(from, out.size()));
      refuseUnknownType(type);
      out.subList(from, out.size()).clear();
      out.add(Token.word("CAST"));
      out.add(Token.symbol("("));
      out.add(token);
      out.add(Token.word("AS"));
      out.addAll(dialect == Dialect.H2 ? withAllDigits(type) : type);
      out.add(Token.symbol(")"));
    }
    return out;
  }

  /** H2's literals of times keep nine digits of a second, its casts none or six. */
  private static List<Token> withAllDigits(List<Token> type) {
    if (!isWord(type, 0, "TIME") && !isWord(type, 0, "TIMESTAMP")) {
      return type;
    }
    List<Token> precise = new ArrayList<>(type);
    precise.addAll(
        1, List.of(Token.symbol("("), new Token(Token.Kind.NUMBER, "9"), Token.symbol(")")));
    return precise;
  }

  private boolean isSyntaxCall(List<Token> tokens, int i) {
    String name = i < 0 ? "" : tokens.get(i).key();
    return dialect == Dialect.POSTGRESQL && (name.startsWith("XML") || name.startsWith("JSON_"));
  }

  /** Whether the word there is of such a call's grammar, where else it could name a type. */
  private boolean isClause(List<Token> tokens, int i) {
    String word = i < 0 ? "" : tokens.get(i).key();
    boolean path =
        word.equals("PATH")
            && i > 0
            && (tokens.get(i - 1).isSymbol(")")
                || tokens.get(i - 1).isSymbol("]")
                || (tokens.get(i - 1).isName() && keywords.endsOperand(tokens.get(i - 1).text())));
    return path || CLAUSES.contains(word);
  }

  private static boolean isIntervalWithFields(
      List<Token> tokens, int i, List<Token> out, int from) {
    return out.get(from).is("INTERVAL")
        && i + 1 < tokens.size()
        && Set.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND")
            .contains(tokens.get(i + 1).key());
  }

  /** In H2 only some names make a literal of the string after them that is the same as a cast. */
  private void refuseUnknownType(List<Token> type) {
    String name = type.get(type.size() - 1).key();
    boolean unknown =
        dialect == Dialect.H2
            ? !H2_LITERAL_TYPES.contains(name)
            : UNCUT_LITERAL_TYPES.contains(name);
    if (unknown) {
      throw new Refusal(
          "A string literal after "
              + type.get(type.size() - 1).described()
              + " is not understood; write CAST('…' AS type).");
    }
  }

  /** Where the name of a type that ends at the end of the list starts; -1 where there is none. */
  private int typeBefore(List<Token> out) {
    int last = out.size() - 1;
    if (isWord(out, last, "ZONE")
        && isWord(out, last - 1, "TIME")
        && (isWord(out, last - 2, "WITH") || isWord(out, last - 2, "WITHOUT"))) {
      int start = beforeModifiers(out, last - 3);
      return isWord(out, start, "TIME") || isWord(out, start, "TIMESTAMP") ? start : -1;
    }
    last = beforeModifiers(out, last);
    if (isWord(out, last, "PRECISION") && isWord(out, last - 1, "DOUBLE")) {
      return last - 1;
    }
    if (isWord(out, last, "VARYING")
        && last > 0
        && Keywords.TYPES.contains(out.get(last - 1).key())) {
      return last - 1;
    }
    if (last < 0 || !out.get(last).isName()) {
      return -1;
    }
    Token name = out.get(last);
    if (MODIFIERS.contains(name.key())) {
      return -1;
    }
    boolean type =
        name.kind() == Token.Kind.QUOTED_IDENTIFIER
            || Keywords.TYPES.contains(name.key())
            || !isKeywordBeforeString(out, last);
    return type ? startOfPath(out, last) : -1;
  }

  private boolean isKeywordBeforeString(List<Token> out, int last) {
    List<Token> tokens = new ArrayList<>(out.subList(Math.max(0, last - 2), last + 1));
    tokens.add(Token.string("", ""));
    return keywords.isKeyword(tokens, tokens.size() - 2);
  }

  private static int startOfPath(List<Token> out, int last) {
    int start = last;
    while (isSymbol(out, start - 1, ".") && start > 1 && out.get(start - 2).isName()) {
      start -= 2;
    }
    return start;
  }

  /** The index before {@code (10, 2)}, or the same index where no such thing ends there. */
  private static int beforeModifiers(List<Token> out, int last) {
    if (!isSymbol(out, last, ")")) {
      return last;
    }
    int i = last - 1;
    while (i >= 0 && (out.get(i).kind() == Token.Kind.NUMBER || isSymbol(out, i, ","))) {
      i--;
    }
    return isSymbol(out, i, "(") ? i - 1 : last;
  }

  /** OFFSET n LIMIT m is LIMIT m OFFSET n. */
  private static List<Token> limitBeforeOffset(List<Token> tokens) {
    List<Token> out = new ArrayList<>(tokens);
    List<Integer> offsets = new ArrayList<>();
    offsets.add(-1);
    for (int i = 0; i < out.size(); i++) {
      Token token = out.get(i);
      int top = offsets.size() - 1;
      if (token.isSymbol("(") || token.isSymbol("[")) {
        offsets.add(-1);
      } else if ((token.isSymbol(")") || token.isSymbol("]")) && top > 0) {
        offsets.remove(top);
      } else if (token.is("OFFSET") && !isSymbol(out, i - 1, ".") && !isWord(out, i - 1, "AS")) {
        offsets.set(top, i);
      } else if (token.is("LIMIT") && offsets.get(top) >= 0 && !isSymbol(out, i - 1, ".")) {
        int end = endOfLimit(out, i + 1);
        List<Token> limit = List.copyOf(out.subList(i, end));
        out.subList(i, end).clear();
        out.addAll(offsets.get(top), limit);
        offsets.set(top, -1);
        i = end - 1;
      } else if (token.is("SELECT") || token.is("UNION") || token.is("FROM")) {
        offsets.set(top, -1);
      }
    }
    return out;
  }

  private static int endOfLimit(List<Token> out, int from) {
    int depth = 0;
    for (int i = from; i < out.size(); i++) {
      Token token = out.get(i);
      if (token.isSymbol("(") || token.isSymbol("[")) {
        depth++;
      } else if (token.isSymbol(")") || token.isSymbol("]")) {
        if (depth-- == 0) {
          return i;
        }
      } else if (depth == 0
          && Set.of("EXCEPT", "FETCH", "FOR", "INTERSECT", "ON", "RETURNING", "UNION")
              .contains(token.key())) {
        return i;
      }
    }
    return out.size();
  }

  private static boolean isWord(List<Token> tokens, int i, String word) {
    return i >= 0 && i < tokens.size() && tokens.get(i).is(word);
  }

  private static boolean isSymbol(List<Token> tokens, int i, String symbol) {
    return i >= 0 && i < tokens.size() && tokens.get(i).isSymbol(symbol);
  }
}
