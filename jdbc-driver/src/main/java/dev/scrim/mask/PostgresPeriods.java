package dev.scrim.mask;

import dev.scrim.decide.MaskMethod.Period;
import java.util.Locale;

/** The start of a period on PostgreSQL, for every value that the types can hold. */
final class PostgresPeriods {

  // years that have both ends as a timestamp; a date reaches further, and the year 4714 BC began
  // before the first timestamp
  private static final String FIRST = "4713-01-01";
  private static final String BEYOND = "294277-01-01";

  private PostgresPeriods() {}

  static String startOf(SqlWords words, Period period, ColumnType type, String x) {
    String unit = "'" + period.name().toLowerCase(Locale.ROOT) + "'";
    return switch (type.base()) {
      case DATE -> ofDate(words, unit, x);
      case TIMESTAMP -> {
        String start = "pg_catalog.date_trunc(" + unit + ", " + x + ")";
        String first = "'" + FIRST + " 00:00:00 BC'::pg_catalog.timestamp";
        yield kept(words, type, guarded(words, period, x, first, start));
      }
      case TIMESTAMPTZ -> {
        String start = "pg_catalog.date_trunc(" + unit + ", " + x + ", 'UTC')";
        String first = "'" + FIRST + " 00:00:00+00 BC'::pg_catalog.timestamptz";
        yield kept(words, type, guarded(words, period, x, first, start));
      }
      case TIME -> "pg_catalog.date_trunc('hour', " + x + ")::" + type.sql();
      default -> {
        String local = x + "::pg_catalog.time";
        String hour = "pg_catalog.date_trunc('hour', " + local + ")::pg_catalog.time";
        yield kept(words, type, words.op(x, "-", "(" + words.op(local, "-", hour) + ")"));
      }
    };
  }

  /** By way of timestamp: a cast to timestamptz would depend on the session's time zone. */
  private static String ofDate(SqlWords words, String unit, String x) {
    return "CASE WHEN "
        + words.op(x, "<", "'" + FIRST + " BC'::pg_catalog.date")
        + " THEN '-infinity'::pg_catalog.date WHEN "
        + words.op(x, ">=", "'" + BEYOND + "'::pg_catalog.date")
        + " THEN 'infinity'::pg_catalog.date ELSE pg_catalog.date_trunc("
        + unit
        + ", "
        + x
        + "::pg_catalog.timestamp)::pg_catalog.date END";
  }

  private static String guarded(
      SqlWords words, Period period, String x, String first, String start) {
    if (period == Period.DAY || period == Period.HOUR) {
      return start;
    }
    String type = first.substring(first.indexOf("::"));
    return "CASE WHEN "
        + words.op(x, "<", first)
        + " THEN '-infinity'"
        + type
        + " ELSE "
        + start
        + " END";
  }

  private static String kept(SqlWords words, ColumnType type, String sql) {
    return type.modifiers().isEmpty() ? sql : words.cast(sql, type.sql());
  }
}
