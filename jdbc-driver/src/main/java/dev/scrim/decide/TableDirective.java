package dev.scrim.decide;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the policy says of one table.
 *
 * @param columns by name in lower case
 * @param otherColumns for the columns not named, or null: refused when named, left out of {@code *}
 * @param delete whether rows may be deleted
 * @param rows the conditions on rows, all of which must hold
 * @param barrier when the row filter is fenced off
 */
public record TableDirective(
    Map<String, ColumnDirective> columns,
    @Nullable ColumnDirective otherColumns,
    boolean delete,
    List<RowFilter> rows,
    Barrier barrier) {

  /** When a filtered scan is fenced against the optimiser. */
  public enum Barrier {
    AUTO,
    ALWAYS,
    NEVER
  }

  public TableDirective {
    columns = Map.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** The directive for a column (lower case), or null where the policy covers it nowhere. */
  public @Nullable ColumnDirective column(String name) {
    ColumnDirective named = columns.get(name);
    return named != null ? named : otherColumns;
  }
}
