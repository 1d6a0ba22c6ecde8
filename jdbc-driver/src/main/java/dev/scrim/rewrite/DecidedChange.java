package dev.scrim.rewrite;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.Table;
import dev.scrim.decide.Action;
import dev.scrim.decide.ColumnDirective;
import dev.scrim.decide.TableDirective;
import dev.scrim.mask.FilterWriter;
import dev.scrim.resolve.Change;
import dev.scrim.resolve.Scan;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change with what the decision says of its table.
 *
 * @param alias the table's name in the statement as it is written there
 * @param directive null where the decision is not enforced
 */
record DecidedChange(Change change, Scan scan, String alias, @Nullable TableDirective directive) {

  Table table() {
    return scan.table();
  }

  TableDirective enforced() {
    if (directive == null) {
      throw new IllegalStateException("a decision that is not enforced hides nothing");
    }
    return directive;
  }

  boolean filtered() {
    return directive != null && !directive.rows().isEmpty();
  }

  @Nullable ColumnDirective column(String exactName) {
    return enforced().column(exactName.toLowerCase(Locale.ROOT));
  }

  boolean isShown(Iterable<String> columns) {
    if (directive == null) {
      return true;
    }
    for (String column : columns) {
      ColumnDirective of = column(column);
      if (of == null || of.action() != Action.SHOW) {
        return false;
      }
    }
    return true;
  }

  List<String> columnNames() {
    return table().columns().stream().map(Column::name).toList();
  }

  /** Exact names of the columns that the row filter reads, or null where SQL may read any. */
  @Nullable Set<String> filterColumns() {
    return FilterWriter.columns(table(), enforced().rows());
  }

  /** Whether the statement may make rows that the filter would hide. */
  boolean isChecked() {
    return filtered() && change.rows().stream().anyMatch(this::isChecked);
  }

  /** Whether such a row may come of that one. */
  boolean isChecked(Change.Row row) {
    Set<String> read = filterColumns();
    return !row.update()
        || (!row.written().isEmpty()
            && (read == null || !Collections.disjoint(read, row.written())));
  }
}
