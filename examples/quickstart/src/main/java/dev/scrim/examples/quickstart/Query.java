package dev.scrim.examples.quickstart;

import java.util.List;

/** SQL and the values of its parameters. */
record Query(String sql, List<Object> parameters) {

  static Query of(String sql, Object... parameters) {
    return new Query(sql.strip(), List.of(parameters));
  }
}
