package dev.scrim.resolve;

import dev.scrim.catalog.TableKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table that a statement touches: one entry per table, uses united over all references.
 *
 * @param id {@code schema.name} in lower case
 * @param schema in lower case
 * @param name in lower case
 * @param kind what sort of relation it is
 * @param access what is done to it; not empty
 * @param star whether every column is asked for ({@code *}, whole row); then all are in columns
 * @param columns the columns touched, in the table's order
 * @param allColumns the names of all columns, in the table's order, lower case
 * @param parent id of the partitioned or inherited table, or null
 * @param via ids of the views through which it is reached
 * @param from lineage of what is not a base table: column to {@code schema.table.column}, or null
 */
public record TableAccess(
    String id,
    String schema,
    String name,
    TableKind kind,
    Set<AccessMode> access,
    boolean star,
    List<ColumnAccess> columns,
    List<String> allColumns,
    @Nullable String parent,
    List<String> via,
    @Nullable Map<String, List<String>> from) {

  public TableAccess {
    access = Collections.unmodifiableSet(EnumSet.copyOf(access));
    columns = List.copyOf(columns);
    allColumns = List.copyOf(allColumns);
    via = List.copyOf(via);
  }
}
