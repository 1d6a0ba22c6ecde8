package dev.scrim.catalog;

import java.util.List;
import java.util.Map;

/**
 * What is particular to one database session.
 *
 * @param searchPath the schemas searched for unqualified names, in order, system schema included
 *     where it is searched
 * @param temporaryTables the session's temporary tables by exact name; empty is the ordinary case
 * @param lineage for those of them whose data is known, by exact name, each column with what its
 *     data may come from, as {@code schema.table.column} in lower case
 */
public record SessionNames(
    List<String> searchPath,
    Map<String, Table> temporaryTables,
    Map<String, Map<String, List<String>>> lineage) {

  public SessionNames {
    searchPath = List.copyOf(searchPath);
    temporaryTables = Map.copyOf(temporaryTables);
    lineage = Map.copyOf(lineage);
  }

  /** Names of a session of whose temporary tables' data nothing is known. */
  public SessionNames(List<String> searchPath, Map<String, Table> temporaryTables) {
    this(searchPath, temporaryTables, Map.of());
  }

  SessionNames with(TemporaryLineage known) {
    return new SessionNames(searchPath, temporaryTables, known.of(temporaryTables));
  }
}
