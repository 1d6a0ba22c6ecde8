package dev.scrim.mask;

import dev.scrim.catalog.Column;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Buckets of a decimal column, exact at any size: remainders, for quotients are rounded. */
final class DecimalBucket {

  private static final int MOST_PRECISION = 1000;

  private DecimalBucket() {}

  static String write(SqlWords words, Column column, ColumnType type, String x, BigDecimal bucket) {
    if (type.modifiers().isEmpty()) {
      return unlimited(words, type, x, words.number(type, bucket));
    }
    int precision = type.modifiers().get(0);
    int scale = type.modifiers().size() > 1 ? type.modifiers().get(1) : 0;
    if (precision > MOST_PRECISION) {
      throw DialectMasks.notFor(column, "generalize bucket");
    }
    BigDecimal size = bucket.stripTrailingZeros();
    if (size.scale() > scale) {
      throw BucketMask.sizeMustBe(column, "a multiple of the column's last decimal place");
    }
    BigDecimal highest =
        new BigDecimal(BigInteger.TEN.pow(precision).subtract(BigInteger.ONE), scale);
    BigDecimal lowest = highest.negate();
    if (size.compareTo(highest) > 0) {
      return words.cast(twoBuckets(words, type, x, lowest), type.sql());
    }
    BigDecimal lowestStart = lowest.subtract(lowest.remainder(size));
    String clamp =
        lowestStart.compareTo(lowest) == 0
            ? ""
            : "WHEN "
                + words.op(x, "<", words.number(type, lowestStart))
                + " THEN "
                + words.number(type, lowest)
                + " ";
    return words.cast(
        "CASE " + clamp + floor(words, x, words.number(type, size)) + " END", type.sql());
  }

  /** Only PostgreSQL has it; 131,072 digits and infinities fit in, and mod() of one is NaN. */
  private static String unlimited(SqlWords words, ColumnType type, String x, String n) {
    return "CASE WHEN "
        + words.op(x, "<", words.constant(type, "-1e131000"))
        + " THEN "
        + words.constant(type, "-Infinity")
        + " WHEN "
        + words.op(x, "=", words.constant(type, "Infinity"))
        + " THEN "
        + x
        + " "
        + floor(words, x, n)
        + " END";
  }

  private static String floor(SqlWords words, String x, String n) {
    String rest = words.mod(x, n);
    String towardsZero = words.op(x, "-", rest);
    return "WHEN "
        + words.op(rest, "<", "0")
        + " THEN "
        + words.op(towardsZero, "-", n)
        + " ELSE "
        + towardsZero;
  }

  private static String twoBuckets(SqlWords words, ColumnType type, String x, BigDecimal lowest) {
    return "CASE WHEN "
        + words.op(x, "<", "0")
        + " THEN "
        + words.number(type, lowest)
        + " WHEN "
        + words.op(x, ">=", "0")
        + " THEN 0 END";
  }
}
