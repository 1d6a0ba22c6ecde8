package dev.scrim.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads SQL that Scrim printed, by tokens alone, and finds protected tables outside of a derived
 * table whose select list names no column. Knows nothing of Scrim's own lexer.
 */
final class RawTables {

  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*|\\d+(?:\\.\\d+)?|\\S");

  private static final Set<String> BEFORE_TABLES =
      Set.of("FROM", "JOIN", "ONLY", "TABLE", "INTO", "UPDATE");

  private final Set<String> ids;
  private final Set<String> names;

  /** For tables of these ids, {@code schema.name} in lower case. */
  RawTables(Set<String> ids) {
    this.ids = Set.copyOf(ids);
    this.names =
        ids.stream().map(id -> id.substring(id.indexOf('.') + 1)).collect(Collectors.toSet());
  }

  /** Fails where a protected table is named at all. */
  void assertNone(String sql) {
    List<String> tokens = tokens(sql);
    assertThat(tokens.stream().map(RawTables::name)).as(sql).doesNotContainAnyElementsOf(names);
  }

  /** Fails where a protected table stands elsewhere than in a derived table of masks. */
  void assertOnlyInDerivedTables(String sql) {
    List<String> tokens = tokens(sql);
    for (int i = 0; i < tokens.size(); i++) {
      if (isBase(tokens, i)) {
        assertThat(isOfMasks(tokens, i - 2)).as("raw table in %s", sql).isTrue();
      } else if (names.contains(name(tokens.get(i))) && i > 0) {
        String before = tokens.get(i - 1).toUpperCase(Locale.ROOT);
        assertThat(BEFORE_TABLES).as("unqualified table in %s", sql).doesNotContain(before);
      }
    }
  }

  /** Whether {@code "schema"."name"} of a protected table ends here. */
  private boolean isBase(List<String> tokens, int i) {
    return i >= 2
        && tokens.get(i - 1).equals(".")
        && ids.contains(name(tokens.get(i - 2)) + "." + name(tokens.get(i)));
  }

  /**
   * Whether {@code (SELECT …, mask AS "column" FROM} stands before: each name in the list is the
   * alias of a mask, or of the system.
   */
  private static boolean isOfMasks(List<String> tokens, int table) {
    int at = table - 1;
    if (at >= 0 && tokens.get(at).equals("ONLY")) {
      at--;
    }
    if (at < 1 || !tokens.get(at).equals("FROM")) {
      return false;
    }
    int depth = 0;
    for (at--; at > 0 && !(depth == 0 && tokens.get(at).equals("SELECT")); at--) {
      String token = tokens.get(at);
      depth += token.equals(")") ? 1 : token.equals("(") ? -1 : 0;
      if (depth < 0) {
        return false;
      }
      boolean ofTheSystem = at > 1 && tokens.get(at - 1).equals(".");
      boolean alias = tokens.get(at - 1).equals("AS");
      if (token.startsWith("\"") && !alias && !ofTheSystem) {
        return false;
      }
    }
    return at > 0 && tokens.get(at - 1).equals("(");
  }

  private static String name(String token) {
    String bare = token.startsWith("\"") ? token.substring(1, token.length() - 1) : token;
    return bare.replace("\"\"", "\"").toLowerCase(Locale.ROOT);
  }

  private static List<String> tokens(String sql) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(sql);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }
}
