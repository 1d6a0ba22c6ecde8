package dev.scrim.mask;

import dev.scrim.catalog.Table;

/** Parses and checks the text of a {@code {"sql"}} filter. */
@FunctionalInterface
public interface SqlFilterChecker {

  /**
   * The expression to send, printed from the tree that was checked.
   *
   * @param table whose columns it may name
   * @param text as the policy wrote it
   * @throws dev.scrim.error.Refusal where it is not one harmless boolean expression over them
   */
  String check(Table table, String text);
}
