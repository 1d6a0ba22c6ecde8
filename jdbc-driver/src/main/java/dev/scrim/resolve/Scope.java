package dev.scrim.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that can be seen at a place of a statement; scopes nest as queries do. */
final class Scope {

  private final @Nullable Scope outer;
  private final List<Relation> relations = new ArrayList<>();
  private final Map<String, Relation> commonTables = new HashMap<>();
  private final Map<String, String> commonTableNames = new HashMap<>();
  private final Set<String> outputNames = new HashSet<>();

  Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  @Nullable Scope outer() {
    return outer;
  }

  List<Relation> relations() {
    return relations;
  }

  void add(Relation relation) {
    relations.add(relation);
  }

  /** Names of select items, which ORDER BY and GROUP BY may use. */
  Set<String> outputNames() {
    return outputNames;
  }

  /**
   * Makes a common table expression visible.
   *
   * @param sentName the name under which it is sent
   */
  void commonTable(String name, Relation relation, String sentName) {
    commonTables.put(name, relation);
    commonTableNames.put(name, sentName);
  }

  /** The common table expression of that name, from the innermost scope outwards, or null. */
  @Nullable Relation commonTable(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Relation found = scope.commonTables.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The name under which a visible common table expression is sent. */
  String sentName(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      String found = scope.commonTableNames.get(name);
      if (found != null) {
        return found;
      }
    }
    throw new IllegalStateException("not a common table expression");
  }

  /** The relation of that name, or of that schema and name, from the innermost scope outwards. */
  @Nullable Relation relation(@Nullable String schema, String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      for (Relation relation : scope.relations) {
        if (name.equals(relation.name()) && (schema == null || schema.equals(relation.schema()))) {
          return relation;
        }
      }
    }
    return null;
  }
}
