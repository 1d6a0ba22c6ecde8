package dev.scrim.rewrite;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.IdentifierRules;
import dev.scrim.catalog.Table;
import dev.scrim.catalog.TableKind;
import dev.scrim.config.Dialect;
import dev.scrim.decide.ColumnDirective;
import dev.scrim.decide.MaskMethod;
import dev.scrim.decide.TableDirective;
import dev.scrim.decide.TableDirective.Barrier;
import dev.scrim.error.Refusal;
import dev.scrim.resolve.Analysis;
import dev.scrim.resolve.Scan;
import dev.scrim.resolve.TableIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes one scan: the table as it is, or the derived table that takes its place. */
final class ScanWriter {

  private final Dialect dialect;
  private final IdentifierRules identifiers;
  private final ShownColumns shown;
  private final Analysis analysis;
  private final RowConditions rows;
  private final SqlBuffer sql;

  ScanWriter(
      Dialect dialect,
      IdentifierRules identifiers,
      ShownColumns shown,
      RowConditions rows,
      Analysis analysis,
      SqlBuffer sql) {
    this.dialect = dialect;
    this.identifiers = identifiers;
    this.shown = shown;
    this.rows = rows;
    this.analysis = analysis;
    this.sql = sql;
  }

  /** The table itself, named in full. */
  void whole(Scan scan) {
    table(scan);
    if (scan.alias() != null) {
      sql.text(" AS ").text(scan.alias()).text(scan.columnAliases());
    }
    sql.text(scan.sample());
  }

  /** The derived table: masked columns of the rows that may be seen. */
  void replaced(Scan scan, TableDirective directive, String alias) {
    List<String> columns = new ArrayList<>();
    boolean mayFail = false;
    for (Column column : scan.table().columns()) {
      ColumnDirective of = directive.column(column.name().toLowerCase(Locale.ROOT));
      if (of == null || !ShownColumns.isThere(of)) {
        if (scan.aliasCount() == 0) {
          continue;
        }
        throw new Refusal(
            "The alias list of "
                + TableIds.of(scan.table())
                + " counts the table's columns, some of which are left out for you; name the"
                + " columns in the select list instead");
      }
      if (scan.keep() == null || scan.keep().contains(column.name())) {
        columns.add(shown.named(scan.table(), column, of, null));
        mayFail |= of.method() instanceof MaskMethod.Sql;
      }
    }
    if (columns.isEmpty()) {
      if (scan.keep() == null) {
        throw new Refusal("No column of " + TableIds.of(scan.table()) + " is shown to you");
      }
      columns.add("1 AS " + identifiers.quote("scrim$row"));
    }
    sql.text("(SELECT ").text(String.join(", ", columns)).text(" FROM ");
    table(scan);
    sql.text(scan.sample());
    if (!directive.rows().isEmpty()) {
      sql.text(" WHERE ");
      rows.write(directive.rows(), scan.table());
      fence(scan, directive.barrier(), mayFail);
    }
    sql.text(") AS ").text(alias).text(scan.columnAliases());
  }

  private void fence(Scan scan, Barrier barrier, boolean mayFail) {
    boolean fenced =
        barrier == Barrier.ALWAYS || (barrier == Barrier.AUTO && (analysis.hazard() || mayFail));
    if (!fenced) {
      return;
    }
    if (analysis.locks()) {
      throw new Refusal(
          "The statement locks rows of "
              + TableIds.of(scan.table())
              + ", whose rows are filtered, and applies to it something that can fail; lock the"
              + " rows by key and plain comparisons");
    }
    sql.text(dialect == Dialect.H2 ? " OFFSET 0 ROWS" : " OFFSET 0");
  }

  private void table(Scan scan) {
    Table table = scan.table();
    String schema = table.kind() == TableKind.TEMPORARY ? "pg_temp" : table.schema();
    if (scan.only()) {
      sql.text("ONLY ");
    }
    sql.text(identifiers.quote(dialect == Dialect.H2 ? table.schema() : schema))
        .text(".")
        .text(identifiers.quote(table.name()));
  }
}
