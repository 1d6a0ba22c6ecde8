package dev.scrim.rewrite;

import dev.scrim.Subject;
import dev.scrim.catalog.Catalog;
import dev.scrim.catalog.Column;
import dev.scrim.catalog.IdentifierRules;
import dev.scrim.catalog.SessionNames;
import dev.scrim.config.Dialect;
import dev.scrim.decide.Action;
import dev.scrim.decide.ColumnDirective;
import dev.scrim.decide.Decision;
import dev.scrim.decide.TableDirective;
import dev.scrim.resolve.Analysis;
import dev.scrim.resolve.Body;
import dev.scrim.resolve.Grouping;
import dev.scrim.resolve.Resolver;
import dev.scrim.resolve.Scan;
import dev.scrim.resolve.TableIds;
import dev.scrim.resolve.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a statement's text and fills its holes. Used once, by one thread. */
final class BodyWriter {

  private final Dialect dialect;
  private final Analysis analysis;
  private final Decision decision;
  private final IdentifierRules identifiers;
  private final SqlBuffer sql;
  private final boolean prepared;
  private final ScanWriter scans;
  private final ChangeWriter changes;

  BodyWriter(
      Dialect dialect,
      Resolver resolver,
      Catalog catalog,
      SessionNames names,
      Analysis analysis,
      Decision decision,
      Subject subject,
      boolean prepared,
      SqlBuffer sql) {
    this.dialect = dialect;
    this.analysis = analysis;
    this.decision = decision;
    this.identifiers = catalog.identifiers();
    this.sql = sql;
    this.prepared = prepared;
    ShownColumns shown = new ShownColumns(dialect, resolver, catalog, names);
    RowConditions rows =
        new RowConditions(dialect, resolver, catalog, names, subject, prepared, sql);
    this.scans = new ScanWriter(dialect, identifiers, shown, rows, analysis, sql);
    this.changes =
        new ChangeWriter(
            dialect,
            identifiers,
            shown,
            rows,
            scan -> decision.enforce() ? directive(scan) : null,
            analysis.keys(),
            sql);
  }

  /** The generated keys to ask the real driver for, once the body is written. */
  ReturnedKeys keys(Body body) {
    return dialect == Dialect.POSTGRESQL ? changes.returnedKeys() : changes.plainKeys(body);
  }

  void body(Body body) {
    for (Template.Piece piece : body.template().pieces()) {
      if (piece instanceof Template.Text text) {
        sql.text(text.sql());
      } else if (piece instanceof Template.Parameter parameter) {
        sql.parameter(parameter.number());
      } else if (piece instanceof Template.QuestionMark) {
        // Drivers take a single one for a parameter in a prepared statement.
        sql.text(prepared ? "??" : "?");
      } else if (piece instanceof Template.ScanHole hole) {
        scan(body.scans().get(hole.scan()));
      } else if (piece instanceof Template.GroupingHole hole) {
        grouping(body, body.groupings().get(hole.grouping()));
      } else if (piece instanceof Template.ChangeHole hole) {
        changes.write(body, hole);
      }
    }
  }

  private void scan(Scan scan) {
    if (scan.target() || isWhole(scan)) {
      scans.whole(scan);
    } else if (scan.view() != null) {
      sql.text("(");
      body(scan.view());
      sql.text(") AS ").text(alias(scan)).text(viewColumns(scan));
    } else {
      scans.replaced(scan, directive(scan), alias(scan));
    }
  }

  private boolean isWhole(Scan scan) {
    if (!decision.enforce()) {
      return true;
    }
    if (scan.view() != null) {
      return scan.view().scans().stream().allMatch(this::isWhole);
    }
    TableDirective directive = directive(scan);
    return Permission.isWhole(scan.table(), directive) && !mayShowMore(scan, directive);
  }

  /**
   * Whether {@code *} could show a column that came after the catalogue was read and that the
   * decision does not cover.
   */
  private boolean mayShowMore(Scan scan, TableDirective directive) {
    ColumnDirective others = directive.otherColumns();
    return scan.keep() == null && (others == null || others.action() != Action.SHOW);
  }

  private TableDirective directive(Scan scan) {
    String id = TableIds.of(scan.table());
    return Permission.directive(decision, id, Permission.touched(analysis, id));
  }

  private String alias(Scan scan) {
    return scan.alias() != null ? scan.alias() : identifiers.quote(scan.table().name());
  }

  /** A view's columns have the catalogue's names, unless the statement renames them. */
  private String viewColumns(Scan scan) {
    List<String> names = new ArrayList<>();
    if (scan.aliasCount() > 0) {
      String inside = scan.columnAliases();
      names.add(inside.substring(1, inside.length() - 1));
    }
    List<Column> columns = scan.table().columns();
    for (Column column :
        columns.subList(Math.min(scan.aliasCount(), columns.size()), columns.size())) {
      names.add(identifiers.quote(column.name()));
    }
    return "(" + String.join(", ", names) + ")";
  }

  private void grouping(Body body, Grouping grouping) {
    sql.dropComma();
    Scan scan = body.scans().get(grouping.scan());
    if (isWhole(scan) || scan.view() != null) {
      return;
    }
    TableDirective directive = directive(scan);
    for (String key : grouping.keys()) {
      if (!isShown(directive, key)) {
        return;
      }
    }
    for (String column : grouping.columns()) {
      ColumnDirective of = directive.column(column.toLowerCase(Locale.ROOT));
      if (of != null && of.action() != Action.DROP && of.action() != Action.DENY) {
        sql.text(", ").text(grouping.qualifier()).text(".").text(identifiers.quote(column));
      }
    }
    if (grouping.row()) {
      sql.text(", ").text(grouping.qualifier());
    }
  }

  private static boolean isShown(TableDirective directive, String column) {
    ColumnDirective of = directive.column(column.toLowerCase(Locale.ROOT));
    return of != null && of.action() == Action.SHOW;
  }
}
