package dev.scrim.resolve;

import dev.scrim.catalog.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a FROM clause under a name: a table, a subquery, a common table expression or a
 * function's rows.
 */
final class Relation {

  /** A column of a base table. */
  record Base(TableTouch table, String column) {}

  /**
   * A column of a relation.
   *
   * @param from the base columns that it is, unchanged
   * @param flow every base column whose value may have a part in it
   */
  record Output(@Nullable String name, List<Base> from, Set<Base> flow) {

    Output {
      from = List.copyOf(from);
      flow = Set.copyOf(flow);
    }

    Output named(@Nullable String other) {
      return new Output(other, from, flow);
    }

    /** The column of a set operation over both. */
    Output united(Output other) {
      List<Base> bases = new ArrayList<>(from);
      bases.addAll(other.from);
      Set<Base> flows = new HashSet<>(flow);
      flows.addAll(other.flow);
      return new Output(name, bases, flows);
    }
  }

  private final @Nullable String name;
  private final @Nullable String schema;
  private final @Nullable TableTouch table;
  private final Map<String, Output> columns = new LinkedHashMap<>();
  private final boolean open;
  private final Set<Base> openFlow;
  private final int scan;
  private Consumer<String> watch = column -> {};

  private Relation(
      @Nullable String name,
      @Nullable String schema,
      @Nullable TableTouch table,
      boolean open,
      Set<Base> openFlow,
      int scan) {
    this.openFlow = Set.copyOf(openFlow);
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
    Relation relation = new Relation(name, schema, touch, false, Set.of(), scan);
    int i = 0;
    for (var column : touch.table().columns()) {
      String visible = i < aliases.size() ? aliases.get(i) : column.name();
      Base base = new Base(touch, column.name());
      relation.add(new Output(visible, List.of(base), Set.of(base)));
      i++;
    }
    return relation;
  }

  /** The rows of a query. */
  static Relation query(@Nullable String name, List<Output> outputs, List<String> aliases) {
    Relation relation = new Relation(name, null, null, false, Set.of(), -1);
    for (int i = 0; i < outputs.size(); i++) {
      String visible = i < aliases.size() ? aliases.get(i) : outputs.get(i).name();
      if (visible != null) {
        relation.add(outputs.get(i).named(visible));
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
    Relation relation = new Relation(name, schema, null, false, Set.of(), -1);
    for (int i = 0; i < view.columns().size(); i++) {
      String visible = i < aliases.size() ? aliases.get(i) : view.columns().get(i).name();
      Output output =
          i < outputs.size() ? outputs.get(i) : new Output(visible, List.of(), Set.of());
      relation.add(output.named(visible));
    }
    return relation;
  }

  /**
   * Rows whose columns are not known, such as a function's.
   *
   * @param flow the base columns whose values may have a part in them
   */
  static Relation open(@Nullable String name, List<String> columns, Set<Base> flow) {
    Relation relation = new Relation(name, null, null, true, flow, -1);
    columns.forEach(column -> relation.add(new Output(column, List.of(), flow)));
    return relation;
  }

  /** The same rows under another name, with their first columns renamed. */
  Relation as(@Nullable String newName, List<String> aliases) {
    Relation relation = new Relation(newName, null, table, open, openFlow, -1);
    int i = 0;
    for (Map.Entry<String, Output> column : columns.entrySet()) {
      String visible = i < aliases.size() ? aliases.get(i) : column.getKey();
      relation.add(column.getValue().named(visible));
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
    Output output = columns.get(column);
    return output == null ? List.of() : output.from();
  }

  /** Every base column whose value may have a part in a column. */
  Set<Base> flow(String column) {
    Output output = columns.get(column);
    return output == null ? openFlow : output.flow();
  }

  /** Every base column whose value may have a part in any column. */
  Set<Base> flow() {
    Set<Base> all = new HashSet<>(openFlow);
    columns.values().forEach(output -> all.addAll(output.flow()));
    return all;
  }

  /** The base columns behind all columns. */
  List<Output> outputs() {
    return List.copyOf(columns.values());
  }

  /** The same rows, where each column that is read is told of. */
  Relation watched(Consumer<String> reader) {
    Relation relation = new Relation(name, schema, table, open, openFlow, scan);
    relation.columns.putAll(columns);
    relation.watch = reader;
    return relation;
  }

  void touch(String column, Set<Use> uses) {
    watch.accept(column);
    from(column).forEach(base -> base.table().name(base.column(), uses));
  }

  void star(Set<Use> uses) {
    columns.keySet().forEach(watch);
    if (table != null) {
      table.star(uses);
    } else {
      columns
          .values()
          .forEach(output -> output.from().forEach(base -> base.table().use(base.column(), uses)));
    }
  }

  private void add(Output output) {
    String column = Objects.requireNonNull(output.name());
    Output before = columns.get(column);
    columns.put(column, before == null ? output : before.united(output));
  }
}
