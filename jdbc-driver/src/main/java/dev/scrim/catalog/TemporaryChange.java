package dev.scrim.catalog;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement puts into the session's temporary tables.
 *
 * @param anything whether it may put anything into any of them
 * @param filled what it puts into those that it names
 */
public record TemporaryChange(boolean anything, List<Filled> filled) {

  /** Nothing. */
  public static final TemporaryChange NONE = new TemporaryChange(false, List.of());

  public TemporaryChange {
    filled = List.copyOf(filled);
  }

  /**
   * Data for one table.
   *
   * @param table its exact name
   * @param columns the exact names of the columns that are filled, or null where the statement
   *     makes the table and {@code sources} follow its columns in order
   * @param sources the columns that the data may come from, as {@code schema.table.column} in lower
   *     case: one set for all of {@code columns}, or one for each column of a table that is made;
   *     null where they are not known
   */
  public record Filled(
      String table, @Nullable Set<String> columns, @Nullable List<Set<String>> sources) {}
}
