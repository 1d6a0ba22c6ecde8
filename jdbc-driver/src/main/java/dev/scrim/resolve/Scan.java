package dev.scrim.resolve;

import dev.scrim.catalog.Table;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One reference to a table in a statement.
 *
 * @param table what the name stands for
 * @param target whether it is what INSERT, UPDATE, DELETE or MERGE changes
 * @param alias the alias as the statement writes it, or null where it has none
 * @param columnAliases the alias list with its parentheses, such as {@code (a, b)}, or empty
 * @param aliasCount how many columns the alias list names
 * @param only whether child tables are left out ({@code ONLY})
 * @param sample {@code TABLESAMPLE …} with a space before it, or empty
 * @param keep exact names of the columns that the statement may name, or null to keep all
 * @param view the definition where this is a view, or null
 */
public record Scan(
    Table table,
    boolean target,
    @Nullable String alias,
    String columnAliases,
    int aliasCount,
    boolean only,
    String sample,
    @Nullable Set<String> keep,
    @Nullable Body view) {

  /** This scan where only columns among these names may be named. */
  Scan keeping(Set<String> names) {
    return new Scan(table, target, alias, columnAliases, aliasCount, only, sample, names, view);
  }
}
