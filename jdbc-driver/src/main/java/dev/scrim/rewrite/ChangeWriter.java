package dev.scrim.rewrite;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.IdentifierRules;
import dev.scrim.config.Dialect;
import dev.scrim.decide.Action;
import dev.scrim.decide.ColumnDirective;
import dev.scrim.decide.TableDirective;
import dev.scrim.decide.TableDirective.Barrier;
import dev.scrim.error.Refusal;
import dev.scrim.resolve.Assigned;
import dev.scrim.resolve.Body;
import dev.scrim.resolve.Change;
import dev.scrim.resolve.ChangePart;
import dev.scrim.resolve.KeyColumns;
import dev.scrim.resolve.Returned;
import dev.scrim.resolve.Scan;
import dev.scrim.resolve.TableIds;
import dev.scrim.resolve.Template.ChangeHole;
import java.util.ArrayList;
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

  private final IdentifierRules identifiers;
  private final ShownColumns shown;
  private final RowConditions rows;
  private final Function<Scan, @Nullable TableDirective> directives;
  private final KeyColumns keys;
  private final ValueWriter values;
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
    this.identifiers = identifiers;
    this.shown = shown;
    this.rows = rows;
    this.directives = directives;
    this.keys = keys;
    this.values = new ValueWriter(dialect, shown, rows, sql);
    this.sql = sql;
  }

  void write(Body body, ChangeHole hole) {
    ChangePart part = hole.part();
    switch (part) {
      case ITEM, ITEM_END, STAR, OWN_STAR -> {
        Returned item = body.returned().get(hole.number());
        returned(part, item, decided(body, item.change()));
      }
      case VALUE -> {
        Assigned value = body.assigned().get(hole.number());
        values.write(body, value, decided(body, value.change()));
      }
      case TAIL -> tail(hole.number(), decided(body, hole.number()));
      default -> condition(part, decided(body, hole.number()));
    }
  }

  /** What the real driver is to give back, once all holes are filled. */
  ReturnedKeys returnedKeys() {
    return returnedKeys;
  }

  private DecidedChange decided(Body body, int number) {
    Change change = body.changes().get(number);
    Scan scan = body.scans().get(change.scan());
    String alias = scan.alias() != null ? scan.alias() : identifiers.quote(scan.table().name());
    return new DecidedChange(change, scan, alias, directives.apply(scan));
  }

  private void condition(ChangePart part, DecidedChange decided) {
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
  private void open(DecidedChange decided, boolean fenced) {
    if (fenced) {
      sql.text("CASE WHEN (");
      filter(decided);
      sql.text(") THEN ");
    }
    sql.text("(");
  }

  private void filter(DecidedChange decided) {
    rows.write(decided.enforced().rows(), decided.table(), decided.alias());
  }

  private void returned(ChangePart part, Returned item, DecidedChange decided) {
    boolean checked = item.checks() && decided.isChecked();
    if (part == ChangePart.STAR || part == ChangePart.OWN_STAR) {
      star(part, item, decided, checked);
      return;
    }
    if (!checked && decided.isShown(item.columns())) {
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
    sql.text(") AS ").text(decided.alias()).text(")");
  }

  private void star(ChangePart part, Returned item, DecidedChange decided, boolean checked) {
    TableDirective directive = decided.directive();
    ColumnDirective others = directive == null ? null : directive.otherColumns();
    boolean coversMore = others != null && others.action() == Action.SHOW;
    if (directive == null || (!checked && coversMore && decided.isShown(decided.columnNames()))) {
      sql.text(part == ChangePart.STAR ? "*" : decided.alias() + ".*");
      return;
    }
    List<String> before = new ArrayList<>(item.before());
    before.forEach(other -> sql.text(other).text(", "));
    columns(decided, decided.columnNames(), checked);
    item.after().forEach(other -> sql.text(", ").text(other));
  }

  /** Columns as they are shown, by their names; the first one carries the check. */
  private void columns(DecidedChange decided, List<String> wanted, boolean checked) {
    String separator = "";
    for (Column column : decided.table().columns()) {
      ColumnDirective of = decided.column(column.name());
      if (wanted.contains(column.name()) && of != null && ShownColumns.isThere(of)) {
        String alias = decided.alias();
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

  private void tail(int number, DecidedChange decided) {
    List<String> wanted = number == keys.change() ? wantedKeys(decided) : List.of();
    boolean checked = decided.isChecked();
    if (checked && wanted.isEmpty()) {
      sql.text("(SELECT 1 WHERE ");
      check(decided);
      sql.text(") AS ").text(identifiers.quote(RowCheck.COLUMN));
      returnedKeys = new ReturnedKeys(List.of(RowCheck.COLUMN), true);
    } else if (checked || !decided.isShown(wanted)) {
      columns(decided, wanted, checked);
      returnedKeys = new ReturnedKeys(wanted, false);
    } else {
      sql.dropWord();
      returnedKeys = new ReturnedKeys(wanted, false);
    }
  }

  /** The keys to return: those named, or those of the driver's choice that may be seen. */
  private List<String> wantedKeys(DecidedChange decided) {
    if (!keys.any() || decided.directive() == null) {
      return keys.columns();
    }
    return keys.columns().stream()
        .filter(column -> ShownColumns.isThere(decided.column(column)))
        .toList();
  }

  /** For a dialect that has no RETURNING: keys are as they are stored, or not given. */
  ReturnedKeys plainKeys(Body body) {
    for (int i = 0; i < body.changes().size(); i++) {
      values.requireChecked(decided(body, i));
    }
    if (keys.change() < 0 || keys.columns().isEmpty()) {
      return ReturnedKeys.NONE;
    }
    DecidedChange decided = decided(body, keys.change());
    List<String> wanted = new ArrayList<>();
    for (String column : keys.columns()) {
      if (decided.isShown(Set.of(column))) {
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

  private void check(DecidedChange decided) {
    sql.text("CAST(CASE WHEN (");
    filter(decided);
    sql.text(")")
        .text(RowCheck.failing(RowCheck.hiddenRow(TableIds.of(decided.table()))))
        .text(" AS pg_catalog.int4) OPERATOR(pg_catalog.=) 1");
  }

  private List<String> row(DecidedChange decided) {
    List<String> columns = new ArrayList<>();
    for (Column column : decided.table().columns()) {
      ColumnDirective of = decided.column(column.name());
      Set<String> keep = decided.scan().keep();
      if (of != null
          && ShownColumns.isThere(of)
          && (keep == null || keep.contains(column.name()))) {
        columns.add(shown.named(decided.table(), column, of, decided.alias()));
      }
    }
    if (columns.isEmpty()) {
      columns.add("1 AS " + identifiers.quote("scrim$row"));
    }
    return columns;
  }
}
