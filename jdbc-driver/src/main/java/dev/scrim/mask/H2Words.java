package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.decide.MaskMethod.Period;
import dev.scrim.decide.RowFilter.Comparison;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** H2, version 2; casts of constants are folded when a statement is prepared. */
final class H2Words implements SqlWords {

  @Override
  public ColumnType type(Column column) {
    return H2Types.of(column);
  }

  @Override
  public String text(String value) {
    return Literals.standard(value);
  }

  @Override
  public String constant(ColumnType type, String value) {
    return switch (type.base()) {
      case BOOLEAN -> value.toUpperCase(Locale.ROOT);
      case INT4 -> value;
      case DATE -> "DATE " + text(value);
      case UUID -> "UUID " + text(value);
      case JSON -> {
        String json = "JSON " + text(value);
        yield type.modifiers().isEmpty() ? json : cast(json, type.sql());
      }
      case BINARY -> cast("X" + text(value), type.sql());
      // a cast to a domain would run its check
      case UNKNOWN ->
          type.comparable().equals("JSON")
              ? "JSON " + text(value)
              : cast(text(value), type.comparable());
      default -> cast(text(value), type.sql());
    };
  }

  @Override
  public String shortText(int length) {
    return "CHARACTER VARYING(" + length + ")";
  }

  @Override
  public String number(ColumnType type, BigDecimal value) {
    return switch (type.base()) {
      case INT1, INT2, INT4, INT8 -> value.toPlainString();
      case FLOAT4, FLOAT8 -> cast(value.toPlainString(), "DOUBLE PRECISION");
      default -> cast(value.toPlainString(), type.sql());
    };
  }

  @Override
  public String nullOf(ColumnType type) {
    return cast("NULL", type.sql());
  }

  @Override
  public String op(String left, String operator, String right) {
    return left + " " + operator + " " + right;
  }

  @Override
  public String asText(ColumnType type, String column) {
    return type.base() == BaseType.CHAR ? "RTRIM(" + column + ")" : column;
  }

  @Override
  public boolean isOneCharacter(String text) {
    return Literals.isText(text) && text.length() == 1;
  }

  @Override
  public String length(String text) {
    return "CHAR_LENGTH(" + text + ")";
  }

  @Override
  public String left(String text, int count) {
    return "LEFT(" + text + ", " + count + ")";
  }

  @Override
  public String right(String text, int count) {
    return "RIGHT(" + text + ", " + count + ")";
  }

  @Override
  public String repeat(String literal, String count) {
    return "REPEAT(" + literal + ", " + count + ")";
  }

  @Override
  public String position(String needle, String text) {
    return "LOCATE(" + needle + ", " + text + ")";
  }

  @Override
  public String fromLastAt(String text) {
    return "SUBSTRING(" + text + ", LOCATE('@', " + text + ", -1))";
  }

  @Override
  public String mod(String dividend, String divisor) {
    return "MOD(" + dividend + ", " + divisor + ")";
  }

  /**
   * Plain, for H2 reports neither overflow nor underflow: at the very ends the start is inexact.
   */
  @Override
  public String floatBucket(ColumnType type, String column, BigDecimal size) {
    String n = number(type, size);
    String sql = op("FLOOR(" + op(column, "/", n) + ")", "*", n);
    return type.base() == BaseType.FLOAT4 ? cast(sql, type.sql()) : sql;
  }

  @Override
  public String startOf(Period period, ColumnType type, String column) {
    if (type.base() != BaseType.TIMESTAMPTZ) {
      return "DATE_TRUNC(" + period.name() + ", " + column + ")";
    }
    // a shift to UTC fails in the first and the last hours that the type can hold
    String first = "TIMESTAMP WITH TIME ZONE '-999999999-01-01 00:00:00+00'";
    String last = "TIMESTAMP WITH TIME ZONE '999999999-01-01 00:00:00+00'";
    String start = "DATE_TRUNC(" + period.name() + ", " + column + " AT TIME ZONE 'UTC')";
    String sql =
        "CASE WHEN "
            + op(column, "<", first)
            + " THEN "
            + first
            + " WHEN "
            + op(column, ">", last)
            + " THEN "
            + last
            + " ELSE "
            + start
            + " END";
    return cast(sql, type.sql());
  }

  @Override
  public String listHead(boolean in) {
    return in ? " IN (" : " NOT IN (";
  }

  @Override
  public String listTail() {
    return ")";
  }

  @Override
  public String exactNumber() {
    return "DECFLOAT";
  }

  @Override
  public List<String> match(Comparison operator, String text) {
    String end = " AS CHARACTER VARYING)";
    return switch (operator) {
      case CONTAINS -> List.of("LOCATE(CAST(", end + ", " + text + ") > 0");
      case STARTSWITH -> List.of("LOCATE(CAST(", end + ", " + text + ") = 1");
      case ENDSWITH -> List.of("RIGHT(" + text + ", CHAR_LENGTH(CAST(", end + ")) = CAST(", end);
      default -> throw new IllegalArgumentException(operator.name());
    };
  }
}
