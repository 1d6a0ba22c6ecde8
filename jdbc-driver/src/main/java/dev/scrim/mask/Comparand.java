package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.TypeFamily;
import dev.scrim.decide.RowFilter.Comparison;
import dev.scrim.error.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column as one side of a comparison.
 *
 * @param exactNumber the dialect's type for numbers that the column's own type cannot hold
 */
record Comparand(Column column, ColumnType type, String exactNumber) {

  /**
   * A value for the other side.
   *
   * @param value null where it comes from the subject
   * @param type what it is cast to
   */
  record Operand(@Nullable Object value, @Nullable String subjectPath, String type) {}

  static Comparand of(SqlWords words, Column column) {
    return new Comparand(column, comparable(column, words.type(column)), words.exactNumber());
  }

  /** A domain compares like its family where that is enough; citext has its own rules. */
  private static ColumnType comparable(Column column, ColumnType type) {
    if (type.base() != BaseType.UNKNOWN || type.sql().contains("citext")) {
      return type;
    }
    BaseType base =
        switch (column.family()) {
          case TEXT -> BaseType.TEXT;
          case NUMBER -> BaseType.NUMERIC;
          case BOOLEAN -> BaseType.BOOLEAN;
          case DATE -> BaseType.DATE;
          case UUID -> BaseType.UUID;
          default -> BaseType.UNKNOWN;
        };
    return new ColumnType(base, type.sql(), type.comparable(), false, List.of());
  }

  boolean isText() {
    return column.family() == TypeFamily.TEXT
        && (type.base() == BaseType.TEXT || type.base() == BaseType.CHAR);
  }

  boolean comparesWith(Comparand other) {
    return switch (type.base()) {
      case JSON, BINARY, UNKNOWN -> false;
      case TEXT, CHAR -> other.isText();
      default ->
          type.base() == other.type.base()
              || (ColumnValues.isNumber(type.base()) && ColumnValues.isNumber(other.type.base()));
    };
  }

  /** The values, checked, of one common type. */
  List<Operand> operands(Comparison operator, List<?> values) {
    List<Object> checked = new ArrayList<>(values.size());
    boolean own = true;
    for (Object value : values) {
      Object one = checked(operator, value);
      own &= !(one instanceof BigDecimal number) || fits(number);
      checked.add(one);
    }
    String cast = own ? type.comparable() : exactNumber;
    return checked.stream().map(value -> new Operand(value, null, cast)).toList();
  }

  private Object checked(Comparison operator, Object value) {
    if (ColumnValues.isNumber(type.base())) {
      return number(operator, value);
    }
    if (type.base() == BaseType.BOOLEAN && value instanceof Boolean) {
      return value;
    }
    if (value instanceof String text && ColumnValues.fits(type, text)) {
      return text;
    }
    throw refusal(operator, ColumnValues.expected(type.base()));
  }

  private BigDecimal number(Comparison operator, Object value) {
    BigDecimal number = null;
    if (value instanceof BigDecimal decimal && ColumnValues.isShort(decimal)) {
      number = decimal;
    } else if (value instanceof String text && ColumnValues.isNumber(text)) {
      number = new BigDecimal(text);
    }
    boolean floating = type.base() == BaseType.FLOAT4 || type.base() == BaseType.FLOAT8;
    if (number == null || (floating && !fits(number))) {
      throw refusal(operator, "a number");
    }
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    return whole ? number.setScale(0) : number;
  }

  private boolean fits(BigDecimal number) {
    return ColumnValues.fits(type, number.toPlainString());
  }

  Refusal refusal(Comparison operator, String expected) {
    return new Refusal(
        "the row filter '"
            + FieldFilter.name(operator)
            + "' on column "
            + column.name()
            + " of type "
            + column.typeName()
            + " needs "
            + expected
            + "; correct the policy");
  }
}
