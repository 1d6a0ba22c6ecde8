package dev.scrim.resolve;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A change that a statement makes to a table.
 *
 * @param scan the number of the table's hole
 * @param inserts whether rows are added
 * @param written exact names of the columns that are written
 */
public record Change(int scan, boolean inserts, Set<String> written) {

  public Change {
    written = Set.copyOf(written);
  }

  /** A change while its statement is walked. */
  static final class Draft {

    private final int scan;
    private final Set<String> written = new LinkedHashSet<>();
    private boolean inserts;

    Draft(int scan) {
      this.scan = scan;
    }

    void inserts() {
      inserts = true;
    }

    void writes(String column) {
      written.add(column);
    }

    Change change() {
      return new Change(scan, inserts, written);
    }
  }
}
