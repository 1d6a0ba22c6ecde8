package dev.scrim.resolve;

import dev.scrim.catalog.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a FROM clause under a name: a table, a subquery, a common table expression or a
 * function's rows.
 */
final class Relation {

  /** A column of a base table. */
  record Base(TableTouch table, String column) {}

  /** A column of a relation and the base columns that it is computed from. */
  record Output(@Nullable String name, List<Base> from) {}

  private final @Nullable String name;
  private final @Nullable String schema;
  private final @Nullable TableTouch table;
  private final Map<String, List<Base>> columns = new LinkedHashMap<>();
  private final boolean open;
  private final int scan;

  private Relation(
      @Nullable String name,
      @Nullable String schema,
      @Nullable TableTouch table,
      boolean open,
      int scan) {
    this.name = name;
    this.schema = schema;
    this.table = table;
    this.open = open;
    this.scan = scan;
  }

  /**
   * A base table.
   *
   * @param schema its schema where it stands under its own name, so that it can be qualified
   */
  static Relation table(
      String name, @Nullable String schema, TableTouch touch, List<String> aliases, int scan) {
    Relation relation = new Relation(name, schema, touch, false, scan);
    int i = 0;
    for (var column : touch.table().columns()) {
      String visible = i < aliases.size() ? aliases.get(i) : column.name();
      relation.add(visible, List.of(new Base(touch, column.name())));
      i++;
    }
    return relation;
  }

  /** The rows of a query. */
  static Relation query(@Nullable String name, List<Output> outputs, List<String> aliases) {
    Relation relation = new Relation(name, null, null, false, -1);
    for (int i = 0; i < outputs.size(); i++) {
      String visible = i < aliases.size() ? aliases.get(i) : outputs.get(i).name();
      if (visible != null) {
        relation.add(visible, outputs.get(i).from());
      }
    }
    return relation;
  }

  /** A view, whose columns have the names that the catalogue gives them. */
  static Relation view(
      String name,
      @Nullable String schema,
      Table view,
      List<Output> outputs,
      List<String> aliases) {
    Relation relation = new Relation(name, schema, null, false, -1);
    for (int i = 0; i < view.columns().size(); i++) {
      String visible = i < aliases.size() ? aliases.get(i) : view.columns().get(i).name();
      relation.add(visible, i < outputs.size() ? outputs.get(i).from() : List.of());
    }
    return relation;
  }

  /** Rows whose columns are not known, such as a function's. */
  static Relation open(@Nullable String name, List<String> columns) {
    Relation relation = new Relation(name, null, null, true, -1);
    columns.forEach(column -> relation.add(column, List.of()));
    return relation;
  }

  /** The same rows under another name, with their first columns renamed. */
  Relation as(@Nullable String newName, List<String> aliases) {
    Relation relation = new Relation(newName, null, table, open, -1);
    int i = 0;
    for (Map.Entry<String, List<Base>> column : columns.entrySet()) {
      relation.add(i < aliases.size() ? aliases.get(i) : column.getKey(), column.getValue());
      i++;
    }
    return relation;
  }

  @Nullable String name() {
    return name;
  }

  @Nullable String schema() {
    return schema;
  }

  /** The number of the scan where this is a base table under its own reference, else -1. */
  int scan() {
    return scan;
  }

  @Nullable TableTouch table() {
    return table;
  }

  /** Whether it may have columns that are not known. */
  boolean isOpen() {
    return open;
  }

  boolean has(String column) {
    return columns.containsKey(column);
  }

  Set<String> columnNames() {
    return columns.keySet();
  }

  /** The base columns behind a column. */
  List<Base> from(String column) {
    return columns.getOrDefault(column, List.of());
  }

  /** The base columns behind all columns. */
  List<Output> outputs() {
    List<Output> outputs = new ArrayList<>();
    columns.forEach((column, from) -> outputs.add(new Output(column, from)));
    return outputs;
  }

  void touch(String column, Set<Use> uses) {
    from(column).forEach(base -> base.table().name(base.column(), uses));
  }

  void star(Set<Use> uses) {
    if (table != null) {
      table.star(uses);
    } else {
      columns.values().forEach(from -> from.forEach(base -> base.table().use(base.column(), uses)));
    }
  }

  private void add(String column, List<Base> from) {
    List<Base> both = new ArrayList<>(columns.getOrDefault(column, List.of()));
    both.addAll(from);
    columns.put(column, List.copyOf(both));
  }
}
