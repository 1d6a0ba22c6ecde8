package dev.scrim.mask;

import dev.scrim.catalog.Column;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Buckets of an integer column, in the column's own arithmetic and without overflow. */
final class IntegerBucket {

  private IntegerBucket() {}

  static String write(
      SqlWords words, Column column, ColumnType type, String x, BigDecimal bucket, int bits) {
    BigInteger size;
    try {
      size = bucket.toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw BucketMask.sizeMustBe(column, "a whole number for an integer column");
    }
    BigInteger lowest = BigInteger.ONE.shiftLeft(bits - 1).negate();
    BigInteger highest = lowest.not();
    String sql =
        size.compareTo(highest) > 0
            ? twoBuckets(words, type, x, lowest)
            : buckets(words, type, x, size, lowest);
    // integer literals lift the smaller types to int
    return bits < 32 ? words.cast(sql, type.sql()) : sql;
  }

  private static String twoBuckets(SqlWords words, ColumnType type, String x, BigInteger lowest) {
    return "CASE WHEN "
        + words.op(x, "<", "0")
        + " THEN "
        + number(words, type, lowest)
        + " WHEN "
        + words.op(x, ">=", "0")
        + " THEN 0 END";
  }

  private static String buckets(
      SqlWords words, ColumnType type, String x, BigInteger size, BigInteger lowest) {
    String n = number(words, type, size);
    // division cuts towards zero, so x below zero goes by the bucket of x + 1
    String above = words.op("(" + words.op(x, "+", "1") + ")", "/", n);
    String negative = words.op(words.op(above, "*", n), "-", n);
    String positive = words.op(words.op(x, "/", n), "*", n);
    BigInteger lowestStart = lowest.divide(size).multiply(size);
    String clamp =
        lowestStart.equals(lowest)
            ? ""
            : "WHEN "
                + words.op(x, "<", number(words, type, lowestStart))
                + " THEN "
                + number(words, type, lowest)
                + " ";
    return "CASE "
        + clamp
        + "WHEN "
        + words.op(x, "<", "0")
        + " THEN "
        + negative
        + " ELSE "
        + positive
        + " END";
  }

  private static String number(SqlWords words, ColumnType type, BigInteger value) {
    return words.number(type, new BigDecimal(value));
  }
}
