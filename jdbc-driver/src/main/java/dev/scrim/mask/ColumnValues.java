package dev.scrim.mask;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which texts a column can be compared with, decided here so that no database error can quote one.
 * What passes is read the same by every dialect, whatever the session's settings are.
 */
final class ColumnValues {

  private static final int MOST_DIGITS = 100;

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1," + MOST_DIGITS + "}");
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1," + MOST_DIGITS + "}(\\.[0-9]{1," + MOST_DIGITS + "})?");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final String CLOCK = "[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?";
  private static final Pattern TIME = Pattern.compile(CLOCK);
  private static final Pattern OFFSET_TIME =
      Pattern.compile(CLOCK + "(Z|[+-](0[0-9]|1[0-5]):[0-9]{2})");

  private ColumnValues() {}

  /** Whether a text can be compared with a column of that type. */
  static boolean fits(ColumnType type, String value) {
    return switch (type.base()) {
      case TEXT, CHAR -> Literals.isText(value);
      case INT1, INT2, INT4, INT8 -> WHOLE.matcher(value).matches() && inRange(type, value);
      case NUMERIC, DECFLOAT -> NUMBER.matcher(value).matches();
      case FLOAT4, FLOAT8 -> NUMBER.matcher(value).matches() && finite(type, value);
      case BOOLEAN -> value.equals("true") || value.equals("false");
      case DATE -> isDate(value);
      case TIME -> isTime(value);
      case TIMETZ -> isOffsetTime(value);
      case TIMESTAMP -> isDate(value) || isTimestamp(value, false);
      case TIMESTAMPTZ -> isTimestamp(value, true);
      case UUID -> UUID.matcher(value).matches();
      case JSON, BINARY, UNKNOWN -> false;
    };
  }

  /** What such a text looks like, for a person. */
  static String expected(BaseType base) {
    return switch (base) {
      case TEXT, CHAR -> "a text";
      case INT1, INT2, INT4, INT8 -> "a whole number in the column's range";
      case NUMERIC, DECFLOAT, FLOAT4, FLOAT8 -> "a number";
      case BOOLEAN -> "true or false";
      case DATE -> "a date such as 2026-01-31";
      case TIME -> "a time such as 09:30:00";
      case TIMETZ -> "a time with its offset such as 09:30:00+01:00";
      case TIMESTAMP -> "a timestamp such as 2026-01-31T09:30:00";
      case TIMESTAMPTZ -> "a timestamp with its offset such as 2026-01-31T09:30:00Z";
      case UUID -> "a UUID";
      case JSON, BINARY, UNKNOWN -> "null";
    };
  }

  static boolean isNumber(BaseType base) {
    return switch (base) {
      case INT1, INT2, INT4, INT8, NUMERIC, DECFLOAT, FLOAT4, FLOAT8 -> true;
      default -> false;
    };
  }

  static boolean isNumber(String value) {
    return NUMBER.matcher(value).matches();
  }

  /** Whether a number has no more digits than anyone needs: its plain form is short. */
  static boolean isShort(BigDecimal number) {
    return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
  }

  private static boolean inRange(ColumnType type, String value) {
    int bits =
        switch (type.base()) {
          case INT1 -> 8;
          case INT2 -> 16;
          case INT4 -> 32;
          default -> 64;
        };
    return new BigDecimal(value).toBigInteger().bitLength() < bits;
  }

  private static boolean finite(ColumnType type, String value) {
    boolean single = type.base() == BaseType.FLOAT4;
    double number = single ? Float.parseFloat(value) : Double.parseDouble(value);
    boolean underflow = number == 0 && new BigDecimal(value).signum() != 0;
    return !Double.isInfinite(number) && !underflow;
  }

  private static boolean isDate(String value) {
    return DATE.matcher(value).matches()
        && !value.startsWith("0000")
        && parses(LocalDate::parse, value);
  }

  private static boolean isTime(String value) {
    return TIME.matcher(value).matches() && parses(LocalTime::parse, value);
  }

  private static boolean isOffsetTime(String value) {
    return OFFSET_TIME.matcher(value).matches() && parses(OffsetTime::parse, value);
  }

  private static boolean isTimestamp(String value, boolean offset) {
    int t = value.indexOf('T');
    if (t < 0) {
      return false;
    }
    String time = value.substring(t + 1);
    return isDate(value.substring(0, t)) && (offset ? isOffsetTime(time) : isTime(time));
  }

  private static boolean parses(Function<String, ?> parse, String value) {
    try {
      return parse.apply(value) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
