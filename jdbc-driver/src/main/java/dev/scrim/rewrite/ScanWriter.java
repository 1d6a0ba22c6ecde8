package dev.scrim.rewrite;

import dev.scrim.Subject;
import dev.scrim.catalog.Catalog;
import dev.scrim.catalog.Column;
import dev.scrim.catalog.IdentifierRules;
import dev.scrim.catalog.SessionNames;
import dev.scrim.catalog.Table;
import dev.scrim.catalog.TableKind;
import dev.scrim.config.Dialect;
import dev.scrim.decide.Action;
import dev.scrim.decide.ColumnDirective;
import dev.scrim.decide.MaskMethod;
import dev.scrim.decide.TableDirective;
import dev.scrim.decide.TableDirective.Barrier;
import dev.scrim.error.Refusal;
import dev.scrim.mask.MaskWriter;
import dev.scrim.resolve.Analysis;
import dev.scrim.resolve.Resolver;
import dev.scrim.resolve.Scan;
import dev.scrim.resolve.TableIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes one scan: the table as it is, or the derived table that takes its place. */
final class ScanWriter {

  private final Dialect dialect;
  private final MaskWriter masks;
  private final Resolver resolver;
  private final Catalog catalog;
  private final SessionNames names;
  private final IdentifierRules identifiers;
  private final Analysis analysis;
  private final RowConditions rows;
  private final SqlBuffer sql;

  ScanWriter(
      Dialect dialect,
      Resolver resolver,
      Catalog catalog,
      SessionNames names,
      Analysis analysis,
      Subject subject,
      boolean prepared,
      SqlBuffer sql) {
    this.dialect = dialect;
    this.masks = MaskWriter.of(dialect);
    this.resolver = resolver;
    this.catalog = catalog;
    this.names = names;
    this.identifiers = catalog.identifiers();
    this.analysis = analysis;
    this.rows = new RowConditions(dialect, resolver, catalog, names, subject, prepared, sql);
    this.sql = sql;
  }

  /** The table itself, named in full. */
  void whole(Scan scan) {
    table(scan);
    if (scan.alias() != null) {
      sql.text(" AS ").text(scan.alias()).text(scan.columnAliases());
    }
  }

  /** The derived table: masked columns of the rows that may be seen. */
  void replaced(Scan scan, TableDirective directive, String alias) {
    List<String> columns = new ArrayList<>();
    boolean mayFail = false;
    for (Column column : scan.table().columns()) {
      ColumnDirective of = directive.column(column.name().toLowerCase(Locale.ROOT));
      if (of == null || of.action() == Action.DROP || of.action() == Action.DENY) {
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
        columns.add(column(scan.table(), column, of));
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

  private String column(Table table, Column column, ColumnDirective directive) {
    String name = identifiers.quote(column.name());
    String expression;
    if (directive.action() == Action.SHOW) {
      return name;
    } else if (directive.action() == Action.NULL) {
      expression = masks.nullOf(column);
    } else if (directive.method() instanceof MaskMethod.Sql method) {
      expression = masks.sqlMask(column, expression(method, table));
    } else if (directive.method() != null) {
      expression = masks.mask(column, name, directive.method());
    } else {
      throw new IllegalStateException("a column that is neither shown nor masked");
    }
    return expression + " AS " + name;
  }

  private String expression(MaskMethod.Sql method, Table table) {
    String text = method.expression().get(dialect.id());
    if (text == null) {
      text = method.expression().get("*");
    }
    if (text == null) {
      throw new Refusal(
          "The policy's sql mask for "
              + TableIds.of(table)
              + " has no expression for "
              + dialect.id()
              + " and none for *");
    }
    return resolver.expression(text, table, catalog, names);
  }

  private void table(Scan scan) {
    Table table = scan.table();
    String schema = table.kind() == TableKind.TEMPORARY ? "pg_temp" : table.schema();
    if (scan.only()) {
      sql.text("ONLY ");
    }
    sql.text(identifiers.quote(dialect == Dialect.H2 ? table.schema() : schema))
        .text(".")
        .text(identifiers.quote(table.name()))
        .text(scan.sample());
  }
}
