package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.decide.MaskMethod.Period;
import dev.scrim.decide.RowFilter.Comparison;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** PostgreSQL, version 14 or later; every name in full. */
final class PostgresWords implements SqlWords {

  private static final BigDecimal MAX_INT = BigDecimal.valueOf(Integer.MAX_VALUE);

  @Override
  public ColumnType type(Column column) {
    return PostgresTypes.of(column);
  }

  @Override
  public String text(String value) {
    return Literals.postgres(value);
  }

  @Override
  public String constant(ColumnType type, String value) {
    return switch (type.base()) {
      case BOOLEAN -> value.toUpperCase(Locale.ROOT);
      case INT4 -> value;
      // an unknown literal takes the base type of the domain, so that no check of the domain runs
      case UNKNOWN -> "CASE WHEN FALSE THEN NULL::" + type.sql() + " ELSE " + text(value) + " END";
      default -> type.natural() ? text(value) : text(value) + "::" + type.sql();
    };
  }

  @Override
  public String shortText(int length) {
    return "pg_catalog.varchar(" + length + ")";
  }

  @Override
  public String number(ColumnType type, BigDecimal value) {
    boolean whole = value.signum() >= 0 && value.compareTo(MAX_INT) <= 0;
    return switch (type.base()) {
      case INT1, INT2, INT4, INT8 ->
          whole
              ? value.toPlainString()
              : typed(value, type.base() == BaseType.INT4 ? "int4" : "int8");
      case FLOAT4, FLOAT8 -> typed(value, "float8");
      default -> typed(value, "numeric");
    };
  }

  private static String typed(BigDecimal value, String type) {
    return "'" + value.toPlainString() + "'::pg_catalog." + type;
  }

  @Override
  public String nullOf(ColumnType type) {
    String typed = "NULL::" + type.sql();
    boolean maybeDomain = type.base() == BaseType.UNKNOWN && !type.sql().endsWith("]");
    return maybeDomain ? "CASE WHEN FALSE THEN " + typed + " END" : typed;
  }

  @Override
  public String op(String left, String operator, String right) {
    return left + " OPERATOR(pg_catalog." + operator + ") " + right;
  }

  @Override
  public String asText(ColumnType type, String column) {
    boolean text =
        type.sql().equals("pg_catalog.text") || type.sql().startsWith("pg_catalog.varchar");
    return text ? column : column + "::pg_catalog.text";
  }

  @Override
  public boolean isOneCharacter(String text) {
    return Literals.isText(text) && text.codePointCount(0, text.length()) == 1;
  }

  @Override
  public String length(String text) {
    return "pg_catalog.length(" + text + ")";
  }

  @Override
  public String left(String text, int count) {
    return "pg_catalog.left(" + text + ", " + count + ")";
  }

  @Override
  public String right(String text, int count) {
    return "pg_catalog.right(" + text + ", " + count + ")";
  }

  @Override
  public String repeat(String literal, String count) {
    return "pg_catalog.repeat(" + literal + ", " + count + ")";
  }

  /** The collation "C", for some find an ignorable character at the wrong place or refuse. */
  @Override
  public String position(String needle, String text) {
    return "pg_catalog.strpos(" + bytewise(text) + ", " + needle + ")";
  }

  @Override
  public String fromLastAt(String text) {
    String fromEnd = position("'@'", "pg_catalog.reverse(" + text + ")");
    return "pg_catalog.right(" + text + ", " + fromEnd + ")";
  }

  private static String bytewise(String text) {
    return text + " COLLATE pg_catalog.\"C\"";
  }

  @Override
  public String mod(String dividend, String divisor) {
    return "pg_catalog.mod(" + dividend + ", " + divisor + ")";
  }

  /**
   * PostgreSQL reports overflow and underflow: quotients below 1 are known, and from 2^53 on a
   * bucket is narrower than the distance of two numbers.
   */
  @Override
  public String floatBucket(ColumnType type, String column, BigDecimal size) {
    boolean single = type.base() == BaseType.FLOAT4;
    String x = single ? column + "::pg_catalog.float8" : column;
    String n = number(type, size);
    String minus = number(type, size.negate());
    BigDecimal exact = size.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(53)));
    String sql =
        "CASE WHEN "
            + op(x, ">=", "'0'::pg_catalog.float8")
            + " AND "
            + op(x, "<", n)
            + " THEN '0'::pg_catalog.float8 WHEN "
            + op(x, "<", "'0'::pg_catalog.float8")
            + " AND "
            + op(x, ">=", minus)
            + " THEN "
            + minus
            + " WHEN "
            + op(x, ">", number(type, exact.negate()))
            + " AND "
            + op(x, "<", number(type, exact))
            + " THEN "
            + op("pg_catalog.floor(" + op(x, "/", n) + ")", "*", n)
            + " ELSE "
            + x
            + " END";
    return single ? cast(sql, "pg_catalog.float4") : sql;
  }

  @Override
  public String startOf(Period period, ColumnType type, String column) {
    return PostgresPeriods.startOf(this, period, type, column);
  }

  @Override
  public String listHead(boolean in) {
    return in ? " OPERATOR(pg_catalog.=) ANY (ARRAY[" : " OPERATOR(pg_catalog.<>) ALL (ARRAY[";
  }

  @Override
  public String listTail() {
    return "])";
  }

  @Override
  public String exactNumber() {
    return "pg_catalog.numeric";
  }

  @Override
  public List<String> match(Comparison operator, String text) {
    String end = " AS pg_catalog.text))";
    return switch (operator) {
      case CONTAINS ->
          List.of("pg_catalog.strpos(" + bytewise(text) + ", CAST(", op(end, ">", "0"));
      case STARTSWITH -> List.of("pg_catalog.starts_with(" + bytewise(text) + ", CAST(", end);
      case ENDSWITH ->
          List.of(
              "pg_catalog.starts_with("
                  + bytewise("pg_catalog.reverse(" + text + ")")
                  + ", pg_catalog.reverse(CAST(",
              end + ")");
      default -> throw new IllegalArgumentException(operator.name());
    };
  }
}
