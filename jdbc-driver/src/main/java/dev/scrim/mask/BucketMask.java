package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.error.Refusal;
import java.math.BigDecimal;

/** {@code generalize bucket}: {@code floor(x / n) * n}. */
final class BucketMask {

  private static final int MOST_DIGITS = 100;

  private BucketMask() {}

  static String write(
      SqlWords words, Column column, ColumnType type, String columnSql, BigDecimal size) {
    if (size.signum() <= 0
        || size.precision() > MOST_DIGITS
        || Math.abs((long) size.scale()) > MOST_DIGITS) {
      throw sizeMustBe(column, "greater than 0 and of at most " + MOST_DIGITS + " digits");
    }
    return switch (type.base()) {
      case INT1 -> IntegerBucket.write(words, column, type, columnSql, size, 8);
      case INT2 -> IntegerBucket.write(words, column, type, columnSql, size, 16);
      case INT4 -> IntegerBucket.write(words, column, type, columnSql, size, 32);
      case INT8 -> IntegerBucket.write(words, column, type, columnSql, size, 64);
      case NUMERIC -> DecimalBucket.write(words, column, type, columnSql, size);
      case FLOAT4, FLOAT8 -> floating(words, column, type, columnSql, size);
      default -> throw DialectMasks.notFor(column, "generalize bucket");
    };
  }

  /** Within these bounds neither a quotient nor a product leaves the type. */
  private static String floating(
      SqlWords words, Column column, ColumnType type, String columnSql, BigDecimal size) {
    int digits = size.precision() - size.scale();
    if (digits > 30 || digits < -30) {
      throw sizeMustBe(column, "between 1e-30 and 1e30 for a floating-point column");
    }
    return words.floatBucket(type, columnSql, size);
  }

  static Refusal sizeMustBe(Column column, String what) {
    return new Refusal(
        "the bucket of the mask 'generalize' of column "
            + column.name()
            + " must be "
            + what
            + "; correct the policy");
  }
}
