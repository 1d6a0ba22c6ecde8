package dev.scrim.resolve;

import dev.scrim.catalog.Table;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a statement does with one table, for checking a decision.
 *
 * @param table the table
 * @param access what is done to it
 * @param named exact names of the columns that it names, as opposed to those that only {@code *}
 *     asks for
 * @param written exact names of the columns that it writes
 * @param raw exact names of the columns that it reads of a table that it changes, where no mask can
 *     stand between: in SET, WHERE and ON
 * @param arbiters exact names of the columns by which ON CONFLICT finds a row
 * @param flows exact names of the columns whose value may have a part in what is written
 */
public record Touched(
    Table table,
    Set<AccessMode> access,
    Set<String> named,
    Set<String> written,
    Set<String> raw,
    Set<String> arbiters,
    Set<String> flows) {

  public Touched {
    access = Set.copyOf(access);
    named = inOrder(named);
    written = inOrder(written);
    raw = inOrder(raw);
    arbiters = inOrder(arbiters);
    flows = inOrder(flows);
  }

  /** In the order of the statement, so that a refusal always names the same column. */
  private static Set<String> inOrder(Set<String> names) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }
}
