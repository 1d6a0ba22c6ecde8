package dev.scrim.resolve;

import java.util.List;
import java.util.Set;

/**
 * An item of a RETURNING clause that reads the changed row.
 *
 * @param change the number of the change
 * @param columns exact names of the row's columns that it reads
 * @param checks whether it is the item that holds new rows against the row filter
 * @param before what {@code *} stands for before the changed row's columns, as {@code alias.*}
 * @param after the same after them
 */
public record Returned(
    int change, Set<String> columns, boolean checks, List<String> before, List<String> after) {

  public Returned {
    columns = Set.copyOf(columns);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
