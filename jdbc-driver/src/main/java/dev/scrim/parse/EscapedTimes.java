package dev.scrim.parse;

import dev.scrim.config.Dialect;
import dev.scrim.parse.Lexer.Questions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code {fn timestampadd(SQL_TSI_…, n, t)}} and {@code {fn timestampdiff(SQL_TSI_…, a, b)}}
 * are in a dialect; as its driver has them, whose differences of times are parts of intervals.
 */
final class EscapedTimes {

  private static final Pattern UNIT = Pattern.compile("SQL_TSI_[A-Z_]{1,20}");

  /** The words of an interval, by the unit. */
  private static final Map<String, String> ADDED =
      Map.of(
          "SQL_TSI_SECOND", "($2) || ' second'",
          "SQL_TSI_MINUTE", "($2) || ' minute'",
          "SQL_TSI_HOUR", "($2) || ' hour'",
          "SQL_TSI_DAY", "($2) || ' day'",
          "SQL_TSI_WEEK", "($2) || ' week'",
          "SQL_TSI_MONTH", "($2) || ' month'",
          "SQL_TSI_QUARTER", "(($2)::int * 3) || ' month'",
          "SQL_TSI_YEAR", "($2) || ' year'");

  private static final Set<String> SUBTRACTED =
      Set.of("SQL_TSI_SECOND", "SQL_TSI_MINUTE", "SQL_TSI_HOUR", "SQL_TSI_DAY");

  private EscapedTimes() {}

  /** The call with {@code $2} and {@code $3} for its other arguments; null where there is none. */
  static @Nullable List<Token> template(Dialect dialect, String name, List<Token> first) {
    String unit = first.size() == 1 ? first.get(0).key() : "";
    if (!UNIT.matcher(unit).matches()) {
      return null;
    }
    String text =
        switch (name) {
          case "timestampadd" ->
              dialect == Dialect.H2 ? "dateadd('" + unit + "', $2, $3)" : added(unit);
          case "timestampdiff" ->
              dialect == Dialect.H2 ? "datediff('" + unit + "', $2, $3)" : subtracted(unit);
          default -> null;
        };
    return text == null ? null : new Lexer(Dialect.POSTGRESQL, Questions.OPERATORS).lex(text);
  }

  private static @Nullable String added(String unit) {
    String interval = ADDED.get(unit);
    return interval == null ? null : "(CAST(" + interval + " AS interval) + ($3))";
  }

  private static @Nullable String subtracted(String unit) {
    return SUBTRACTED.contains(unit)
        ? "extract(" + unit.substring("SQL_TSI_".length()) + " from (($3) - ($2)))"
        : null;
  }
}
