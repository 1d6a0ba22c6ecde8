package dev.scrim.catalog;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A table, view or other relation.
 *
 * @param schema exactly as the database holds it
 * @param name exactly as the database holds it
 * @param kind what sort of relation it is
 * @param columns in order
 * @param primaryKey names of the primary key's columns, in order; empty where there is none
 * @param parent the id of the partitioned or inherited table, or null
 * @param definition a view's query with every table named in full, or null
 */
public record Table(
    String schema,
    String name,
    TableKind kind,
    List<Column> columns,
    List<String> primaryKey,
    @Nullable String parent,
    @Nullable String definition) {

  public Table {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
  }

  /** {@code schema.name} in lower case: its name in requests and decisions. */
  public String id() {
    return (schema + '.' + name).toLowerCase(Locale.ROOT);
  }

  /** The column of exactly that name, or null. */
  public @Nullable Column column(String exactName) {
    for (Column column : columns) {
      if (column.name().equals(exactName)) {
        return column;
      }
    }
    return null;
  }
}
