package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.decide.MaskMethod.Period;
import java.util.Locale;

/** {@code generalize to}: the start of the period that a date or time lies in. */
final class PeriodMask {

  private PeriodMask() {}

  static String write(
      SqlWords words, Column column, ColumnType type, String columnSql, Period period) {
    return switch (type.base()) {
      case DATE ->
          period == Period.DAY || period == Period.HOUR
              ? columnSql
              : words.startOf(period, type, columnSql);
      case TIMESTAMP, TIMESTAMPTZ -> words.startOf(period, type, columnSql);
      case TIME, TIMETZ -> {
        if (period != Period.HOUR) {
          throw notFor(column, period);
        }
        yield words.startOf(period, type, columnSql);
      }
      default -> throw notFor(column, period);
    };
  }

  private static RuntimeException notFor(Column column, Period period) {
    return DialectMasks.notFor(column, "generalize to " + period.name().toLowerCase(Locale.ROOT));
  }
}
