package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.config.Dialect;
import dev.scrim.decide.MaskMethod.Period;
import dev.scrim.decide.RowFilter.Comparison;
import java.math.BigDecimal;
import java.util.List;

/** How a dialect writes what masks and filters are made of. Stateless. */
interface SqlWords {

  static SqlWords of(Dialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> new PostgresWords();
      case H2 -> new H2Words();
    };
  }

  /** What the column's type is. */
  ColumnType type(Column column);

  /** A character string literal. */
  String text(String value);

  /**
   * The constant of exactly that type, or of a domain's family, as a domain's check must not run.
   *
   * @param value the type's own text form
   */
  String constant(ColumnType type, String value);

  /** The type of texts up to that length. */
  String shortText(int length);

  /** A number of the type's own kind, without its length or precision. */
  String number(ColumnType type, BigDecimal value);

  /** NULL of exactly that type. */
  String nullOf(ColumnType type);

  default String cast(String sql, String type) {
    return "CAST(" + sql + " AS " + type + ")";
  }

  /** Two operands joined by a system operator; chains group from the left. */
  String op(String left, String operator, String right);

  /** The column as plain text without padding. */
  String asText(ColumnType type, String column);

  /** Whether the dialect counts a text as one character. */
  boolean isOneCharacter(String text);

  /** How many characters, as integer. */
  String length(String text);

  String left(String text, int count);

  String right(String text, int count);

  /** Nothing where {@code count} is negative. */
  String repeat(String literal, String count);

  /** Where {@code needle} first stands in a text, from 1; 0 where it does not; byte for byte. */
  String position(String needle, String text);

  /** The text from its last {@code @} on. */
  String fromLastAt(String text);

  /** The remainder of a decimal division, with the sign of {@code dividend}. */
  String mod(String dividend, String divisor);

  /** {@code floor(x / n) * n} of a floating-point column, without overflow and underflow. */
  String floatBucket(ColumnType type, String column, BigDecimal size);

  /** The start of the period, for the date and time types; HOUR only for a time of day. */
  String startOf(Period period, ColumnType type, String column);

  /** Whether a text equals one of the values ({@code in}) or none of them. */
  String listHead(boolean in);

  /** What closes {@link #listHead}. */
  String listTail();

  /** The type that holds any decimal number exactly. */
  String exactNumber();

  /**
   * A search in a text: what stands before, between and after the places of the text searched for.
   *
   * @param operator CONTAINS, STARTSWITH or ENDSWITH
   */
  List<String> match(Comparison operator, String text);
}
