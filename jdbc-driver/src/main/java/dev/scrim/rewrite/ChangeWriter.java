package dev.scrim.rewrite;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.IdentifierRules;
import dev.scrim.catalog.Table;
import dev.scrim.config.Dialect;
import dev.scrim.decide.Action;
import dev.scrim.decide.ColumnDirective;
import dev.scrim.decide.TableDirective;
import dev.scrim.decide.TableDirective.Barrier;
import dev.scrim.error.Refusal;
import dev.scrim.mask.FilterWriter;
import dev.scrim.resolve.Body;
import dev.scrim.resolve.Change;
import dev.scrim.resolve.ChangePart;
import dev.scrim.resolve.KeyColumns;
import dev.scrim.resolve.Returned;
import dev.scrim.resolve.Scan;
import dev.scrim.resolve.TableIds;
import dev.scrim.resolve.Template.ChangeHole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fills the holes of a changing statement: the row filter beside its condition, the masked row
 * behind what it returns, and the check that new rows satisfy the filter. The check stands in
 * RETURNING, where the row is as it was stored, and fails by a cast that cannot succeed.
 */
final class ChangeWriter {

  private final Dialect dialect;
  private final IdentifierRules identifiers;
  private final ShownColumns shown;
  private final RowConditions rows;
  private final Function<Scan, @Nullable TableDirective> directives;
  private final KeyColumns keys;
  private final SqlBuffer sql;
  private ReturnedKeys returnedKeys = ReturnedKeys.NONE;

  /**
   * @param directives what the decision says of a scan's table; null where it is not enforced
   */
  ChangeWriter(
      Dialect dialect,
      IdentifierRules identifiers,
      ShownColumns shown,
      RowConditions rows,
      Function<Scan, @Nullable TableDirective> directives,
      KeyColumns keys,
      SqlBuffer sql) {
    this.dialect = dialect;
    this.identifiers = identifiers;
    this.shown = shown;
    this.rows = rows;
    this.directives = directives;
    this.keys = keys;
    this.sql = sql;
  }

  /** A change with what the decision says of its table. */
  private record Decided(Change change, Scan scan, @Nullable TableDirective directive) {

    Table table() {
      return scan.table();
    }

    boolean filtered() {
      return directive != null && !directive.rows().isEmpty();
    }

    TableDirective enforced() {
      if (directive == null) {
        throw new IllegalStateException("a decision that is not enforced hides nothing");
      }
      return directive;
    }
  }

  void write(Body body, ChangeHole hole) {
    ChangePart part = hole.part();
    switch (part) {
      case ITEM, ITEM_END, STAR, OWN_STAR -> {
        Returned item = body.returned().get(hole.number());
        returned(part, item, decided(body, item.change()));
      }
      case TAIL -> tail(hole.number(), decided(body, hole.number()));
      default -> condition(part, decided(body, hole.number()));
    }
  }

  /** What the real driver is to give back, once all holes are filled. */
  ReturnedKeys returnedKeys() {
    return returnedKeys;
  }

  private Decided decided(Body body, int number) {
    Change change = body.changes().get(number);
    Scan scan = body.scans().get(change.scan());
    Decided decided = new Decided(change, scan, directives.apply(scan));
    if (dialect == Dialect.H2 && isChecked(decided)) {
      throw new Refusal(
          "New rows of "
              + TableIds.of(scan.table())
              + " must satisfy the row filter that the policy sets for you, which cannot be checked"
              + " on H2 for this statement; leave the columns of the filter as they are");
    }
    return decided;
  }

  private void condition(ChangePart part, Decided decided) {
    if (!decided.filtered()) {
      if (part == ChangePart.ROWS) {
        sql.dropWord();
      }
      return;
    }
    Barrier barrier = decided.enforced().barrier();
    boolean whole = barrier == Barrier.ALWAYS;
    switch (part) {
      case PREDICATE -> open(decided, whole);
      case PREDICATE_END -> {
        sql.text(whole ? ") ELSE FALSE END AND (" : ") AND (");
        filter(decided);
        sql.text(")");
      }
      case ROWS -> {
        sql.text("(");
        filter(decided);
        sql.text(")");
      }
      case HAZARD -> open(decided, barrier != Barrier.NEVER);
      default -> sql.text(barrier == Barrier.NEVER ? ")" : ") ELSE FALSE END");
    }
  }

  /** CASE looks at its branch for a row only where the row is not filtered out. */
  private void open(Decided decided, boolean fenced) {
    if (fenced) {
      sql.text("CASE WHEN (");
      filter(decided);
      sql.text(") THEN ");
    }
    sql.text("(");
  }

  private void filter(Decided decided) {
    rows.write(decided.enforced().rows(), decided.table(), alias(decided.scan()));
  }

  private void returned(ChangePart part, Returned item, Decided decided) {
    boolean checked = item.checks() && isChecked(decided);
    if (part == ChangePart.STAR || part == ChangePart.OWN_STAR) {
      star(part, item, decided, checked);
      return;
    }
    if (!checked && isShown(decided, item.columns())) {
      return;
    }
    if (part == ChangePart.ITEM) {
      sql.text("(SELECT ");
      return;
    }
    sql.text(" FROM (SELECT ").text(String.join(", ", row(decided)));
    if (checked) {
      sql.text(" WHERE ");
      check(decided);
    }
    sql.text(") AS ").text(alias(decided.scan())).text(")");
  }

