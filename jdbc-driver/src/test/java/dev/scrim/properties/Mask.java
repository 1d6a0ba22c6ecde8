package dev.scrim.properties;

import java.util.function.UnaryOperator;

/**
 * What a policy does to a column, said three times: for Scrim, for the hand-made view, and for the
 * database that differs in what is hidden.
 *
 * @param json the column's directive
 * @param sql the masked value as an expression of SQL; null where the column is left out
 * @param alter gives another value with the same masked value
 */
record Mask(String json, String sql, UnaryOperator<Object> alter) {

  static Mask shown(Column column) {
    return new Mask("{\"action\": \"show\"}", column.name(), value -> value);
  }

  boolean isDropped() {
    return sql == null;
  }

  /** Another value that is masked alike. */
  Object altered(Object value) {
    boolean hidesNull = isDropped() || json.contains("\"null\"") || json.contains("\"redact\"");
    return value == null && !hidesNull ? null : alter.apply(value);
  }

  boolean isShown() {
    return json.contains("\"show\"");
  }
}
