package dev.scrim.catalog;

import dev.scrim.catalog.TemporaryChange.Filled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the data of a session's temporary tables comes from. It only grows while a table is there,
 * for a rollback may bring back what a statement removed. Not thread-safe.
 */
final class TemporaryLineage {

  private final Map<String, Sources> tables = new HashMap<>();

  /** What one table was made from and filled with. */
  private static final class Sources {
    private boolean unknown;
    private final List<List<Set<String>>> made = new ArrayList<>();
    private final Map<String, Set<String>> filled = new HashMap<>();
  }

  void apply(TemporaryChange change) {
    if (change.anything()) {
      tables.values().forEach(table -> table.unknown = true);
    }
    for (Filled filled : change.filled()) {
      Sources table = tables.computeIfAbsent(filled.table(), name -> new Sources());
      List<Set<String>> sources = filled.sources();
      Set<String> columns = filled.columns();
      if (sources == null) {
        table.unknown = true;
      } else if (columns == null) {
        table.made.add(sources);
      } else {
        Set<String> all = union(sources);
        columns.forEach(
            column -> table.filled.computeIfAbsent(column, c -> new HashSet<>()).addAll(all));
      }
    }
  }

  /** Tables that came by another way hold what nobody knows. */
  void found(Collection<String> names) {
    for (String name : names) {
      tables.computeIfAbsent(
          name,
          unknown -> {
            Sources sources = new Sources();
            sources.unknown = true;
            return sources;
          });
    }
  }

  /** Forgets tables that are gone for good. */
  void keepOnly(Collection<String> names) {
    tables.keySet().retainAll(names);
  }

  /** For each table whose data is known, each column with its sources. */
  Map<String, Map<String, List<String>>> of(Map<String, Table> found) {
    Map<String, Map<String, List<String>>> lineage = new HashMap<>();
    found.forEach(
        (name, table) -> {
          Map<String, List<String>> columns = columns(tables.get(name), table);
          if (columns != null) {
            lineage.put(name, columns);
          }
        });
    return lineage;
  }

  private static @Nullable Map<String, List<String>> columns(
      @Nullable Sources sources, Table table) {
    if (sources == null || sources.unknown) {
      return null;
    }
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (int i = 0; i < table.columns().size(); i++) {
      String column = table.columns().get(i).name();
      Set<String> from = new TreeSet<>(sources.filled.getOrDefault(column, Set.of()));
      for (List<Set<String>> made : sources.made) {
        boolean matches = made.size() == table.columns().size();
        from.addAll(matches ? made.get(i) : union(made));
      }
      columns.put(column, List.copyOf(from));
    }
    return columns;
  }

  private static Set<String> union(List<Set<String>> sets) {
    Set<String> all = new HashSet<>();
    sets.forEach(all::addAll);
    return all;
  }
}
