package dev.scrim.jdbc;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names in a database's error: taken only from where a driver gives them apart from the data,
 * and only where they look like identifiers.
 */
record ErrorNames(
    @Nullable String constraint,
    @Nullable String schema,
    @Nullable String table,
    @Nullable String column) {

  private static final ErrorNames NONE = new ErrorNames(null, null, null, null);

  private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]{0,127}");

  /**
   * H2 puts the names of a violated constraint first in the only quoted part of its message; what
   * follows them may be data. Anything unusual gives no names at all.
   */
  private static final Pattern H2_UNIQUE =
      Pattern.compile(
          "[^\"]*\"(?:\\w+\\.)?(?<constraint>\\w+)(?: INDEX [\\w.]+)? ON (?:(?<schema>\\w+)\\.)?(?<table>\\w+)\\(.*",
          Pattern.DOTALL);

  private static final Pattern H2_OTHER =
      Pattern.compile("[^\"]*\"(?<constraint>\\w+): .*", Pattern.DOTALL);

  private static final Pattern H2_NULL =
      Pattern.compile("[^\"]*\"(?<column>\\w+)\".*", Pattern.DOTALL);

  static ErrorNames of(SQLException raw) {
    if (raw.getClass().getName().startsWith("org.h2.")) {
      return ofH2(raw);
    }
    Object server = call(raw, "getServerErrorMessage");
    if (server == null) {
      return NONE;
    }
    return new ErrorNames(
        identifier(call(server, "getConstraint")),
        identifier(call(server, "getSchema")),
        identifier(call(server, "getTable")),
        identifier(call(server, "getColumn")));
  }

  /** {@code " (constraint a, table b.c, column d)"}, or nothing. */
  String text() {
    StringBuilder text = new StringBuilder();
    add(text, "constraint ", constraint);
    add(text, "table ", table == null || schema == null ? table : schema + "." + table);
    add(text, "column ", column);
    return text.isEmpty() ? "" : " (" + text + ")";
  }

  private static void add(StringBuilder text, String kind, @Nullable String name) {
    if (name != null) {
      text.append(text.isEmpty() ? "" : ", ").append(kind).append(name);
    }
  }

  private static ErrorNames ofH2(SQLException raw) {
    String message = String.valueOf(raw.getMessage());
    Matcher unique = H2_UNIQUE.matcher(message);
    Matcher other = H2_OTHER.matcher(message);
    Matcher missing = H2_NULL.matcher(message);
    return switch (raw.getErrorCode()) {
      case 23505 ->
          unique.matches()
              ? new ErrorNames(
                  unique.group("constraint"), unique.group("schema"), unique.group("table"), null)
              : NONE;
      case 23503, 23506, 23513 ->
          other.matches() ? new ErrorNames(other.group("constraint"), null, null, null) : NONE;
      case 23502 ->
          missing.matches() ? new ErrorNames(null, null, null, missing.group("column")) : NONE;
      default -> NONE;
    };
  }

  private static @Nullable String identifier(@Nullable Object name) {
    return name instanceof String text && IDENTIFIER.matcher(text).matches() ? text : null;
  }

  /** By reflection, so that no driver needs to be there. */
  private static @Nullable Object call(Object target, String name) {
    try {
      Method method = target.getClass().getMethod(name);
      return method.invoke(target);
    } catch (ReflectiveOperationException | RuntimeException none) {
      return null;
    }
  }
}
