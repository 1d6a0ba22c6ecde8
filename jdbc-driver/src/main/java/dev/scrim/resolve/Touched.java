package dev.scrim.resolve;

import dev.scrim.catalog.Table;
import java.util.Set;

/**
 * What a statement does with one table, for checking a decision.
 *
 * @param table the table
 * @param access what is done to it
 * @param named exact names of the columns that it names, as opposed to those that only {@code *}
 *     asks for
 * @param written exact names of the columns that it writes
 */
public record Touched(Table table, Set<AccessMode> access, Set<String> named, Set<String> written) {

  public Touched {
    access = Set.copyOf(access);
    named = Set.copyOf(named);
    written = Set.copyOf(written);
  }
}
