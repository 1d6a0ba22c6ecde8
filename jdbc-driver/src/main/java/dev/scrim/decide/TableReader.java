package dev.scrim.decide;

import dev.scrim.decide.TableDirective.Barrier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a decision says of one table and its columns. */
final class TableReader {

  private static final Set<String> TABLE =
      Set.of("columns", "other_columns", "delete", "rows", "barrier", "min_group_size", "person");

  private static final Set<String> COLUMN = Set.of("action", "write", "rule", "predicates");

  private static final Set<String> MASKED_COLUMN =
      Set.of("action", "write", "rule", "predicates", "method");

  private TableReader() {}

  static TableDirective read(Place table) {
    table.object(TABLE);
    refuseGroups(table);
    Map<String, ColumnDirective> columns = new LinkedHashMap<>();
    Place named = table.optional("columns");
    if (named != null) {
      named
          .entries()
          .forEach(
              (name, column) -> {
                column.requireLowerCase(name);
                columns.put(name, column(column));
              });
    }
    Place others = table.optional("other_columns");
    Place rows = table.optional("rows");
    return new TableDirective(
        columns,
        others == null ? null : column(others),
        flag(table, "delete"),
        rows == null ? List.of() : RowFilterReader.read(rows),
        barrier(table.optional("barrier")));
  }

  private static void refuseGroups(Place table) {
    Place size = table.optional("min_group_size");
    if (size != null) {
      size.whole(1, Integer.MAX_VALUE);
      throw size.unsupported("min_group_size");
    }
    Place person = table.optional("person");
    if (person != null) {
      person.requireLowerCase(person.nonBlank());
      throw person.unsupported("person");
    }
  }

  private static Barrier barrier(@Nullable Place barrier) {
    if (barrier == null) {
      return Barrier.AUTO;
    }
    if (barrier.node().isBoolean()) {
      return barrier.flag() ? Barrier.ALWAYS : Barrier.NEVER;
    }
    if (barrier.node().isTextual() && barrier.text().equals("auto")) {
      return Barrier.AUTO;
    }
    throw barrier.wrong("must be \"auto\", true or false");
  }

  private static ColumnDirective column(Place column) {
    Place action = column.object(column.entries().keySet()).required("action");
    if (action.text().equals("aggregate")) {
      column.object(COLUMN);
      throw action.unsupported("the action aggregate");
    }
    Action known = action.oneOf("action", Action.values());
    MaskMethod method = null;
    if (known == Action.MASK) {
      method = MaskMethodReader.read(column, MASKED_COLUMN);
    } else {
      column.object(COLUMN);
    }
    refusePredicates(column.optional("predicates"));
    Place rule = column.optional("rule");
    return new ColumnDirective(
        known, method, flag(column, "write"), rule == null ? null : rule.nonBlank());
  }

  private static void refusePredicates(@Nullable Place predicates) {
    if (predicates == null) {
      return;
    }
    if (predicates.text().equals("equality")) {
      throw predicates.unsupported("predicates on the raw value");
    }
    throw predicates.wrong("unknown value; known is equality");
  }

  private static boolean flag(Place place, String name) {
    Place flag = place.optional(name);
    return flag != null && flag.flag();
  }
}
