package dev.scrim.rewrite;

import dev.scrim.Subject;
import dev.scrim.catalog.Catalog;
import dev.scrim.catalog.Column;
import dev.scrim.catalog.IdentifierRules;
import dev.scrim.catalog.SessionNames;
import dev.scrim.catalog.Table;
import dev.scrim.config.Dialect;
import dev.scrim.decide.RowFilter;
import dev.scrim.mask.FilterWriter;
import dev.scrim.mask.SqlFragment;
import dev.scrim.mask.SubjectValues;
import dev.scrim.resolve.Resolver;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a table's row filters into the SQL that runs, their values as binds or as literals. */
final class RowConditions {

  private final Dialect dialect;
  private final Resolver resolver;
  private final Catalog catalog;
  private final SessionNames names;
  private final SubjectValues subject;
  private final boolean prepared;
  private final SqlBuffer sql;

  RowConditions(
      Dialect dialect,
      Resolver resolver,
      Catalog catalog,
      SessionNames names,
      Subject subject,
      boolean prepared,
      SqlBuffer sql) {
    this.dialect = dialect;
    this.resolver = resolver;
    this.catalog = catalog;
    this.names = names;
    this.subject = path -> SubjectPaths.value(subject, path);
    this.prepared = prepared;
    this.sql = sql;
  }

  /** Writes the filters of a table whose columns stand without its name. */
  void write(List<RowFilter> rows, Table table) {
    write(rows, table, null);
  }

  /**
   * Writes the filters.
   *
   * @param alias the table's name in the statement as it is written there, or null for none
   */
  void write(List<RowFilter> rows, Table table, @Nullable String alias) {
    IdentifierRules identifiers = catalog.identifiers();
    String before = alias == null ? "" : alias + ".";
    write(rows, table, alias, column -> before + identifiers.quote(column.name()));
  }

  /** Writes filters that hold no SQL, where something else stands for each column. */
  void writeOver(List<RowFilter> rows, Table table, Function<Column, String> columns) {
    write(rows, table, null, columns);
  }

  private void write(
      List<RowFilter> rows, Table table, @Nullable String alias, Function<Column, String> columns) {
    SqlFragment fragment =
        FilterWriter.of(dialect, catalog.identifiers())
            .naming(columns)
            .write(
                table,
                rows,
                subject,
                (of, text) -> resolver.expression(text, of, alias, catalog, names));
    if (!prepared) {
      // No parameters, so no marks either; a value could look like one.
      sql.text(fragment.literal(dialect, subject));
      return;
    }
    for (SqlFragment.Piece piece : fragment.pieces()) {
      if (piece instanceof SqlFragment.Text text) {
        sql.marked(text.sql());
      } else if (piece instanceof SqlFragment.Bind bind) {
        sql.bind(bind.value(), bind.subjectPath());
      }
    }
  }
}
