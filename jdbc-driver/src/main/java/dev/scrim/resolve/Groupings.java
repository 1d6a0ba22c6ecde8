package dev.scrim.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * Walks GROUP BY. Grouping by a primary key lets a query use the table's other columns, but not
 * those of a derived table: for that case a hole takes the columns used.
 */
final class Groupings {

  private final Walk walk;

  Groupings(Walk walk) {
    this.walk = walk;
  }

  void groupBy(PlainSelect select, Scope scope, Place place) {
    GroupByElement groupBy = select.getGroupBy();
    Nodes.onlyParts(
        groupBy, "GROUP BY", Set.of("groupByExpressions", "groupingSets", "groupBySortDirections"));
    ExpressionList<?> expressions = groupBy.getGroupByExpressionList();
    walk.expressions.walkAll(expressions, scope, place);
    if (groupBy.getGroupingSets() != null) {
      groupBy.getGroupingSets().forEach(set -> walk.expressions.walkAll(set, scope, place));
    }
    if (expressions == null
        || expressions.isEmpty()
        || (groupBy.getGroupingSets() != null && !groupBy.getGroupingSets().isEmpty())) {
      return;
    }
    for (Relation relation : scope.relations()) {
      carried(select, groupBy, relation, scope);
    }
  }

  private void carried(PlainSelect select, GroupByElement groupBy, Relation relation, Scope scope) {
    TableTouch touch = relation.table();
    String name = relation.name();
    if (relation.scan() < 0
        || touch == null
        || name == null
        || touch.table().primaryKey().isEmpty()) {
      return;
    }
    List<String> keys = touch.table().primaryKey();
    Set<String> grouped = new LinkedHashSet<>();
    String qualifier = null;
    for (Object expression : groupBy.getGroupByExpressionList()) {
      if (expression instanceof Column column && belongs(column, relation, scope)) {
        grouped.add(walk.fold(column.getColumnName()));
        if (column.getTable() != null && column.getTable().getName() != null) {
          qualifier = column.getTable().getName();
        }
      }
    }
    if (!grouped.containsAll(keys)) {
      return;
    }
    Used used = new Used(relation, scope);
    used.in(select.getSelectItems());
    used.in(select.getHaving());
    used.in(select.getOrderByElements());
    used.columns.removeAll(grouped);
    if (used.columns.isEmpty() && !used.row) {
      return;
    }
    int number = walk.groupings.size();
    String written = qualifier != null ? qualifier : walk.catalog.identifiers().quote(name);
    walk.groupings.add(
        new Grouping(relation.scan(), keys, written, new ArrayList<>(used.columns), used.row));
    @SuppressWarnings("unchecked")
    ExpressionList<Expression> list =
        (ExpressionList<Expression>) groupBy.getGroupByExpressionList();
    list.add(new Column(List.of(Template.groupingMark(number))));
  }

  /** What of one relation a query uses outside of GROUP BY: columns, and its whole row. */
  private final class Used {
    private final Relation relation;
    private final Scope scope;
    private final Set<String> columns = new LinkedHashSet<>();
    private boolean row;

    Used(Relation relation, Scope scope) {
      this.relation = relation;
      this.scope = scope;
    }

    void in(@Nullable Object node) {
      if (node instanceof Column column) {
        if (belongs(column, relation, scope)) {
          columns.add(walk.fold(column.getColumnName()));
        } else {
          row |= isRow(column);
        }
      } else if (node instanceof SelectItem<?> item
          && item.getExpression() instanceof AllTableColumns star) {
        if (walk.fold(star.getTable().getName()).equals(relation.name())) {
          columns.addAll(relation.columnNames());
        }
      } else if (node instanceof AllTableColumns star) {
        row |= walk.fold(star.getTable().getName()).equals(relation.name());
      } else if (node instanceof List<?> list) {
        list.forEach(this::in);
      } else if (node != null) {
        Nodes.children(node).forEach(this::in);
      }
    }

    private boolean isRow(Column column) {
      String name = walk.fold(column.getColumnName());
      return (column.getTable() == null || column.getTable().getName() == null)
          && name.equals(relation.name())
          && scope.relations().stream().noneMatch(other -> other.has(name));
    }
  }

  private boolean belongs(Column column, Relation relation, Scope scope) {
    String name = walk.fold(column.getColumnName());
    if (!relation.has(name)) {
      return false;
    }
    if (column.getTable() != null && column.getTable().getName() != null) {
      return walk.fold(column.getTable().getName()).equals(relation.name());
    }
    return scope.relations().stream().filter(other -> other.has(name)).count() == 1;
  }
}
