package dev.scrim.properties;

import java.util.List;

/**
 * What stands under a name in a FROM clause.
 *
 * @param row whether its name stands for a whole row
 * @param key the columns that carry all others in GROUP BY; empty where none do
 * @param leftOut columns that the subject does not see, but the server does
 */
record Relation(
    String name, List<Column> columns, boolean row, List<String> key, List<String> leftOut) {

  Relation {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    leftOut = List.copyOf(leftOut);
  }

  static Relation query(String name, List<Column> columns) {
    return new Relation(name, columns, true, List.of(), List.of());
  }
}
