package dev.scrim.rewrite;

import dev.scrim.catalog.Column;
import dev.scrim.config.Dialect;
import dev.scrim.decide.Action;
import dev.scrim.decide.ColumnDirective;
import dev.scrim.decide.MaskMethod;
import dev.scrim.error.Refusal;
import dev.scrim.mask.ValueTypes;
import dev.scrim.resolve.Assigned;
import dev.scrim.resolve.Body;
import dev.scrim.resolve.Change;
import dev.scrim.resolve.TableIds;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes values that stand in a statement, with checks around them: that a masked column does not
 * get back the masked value that was shown, as happens when an entity is read and saved; and, on a
 * dialect without RETURNING, that the row satisfies the row filter.
 */
final class ValueWriter {

  private final Dialect dialect;
  private final ValueTypes types;
  private final ShownColumns shown;
  private final RowConditions rows;
  private final SqlBuffer sql;

  ValueWriter(Dialect dialect, ShownColumns shown, RowConditions rows, SqlBuffer sql) {
    this.dialect = dialect;
    this.types = ValueTypes.of(dialect);
    this.shown = shown;
    this.rows = rows;
    this.sql = sql;
  }

  void write(Body body, Assigned value, DecidedChange decided) {
    Change.Row row = decided.change().rows().get(value.row());
    Column column = Objects.requireNonNull(decided.table().column(value.column()));
    String type = types.comparable(column);
    String typed = type == null ? text(value) : "CAST(" + text(value) + " AS " + type + ")";
    String mask = decided.directive() == null ? null : mask(column, type, row, decided);
    boolean filtered = isCheckedHere(value, row, decided);
    if (mask == null && !filtered) {
      sql.marked(text(value));
      return;
    }
    sql.text("CASE WHEN ");
    if (mask != null) {
      boolean none = isNull(decided.column(column.name()));
      String same = none ? typed + " IS NULL" : types.equal(mask, typed);
      sql.text("CAST(CASE WHEN NOT COALESCE((").marked(same);
      sql.text("), FALSE)")
          .text(RowCheck.failing(RowCheck.maskedValue(TableIds.of(decided.table()), column.name())))
          .text(types.equal(" AS INTEGER)", "1"));
    }
    if (filtered) {
      sql.text(mask == null ? "CAST(CASE WHEN (" : " AND CAST(CASE WHEN (");
      rows.writeOver(
          decided.enforced().rows(), decided.table(), of -> stored(body, of, row, decided));
      sql.text(")")
          .text(RowCheck.failing(RowCheck.hiddenRow(TableIds.of(decided.table()))))
          .text(types.equal(" AS INTEGER)", "1"));
    }
    sql.text(" THEN ").marked(typed);
    sql.text(" END");
  }

  /** Refuses a change whose rows must be checked and cannot be, on a dialect without RETURNING. */
  void requireChecked(DecidedChange decided) {
    if (!decided.filtered()) {
      return;
    }
    Set<String> read = decided.filterColumns();
    for (Change.Row row : decided.change().rows()) {
      if (decided.isChecked(row) && !(read != null && isGiven(read, row))) {
        throw new Refusal(
            "New rows of "
                + TableIds.of(decided.table())
                + " must be among those that the policy lets you see, which cannot be checked here;"
                + " write a literal or a parameter to each column of the row filter"
                + (read == null ? "" : ": " + String.join(", ", lower(read))));
      }
    }
  }

  private static boolean isGiven(Set<String> read, Change.Row row) {
    return read.stream()
        .allMatch(
            column ->
                row.given().containsKey(column)
                    || (row.update() && !row.written().contains(column)));
  }

  /** What the row will hold in a column of the filter. */
  private String stored(Body body, Column column, Change.Row row, DecidedChange decided) {
    Integer number = row.given().get(column.name());
    if (number == null) {
      return decided.alias() + "." + shown.quote(column);
    }
    String type = types.comparable(column);
    String value = text(body.assigned().get(number));
    return type == null ? value : "CAST(" + value + " AS " + type + ")";
  }

  /** One value of a row carries the check: the first that the filter reads. */
  private boolean isCheckedHere(Assigned value, Change.Row row, DecidedChange decided) {
    if (dialect != Dialect.H2 || !decided.filtered() || !decided.isChecked(row)) {
      return false;
    }
    Set<String> read = decided.filterColumns();
    return read != null
        && row.given().keySet().stream()
            .filter(read::contains)
            .sorted()
            .findFirst()
            .orElse("")
            .equals(value.column());
  }

  /** What a masked column shows, where it can be compared with a value. */
  private @Nullable String mask(
      Column column, @Nullable String type, Change.Row row, DecidedChange decided) {
    ColumnDirective of = decided.column(column.name());
    if (type == null || of == null || of.action() == Action.SHOW || !ShownColumns.isThere(of)) {
      return null;
    }
    boolean constant = isNull(of) || of.method() instanceof MaskMethod.Redact;
    if (!row.update() && (!constant || isNull(of))) {
      // A new row was never shown; a NULL in it is no more than a value that is not given.
      return null;
    }
    return shown.expression(decided.table(), column, of, decided.alias());
  }

  private static boolean isNull(@Nullable ColumnDirective directive) {
    return directive != null && directive.action() == Action.NULL;
  }

  private static String text(Assigned value) {
    String parameter = value.parameter() > 0 ? SqlBuffer.mark(value.parameter()) : "";
    return value.before() + parameter + value.after();
  }

  private static List<String> lower(Set<String> columns) {
    return columns.stream().map(column -> column.toLowerCase(Locale.ROOT)).sorted().toList();
  }
}
