package dev.scrim.resolve;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what a statement does with one table, over all references to it. Not thread-safe. */
final class TableTouch {

  private final Table table;
  private final Set<AccessMode> access = EnumSet.noneOf(AccessMode.class);
  private final Map<String, Set<Use>> uses = new LinkedHashMap<>();
  private final Set<String> named = new LinkedHashSet<>();
  private final Set<String> written = new LinkedHashSet<>();
  private final Set<String> raw = new LinkedHashSet<>();
  private final Set<String> arbiters = new LinkedHashSet<>();
  private final Set<String> flows = new LinkedHashSet<>();
  private final Set<String> via = new LinkedHashSet<>();
  private final @Nullable Map<String, List<String>> lineage;
  private boolean star;

  TableTouch(Table table) {
    this(table, null);
  }

  TableTouch(Table table, @Nullable Map<String, List<String>> lineage) {
    this.table = table;
    this.lineage = lineage;
  }

  Table table() {
    return table;
  }

  void access(AccessMode mode) {
    access.add(mode);
  }

  void name(String column, Set<Use> how) {
    named.add(column);
    use(column, how);
  }

  void write(String column) {
    access(AccessMode.WRITE);
    written.add(column);
    name(column, EnumSet.of(Use.WRITE));
  }

  /** A target's column is read where it cannot be masked. */
  void raw(String column) {
    raw.add(column);
  }

  /** ON CONFLICT names the column. */
  void arbiter(String column) {
    arbiters.add(column);
    name(column, EnumSet.of(Use.PREDICATE));
  }

  /** The column's value may be written somewhere. */
  void flow(String column) {
    flows.add(column);
  }

  void star(Set<Use> how) {
    star = true;
    table.columns().forEach(column -> use(column.name(), how));
  }

  void via(Set<String> views) {
    via.addAll(views);
  }

  Touched touched() {
    return new Touched(table, access, named, written, raw, arbiters, inOrder(flows));
  }

  /** In the order of the table, so that a refusal always names the same column. */
  private Set<String> inOrder(Set<String> names) {
    Set<String> ordered = new LinkedHashSet<>();
    for (Column column : table.columns()) {
      if (names.contains(column.name())) {
        ordered.add(column.name());
      }
    }
    return ordered;
  }

  TableAccess access() {
    List<ColumnAccess> columns = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (Column column : table.columns()) {
      String lower = column.name().toLowerCase(Locale.ROOT);
      all.add(lower);
      Set<Use> how = uses.get(column.name());
      if (how != null) {
        columns.add(new ColumnAccess(lower, column.typeName(), how));
      }
    }
    return new TableAccess(
        TableIds.of(table),
        TableIds.schema(table),
        table.name().toLowerCase(Locale.ROOT),
        table.kind(),
        access,
        star,
        columns,
        all,
        table.parent(),
        List.copyOf(via),
        lineage);
  }

  /** Adds uses to a column without counting it as named. */
  void use(String column, Set<Use> how) {
    uses.computeIfAbsent(column, c -> EnumSet.noneOf(Use.class)).addAll(how);
  }
}