  private void star(ChangePart part, Returned item, Decided decided, boolean checked) {
    TableDirective directive = decided.directive();
    ColumnDirective others = directive == null ? null : directive.otherColumns();
    boolean coversMore = others != null && others.action() == Action.SHOW;
    if (directive == null || (!checked && coversMore && isShown(decided, names(decided.table())))) {
      sql.text(part == ChangePart.STAR ? "*" : alias(decided.scan()) + ".*");
      return;
    }
    List<String> before = new ArrayList<>(item.before());
    before.forEach(other -> sql.text(other).text(", "));
    columns(decided, names(decided.table()), checked);
    item.after().forEach(other -> sql.text(", ").text(other));
  }

  /** Columns as they are shown, by their names; the first one carries the check. */
  private void columns(Decided decided, List<String> wanted, boolean checked) {
    String separator = "";
    for (Column column : decided.table().columns()) {
      ColumnDirective of = directive(decided, column.name());
      if (wanted.contains(column.name()) && of != null && ShownColumns.isThere(of)) {
        String alias = alias(decided.scan());
        sql.text(separator);
        if (checked && separator.isEmpty()) {
          sql.text("(SELECT ")
              .text(shown.expression(decided.table(), column, of, alias))
              .text(" WHERE ");
          check(decided);
          sql.text(") AS ").text(identifiers.quote(column.name()));
        } else {
          sql.text(shown.named(decided.table(), column, of, alias));
        }
        separator = ", ";
      }
    }
    if (separator.isEmpty()) {
      throw new Refusal("No column of " + TableIds.of(decided.table()) + " is shown to you");
    }
  }

  private void tail(int number, Decided decided) {
    List<String> wanted = number == keys.change() ? wantedKeys(decided) : List.of();
    boolean checked = isChecked(decided);
    if (checked && wanted.isEmpty()) {
      sql.text("(SELECT 1 WHERE ");
      check(decided);
      sql.text(") AS ").text(identifiers.quote(RowCheck.COLUMN));
      returnedKeys = new ReturnedKeys(List.of(RowCheck.COLUMN), true);
    } else if (checked || !isShown(decided, wanted)) {
      columns(decided, wanted, checked);
      returnedKeys = new ReturnedKeys(wanted, false);
    } else {
      sql.dropWord();
      returnedKeys = new ReturnedKeys(wanted, false);
    }
  }

  /** The keys to return: those named, or those of the driver's choice that may be seen. */
  private List<String> wantedKeys(Decided decided) {
    if (!keys.any() || decided.directive() == null) {
      return keys.columns();
    }
    return keys.columns().stream()
        .filter(column -> ShownColumns.isThere(directive(decided, column)))
        .toList();
  }

  /** For a dialect that has no RETURNING: keys are as they are stored, or not given. */
  ReturnedKeys plainKeys(Body body) {
    if (keys.change() < 0 || keys.columns().isEmpty()) {
      return ReturnedKeys.NONE;
    }
    Decided decided = decided(body, keys.change());
    List<String> wanted = new ArrayList<>();
    for (String column : keys.columns()) {
      if (isShown(decided, Set.of(column))) {
        wanted.add(column);
      } else if (!keys.any()) {
        throw new Refusal(
            "The column "
                + TableIds.of(decided.table())
                + "."
                + column.toLowerCase(Locale.ROOT)
                + " is not shown to you as it is, and cannot be returned as a generated key");
      }
    }
    return new ReturnedKeys(wanted, false);
  }

  private void check(Decided decided) {
    sql.text("CAST(CASE WHEN (");
    filter(decided);
    sql.text(") THEN '1' ELSE '")
        .text(RowCheck.marker(TableIds.of(decided.table())).replace("'", "''"))
        .text("' END AS pg_catalog.int4) OPERATOR(pg_catalog.=) 1");
  }

  /** Whether the statement may make rows that the filter would hide. */
  private static boolean isChecked(Decided decided) {
    if (!decided.filtered()) {
      return false;
    }
    Change change = decided.change();
    Set<String> read = FilterWriter.columns(decided.table(), decided.enforced().rows());
    return change.inserts()
        || (!change.written().isEmpty()
            && (read == null || !Collections.disjoint(read, change.written())));
  }

  private List<String> row(Decided decided) {
    List<String> columns = new ArrayList<>();
    for (Column column : decided.table().columns()) {
      ColumnDirective of = directive(decided, column.name());
      Set<String> keep = decided.scan().keep();
      if (of != null
          && ShownColumns.isThere(of)
          && (keep == null || keep.contains(column.name()))) {
        columns.add(shown.named(decided.table(), column, of, alias(decided.scan())));
      }
    }
    if (columns.isEmpty()) {
      columns.add("1 AS " + identifiers.quote("scrim$row"));
    }
    return columns;
  }

  private static boolean isShown(Decided decided, Iterable<String> columns) {
    if (decided.directive() == null) {
      return true;
    }
    for (String column : columns) {
      ColumnDirective of = directive(decided, column);
      if (of == null || of.action() != Action.SHOW) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable ColumnDirective directive(Decided decided, String column) {
    return decided.enforced().column(column.toLowerCase(Locale.ROOT));
  }

  private static List<String> names(Table table) {
    return table.columns().stream().map(Column::name).toList();
  }

  private String alias(Scan scan) {
    return scan.alias() != null ? scan.alias() : identifiers.quote(scan.table().name());
  }
}
