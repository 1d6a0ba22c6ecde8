package dev.scrim.mask;

import dev.scrim.catalog.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises H2's types as its information schema and its metadata spell them. */
final class H2Types {

  private static final Pattern SPELLING =
      Pattern.compile(
          "([A-Z][A-Z0-9_]*(?: [A-Z]+)*?) ?(?:\\((\\d+)(?:, ?(\\d+))?\\))?"
              + "( WITH TIME ZONE| WITHOUT TIME ZONE)?");

  /** What H2 calls unlimited. */
  private static final int UNLIMITED = 1_000_000_000;

  private H2Types() {}

  static ColumnType of(Column column) {
    Matcher spelling = SPELLING.matcher(column.type().toUpperCase(Locale.ROOT));
    if (!spelling.matches()) {
      return unknown(column);
    }
    String name = spelling.group(1);
    boolean zone = " WITH TIME ZONE".equals(spelling.group(4));
    List<Integer> modifiers = new ArrayList<>();
    for (int group = 2; group <= 3; group++) {
      if (spelling.group(group) != null) {
        modifiers.add((int) Math.min(Long.parseLong(spelling.group(group)), Integer.MAX_VALUE));
      }
    }
    return switch (name) {
      case "CHARACTER VARYING", "CHAR VARYING", "VARCHAR" -> {
        boolean natural = modifiers.isEmpty() || modifiers.get(0) >= UNLIMITED;
        yield type(column, BaseType.TEXT, "CHARACTER VARYING", natural, modifiers);
      }
      case "CHARACTER LARGE OBJECT", "CHAR LARGE OBJECT", "CLOB" ->
          type(column, BaseType.TEXT, "CHARACTER VARYING", false, modifiers);
      case "VARCHAR_IGNORECASE" ->
          type(column, BaseType.TEXT, "VARCHAR_IGNORECASE", false, modifiers);
      case "CHARACTER", "CHAR" ->
          type(column, BaseType.CHAR, "CHARACTER VARYING", false, modifiers);
      case "TINYINT" -> type(column, BaseType.INT1, "TINYINT", false, modifiers);
      case "SMALLINT" -> type(column, BaseType.INT2, "SMALLINT", false, modifiers);
      case "INTEGER", "INT" -> type(column, BaseType.INT4, "INTEGER", false, modifiers);
      case "BIGINT" -> type(column, BaseType.INT8, "BIGINT", false, modifiers);
      // NUMERIC alone has no decimal places in H2, and a cast to it would round
      case "NUMERIC", "DECIMAL", "DEC" ->
          type(
              column,
              BaseType.NUMERIC,
              "DECFLOAT",
              false,
              modifiers.isEmpty() ? List.of(100_000, 0) : modifiers);
      case "DECFLOAT" -> type(column, BaseType.DECFLOAT, "DECFLOAT", false, modifiers);
      case "REAL" -> type(column, BaseType.FLOAT4, "REAL", false, modifiers);
      case "DOUBLE PRECISION", "DOUBLE" ->
          type(column, BaseType.FLOAT8, "DOUBLE PRECISION", false, modifiers);
      case "BOOLEAN" -> type(column, BaseType.BOOLEAN, "BOOLEAN", false, modifiers);
      case "DATE" -> type(column, BaseType.DATE, "DATE", false, modifiers);
      case "TIME" ->
          zone
              ? type(column, BaseType.TIMETZ, "TIME(9) WITH TIME ZONE", false, modifiers)
              : type(column, BaseType.TIME, "TIME(9)", false, modifiers);
      case "TIMESTAMP" ->
          zone
              ? type(column, BaseType.TIMESTAMPTZ, "TIMESTAMP(9) WITH TIME ZONE", false, modifiers)
              : type(column, BaseType.TIMESTAMP, "TIMESTAMP(9)", false, modifiers);
      case "UUID" -> type(column, BaseType.UUID, "UUID", false, modifiers);
      case "JSON" -> type(column, BaseType.JSON, "JSON", false, modifiers);
      case "BINARY", "BINARY VARYING", "VARBINARY", "BINARY LARGE OBJECT", "BLOB" ->
          type(column, BaseType.BINARY, "BINARY VARYING", false, modifiers);
      default -> unknown(column);
    };
  }

  private static ColumnType type(
      Column column, BaseType base, String comparable, boolean natural, List<Integer> modifiers) {
    return new ColumnType(base, column.type(), comparable, natural, modifiers);
  }

  /** A domain, of which only the family is known, or a type that masks leave NULL. */
  private static ColumnType unknown(Column column) {
    String family =
        switch (column.family()) {
          case TEXT -> "CHARACTER VARYING";
          case NUMBER -> "DECFLOAT";
          case BOOLEAN -> "BOOLEAN";
          case DATE -> "DATE";
          case TIME -> "TIME";
          case TIMESTAMP -> "TIMESTAMP";
          case UUID -> "UUID";
          case JSON -> "JSON";
          case BINARY -> "BINARY VARYING";
          case OTHER -> column.type();
        };
    return new ColumnType(BaseType.UNKNOWN, column.type(), family, false, List.of());
  }
}
