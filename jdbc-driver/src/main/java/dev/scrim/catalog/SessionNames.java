package dev.scrim.catalog;

import java.util.List;
import java.util.Map;

/**
 * What is particular to one database session.
 *
 * @param searchPath the schemas searched for unqualified names, in order, system schema included
 *     where it is searched
 * @param temporaryTables the session's temporary tables by exact name; empty is the ordinary case
 */
public record SessionNames(List<String> searchPath, Map<String, Table> temporaryTables) {

  public SessionNames {
    searchPath = List.copyOf(searchPath);
    temporaryTables = Map.copyOf(temporaryTables);
  }
}
