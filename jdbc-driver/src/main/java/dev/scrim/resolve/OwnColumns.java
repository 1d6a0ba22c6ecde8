package dev.scrim.resolve;

import dev.scrim.catalog.Table;
import dev.scrim.error.Refusal;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Select;

/** Checks that an expression of the policy uses a table's own columns and nothing else. */
final class OwnColumns {

  private final Walk walk;

  OwnColumns(Walk walk) {
    this.walk = walk;
  }

  void check(Object node, Table table) {
    if (node instanceof Select || node instanceof JdbcParameter) {
      throw new Refusal(
          "An sql expression of the policy for "
              + table.id()
              + " holds a subquery or a parameter, which it may not");
    }
    if (node instanceof Column column) {
      if (column.getTable() != null || table.column(walk.fold(column.getColumnName())) == null) {
        throw new Refusal(
            "An sql expression of the policy names "
                + walk.fold(column.getColumnName())
                + ", which is no column of "
                + table.id()
                + "; columns are named without their table");
      }
      return;
    }
    Nodes.children(node).forEach(child -> check(child, table));
  }
}
