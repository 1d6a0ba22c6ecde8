package dev.scrim.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A change that a statement makes to a table.
 *
 * @param scan the number of the table's hole
 * @param rows the rows that it adds or changes, as far as the statement tells them apart
 */
public record Change(int scan, List<Row> rows) {

  public Change {
    rows = List.copyOf(rows);
  }

  /** Whether rows are added. */
  public boolean inserts() {
    return rows.stream().anyMatch(row -> !row.update());
  }

  /** Exact names of the columns that are written. */
  public Set<String> written() {
    Set<String> written = new HashSet<>();
    rows.forEach(row -> written.addAll(row.written()));
    return written;
  }

  /**
   * One row of VALUES, or all rows that one SET or one query gives.
   *
   * @param update whether rows that are there are changed
   * @param written exact names of the columns written
   * @param given those of them whose value stands in the statement, with its number in the body
   */
  public record Row(boolean update, Set<String> written, Map<String, Integer> given) {

    public Row {
      written = Set.copyOf(written);
      given = Map.copyOf(given);
    }
  }

  /** A change while its statement is walked. */
  static final class Draft {

    private final int scan;
    private final List<RowDraft> rows = new ArrayList<>();

    Draft(int scan) {
      this.scan = scan;
    }

    RowDraft row(boolean update) {
      RowDraft row = new RowDraft(update, rows.size());
      rows.add(row);
      return row;
    }

    Change change() {
      return new Change(scan, rows.stream().map(RowDraft::row).toList());
    }
  }

  /** A row while its statement is walked. */
  record RowDraft(boolean update, int number, Set<String> written, Map<String, Integer> given) {

    RowDraft(boolean update, int number) {
      this(update, number, new LinkedHashSet<>(), new LinkedHashMap<>());
    }

    Row row() {
      return new Row(update, written, given);
    }
  }
}
