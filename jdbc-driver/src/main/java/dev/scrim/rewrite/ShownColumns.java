package dev.scrim.rewrite;

import dev.scrim.catalog.Catalog;
import dev.scrim.catalog.Column;
import dev.scrim.catalog.IdentifierRules;
import dev.scrim.catalog.SessionNames;
import dev.scrim.catalog.Table;
import dev.scrim.config.Dialect;
import dev.scrim.decide.Action;
import dev.scrim.decide.ColumnDirective;
import dev.scrim.decide.MaskMethod;
import dev.scrim.error.Refusal;
import dev.scrim.mask.MaskWriter;
import dev.scrim.resolve.Resolver;
import dev.scrim.resolve.TableIds;
import org.jspecify.annotations.Nullable;

/** Writes a table's columns as the decision shows them. */
final class ShownColumns {

  private final Dialect dialect;
  private final MaskWriter masks;
  private final Resolver resolver;
  private final Catalog catalog;
  private final SessionNames names;
  private final IdentifierRules identifiers;

  ShownColumns(Dialect dialect, Resolver resolver, Catalog catalog, SessionNames names) {
    this.dialect = dialect;
    this.masks = MaskWriter.of(dialect);
    this.resolver = resolver;
    this.catalog = catalog;
    this.names = names;
    this.identifiers = catalog.identifiers();
  }

  String quote(Column column) {
    return identifiers.quote(column.name());
  }

  /** Whether a column is there at all. */
  static boolean isThere(@Nullable ColumnDirective directive) {
    return directive != null
        && directive.action() != Action.DROP
        && directive.action() != Action.DENY;
  }

  /**
   * What stands for a column that is there.
   *
   * @param alias the table's name in the statement as it is written there, or null for none
   */
  String expression(Table table, Column column, ColumnDirective directive, @Nullable String alias) {
    String name = (alias == null ? "" : alias + ".") + identifiers.quote(column.name());
    if (directive.action() == Action.SHOW) {
      return name;
    } else if (directive.action() == Action.NULL) {
      return masks.nullOf(column);
    } else if (directive.method() instanceof MaskMethod.Sql method) {
      return masks.sqlMask(column, ofThePolicy(method, table, alias));
    } else if (directive.method() != null) {
      return masks.mask(column, name, directive.method());
    }
    throw new IllegalStateException("a column that is neither shown nor masked");
  }

  /** The same under the column's own name. */
  String named(Table table, Column column, ColumnDirective directive, @Nullable String alias) {
    String expression = expression(table, column, directive, alias);
    boolean itself = directive.action() == Action.SHOW && alias == null;
    return itself ? expression : expression + " AS " + identifiers.quote(column.name());
  }

  private String ofThePolicy(MaskMethod.Sql method, Table table, @Nullable String alias) {
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
    return resolver.expression(text, table, alias, catalog, names);
  }
}
