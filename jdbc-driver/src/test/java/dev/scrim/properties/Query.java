package dev.scrim.properties;

import java.util.List;

/**
 * A generated query and its columns.
 *
 * @param ordered whether its ORDER BY tells any two different rows apart
 */
record Query(Sql sql, List<Column> columns, boolean ordered) {

  Query {
    columns = List.copyOf(columns);
  }

  /** The same question in other words. */
  Query of(Sql smaller) {
    return new Query(smaller, columns, ordered);
  }
}
