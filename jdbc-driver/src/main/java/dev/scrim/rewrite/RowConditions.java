package dev.scrim.rewrite;

import dev.scrim.Subject;
import dev.scrim.catalog.Catalog;
import dev.scrim.catalog.SessionNames;
import dev.scrim.catalog.Table;
import dev.scrim.config.Dialect;
import dev.scrim.decide.RowFilter;
import dev.scrim.mask.FilterWriter;
import dev.scrim.mask.SqlFragment;
import dev.scrim.mask.SubjectValues;
import dev.scrim.resolve.Resolver;
import java.util.List;
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
    FilterWriter plain = FilterWriter.of(dialect, catalog.identifiers());
    FilterWriter writer = alias == null ? plain : plain.qualified(alias);
    SqlFragment fragment =
        writer.write(
            table,
            rows,
            subject,
            (of, text) -> resolver.expression(text, of, alias, catalog, names));
    if (!prepared) {
      sql.text(fragment.literal(dialect, subject));
      return;
    }
    for (SqlFragment.Piece piece : fragment.pieces()) {
      if (piece instanceof SqlFragment.Text text) {
        sql.text(text.sql());
      } else if (piece instanceof SqlFragment.Bind bind) {
        sql.bind(bind.value(), bind.subjectPath());
      }
    }
  }
}
