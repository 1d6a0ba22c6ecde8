package dev.scrim.catalog;

import dev.scrim.catalog.Catalog.UserType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a catalogue holds. Equal contents are equal databases to the analysis.
 *
 * @param tables by exact schema, then by exact name
 * @param functions schemas by exact function name
 * @param operators symbols that stand in a schema other than the system's
 * @param types by exact name, then by exact schema
 */
record CatalogContent(
    @Nullable String database,
    IdentifierRules identifiers,
    Set<String> schemas,
    Map<String, Map<String, Table>> tables,
    Map<String, Set<String>> functions,
    Set<String> operators,
    Map<String, Map<String, UserType>> types) {

  /** Collects a content while it is read. */
  static final class Builder {
    private final @Nullable String database;
    private final IdentifierRules identifiers;
    private final Set<String> schemas = new HashSet<>();
    private final Map<String, Map<String, Table>> tables = new HashMap<>();
    private final Map<String, Set<String>> functions = new HashMap<>();
    private final Set<String> operators = new HashSet<>();
    private final Map<String, Map<String, UserType>> types = new HashMap<>();

    Builder(@Nullable String database, IdentifierRules identifiers) {
      this.database = database;
      this.identifiers = identifiers;
    }

    void schema(String name) {
      schemas.add(name);
    }

    void table(Table table) {
      tables.computeIfAbsent(table.schema(), s -> new HashMap<>()).put(table.name(), table);
    }

    void function(String schema, String name) {
      functions.computeIfAbsent(name, n -> new HashSet<>()).add(schema);
    }

    void operator(String symbol) {
      operators.add(symbol);
    }

    void type(UserType type) {
      types.computeIfAbsent(type.name(), n -> new TreeMap<>()).put(type.schema(), type);
    }

    CatalogContent build() {
      functions.replaceAll((name, in) -> Set.copyOf(in));
      return new CatalogContent(
          database, identifiers, Set.copyOf(schemas), tables, functions, operators, types);
    }
  }
}
