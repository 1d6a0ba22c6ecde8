package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.decide.MaskMethod.Redact;

/** {@code redact}: one constant for all rows, NULLs too; NULL for a type that has none. */
final class RedactMask {

  private RedactMask() {}

  static String write(SqlWords words, Column column, ColumnType type, Redact method) {
    String text = method.text() == null ? "***" : method.text();
    return switch (column.family()) {
      case TEXT -> words.constant(type, cut(text, column.length()));
      case NUMBER -> words.constant(type, "0");
      case BOOLEAN -> words.constant(type, "false");
      case DATE -> words.constant(type, "1970-01-01");
      case TIME -> words.constant(type, zoned(type, "00:00:00"));
      case TIMESTAMP -> words.constant(type, zoned(type, "1970-01-01 00:00:00"));
      case UUID -> words.constant(type, "00000000-0000-0000-0000-000000000000");
      case JSON -> words.constant(type, "{}");
      case BINARY -> words.constant(type, "");
      case OTHER -> words.nullOf(type);
    };
  }

  private static String zoned(ColumnType type, String value) {
    boolean zone = type.base() == BaseType.TIMETZ || type.base() == BaseType.TIMESTAMPTZ;
    return zone ? value + "+00" : value;
  }

  /** Cut to a length in code points; H2, which counts UTF-16 units, cuts the rest by its cast. */
  private static String cut(String text, int length) {
    if (length < 0 || text.codePointCount(0, text.length()) <= length) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, length));
  }
}
