package dev.scrim.resolve;

import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import dev.scrim.resolve.Relation.Base;
import dev.scrim.resolve.Relation.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** Walks queries: their clauses, in the scope that each of them sees. */
final class QueryWalk {

  private static final Set<String> COMMON =
      Set.of(
          "forUpdateTables",
          "withItemsList",
          "limit",
          "offset",
          "fetch",
          "orderByElements",
          "forMode",
          "wait",
          "alias",
          "prefix");

  private static final Set<String> PLAIN =
      union(
          COMMON,
          Set.of(
              "distinct",
              "selectItems",
              "fromItem",
              "joins",
              "where",
              "groupBy",
              "having",
              "qualify",
              "windowDefinitions"));

  private static final int H2_LONGEST_NAME = 256;

  private final Walk walk;
  private final FromWalk from;

  QueryWalk(Walk walk) {
    this.walk = walk;
    this.from = new FromWalk(walk);
  }

  FromWalk from() {
    return from;
  }

  /**
   * Walks a query.
   *
   * @param outermost whether its rows are what the statement returns
   * @return its columns
   */
  List<Output> query(Select select, Scope outer, boolean outermost) {
    // A scope of its own: subqueries in FROM see it, but not the tables that stand beside them.
    Scope common = new Scope(outer);
    new CommonTables(walk).define(select.getWithItemsList(), common);
    Scope scope = new Scope(common);
    List<Output> outputs;
    if (select instanceof PlainSelect plain) {
      outputs = plain(plain, scope, outermost);
    } else if (select instanceof SetOperationList set) {
      Nodes.onlyParts(set, "set operation", union(COMMON, Set.of("selects", "operations")));
      outputs = query(set.getSelects().get(0), scope, outermost);
      for (Select branch : set.getSelects().subList(1, set.getSelects().size())) {
        outputs = united(outputs, query(branch, scope, outermost));
      }
    } else if (select.getClass() == ParenthesedSelect.class
        || select.getClass() == LateralSubSelect.class) {
      Nodes.onlyParts(select, "subquery", union(COMMON, Set.of("select")));
      outputs = query(((ParenthesedSelect) select).getSelect(), scope, outermost);
    } else if (select instanceof Values values) {
      Nodes.onlyParts(values, "VALUES", union(COMMON, Set.of("expressions")));
      Set<Base> flow =
          walk.flowOf(
              () ->
                  walk.expressions.walk(
                      values.getExpressions(), scope, place(Use.OUTPUT, outermost).inside()));
      outputs = valueColumns(values, flow);
    } else {
      throw walk.expressions.unknown(select);
    }
    tail(select, scope, outputs, outermost);
    return outputs;
  }

  /** What stands after the body: ORDER BY, limits and locks. */
  private void tail(Select select, Scope scope, List<Output> outputs, boolean outermost) {
    Scope sorted = scope;
    if (!(select instanceof PlainSelect)) {
      sorted = new Scope(scope);
      sorted.add(Relation.query(null, outputs, List.of()));
    }
    outputs.forEach(output -> addName(scope, output.name()));
    walk.expressions.walkAll(select.getOrderByElements(), sorted, place(Use.ORDER, outermost));
    Place limits = place(Use.EXPRESSION, outermost);
    if (select.getLimit() != null) {
      Nodes.onlyParts(select.getLimit(), "LIMIT", Set.of("rowCount", "offset"));
      walk.expressions.walk(select.getLimit().getRowCount(), scope, limits);
      walk.expressions.walk(select.getLimit().getOffset(), scope, limits);
    }
    if (select.getOffset() != null) {
      walk.expressions.walk(select.getOffset().getOffset(), scope, limits);
    }
    if (select.getFetch() != null) {
      walk.expressions.walk(select.getFetch().getExpression(), scope, limits);
    }
    if (select.getForMode() != null) {
      walk.locks = true;
    }
  }

  private List<Output> plain(PlainSelect select, Scope scope, boolean outermost) {
    Nodes.onlyParts(select, "SELECT", PLAIN);
    if (select.getIntoTables() != null && !select.getIntoTables().isEmpty()) {
      throw new Refusal("SELECT INTO creates a table, which needs the grant create-table-as");
    }
    from.clause(select, scope);
    List<Output> outputs =
        selectItems(select.getSelectItems(), scope, place(Use.OUTPUT, outermost));
    if (select.getDistinct() != null) {
      walk.expressions.walkAll(
          select.getDistinct().getOnSelectItems(), scope, place(Use.GROUP, outermost));
    }
    walk.expressions.walk(select.getWhere(), scope, Place.of(Use.PREDICATE));
    outputs.forEach(output -> addName(scope, output.name()));
    if (select.getGroupBy() != null) {
      new Groupings(walk).groupBy(select, scope, place(Use.GROUP, outermost));
    }
    walk.expressions.walk(select.getHaving(), scope, Place.of(Use.PREDICATE));
    walk.expressions.walk(select.getQualify(), scope, Place.of(Use.PREDICATE));
    if (select.getWindowDefinitions() != null) {
      select
          .getWindowDefinitions()
          .forEach(window -> walk.expressions.window(window, scope, place(Use.ORDER, outermost)));
    }
    return outputs;
  }

  /** The items of a RETURNING clause. */
  List<Output> returning(List<SelectItem<?>> items, Scope scope) {
    return selectItems(items, scope, Place.of(Use.RETURNING));
  }

  private List<Output> selectItems(@Nullable List<SelectItem<?>> items, Scope scope, Place place) {
    List<Output> outputs = new ArrayList<>();
    if (items != null) {
      for (int i = 0; i < items.size(); i++) {
        nameSubquery(items.get(i), i + 1, place);
        outputs.addAll(selectItem(items.get(i), scope, place));
      }
    }
    return outputs;
  }

  private List<Output> selectItem(SelectItem<?> item, Scope scope, Place place) {
    Expression expression = item.getExpression();
    String alias = item.getAlias() == null ? null : walk.fold(item.getAlias().getName());
    if (expression instanceof AllTableColumns star) {
      walk.expressions.walk(star, scope, place);
      Relation relation = scope.relation(null, walk.fold(star.getTable().getName()));
      return relation == null ? List.of() : relation.outputs();
    }
    if (expression instanceof AllColumns) {
      walk.expressions.walk(expression, scope, place);
      List<Output> outputs = new ArrayList<>();
      scope.relations().forEach(relation -> outputs.addAll(relation.outputs()));
      return outputs;
    }
    if (expression instanceof Column column) {
      Set<Base> flow = walk.flowOf(() -> walk.expressions.walk(column, scope, place));
      String name = walk.fold(column.getColumnName());
      return List.of(new Output(alias != null ? alias : name, lineage(column, name, scope), flow));
    }
    Set<Base> flow = walk.flowOf(() -> walk.expressions.walk(expression, scope, place.inside()));
    if (alias == null && expression instanceof Function function) {
      List<String> name = function.getMultipartName();
      alias = walk.fold(name.get(name.size() - 1));
    }
    return List.of(new Output(alias, List.of(), flow));
  }

  /**
   * H2 labels a column without a name with its SQL text, which would show the policy's masks and
   * filters inside a subquery; so the application's own text becomes its name, or as with H2 its
   * position where that is too long for one.
   */
  private void nameSubquery(SelectItem<?> item, int position, Place place) {
    if (walk.dialect == Dialect.H2
        && item.getAlias() == null
        && place.uses().contains(Use.OUTPUT)
        && place.outermost()
        && holdsQuery(item.getExpression())) {
      String text = item.getExpression().toString();
      String label = text.length() > H2_LONGEST_NAME ? "C" + position : text;
      item.setAlias(new Alias(walk.catalog.identifiers().quote(label), true));
    }
  }

  private static boolean holdsQuery(Object node) {
    return node instanceof Select || Nodes.children(node).stream().anyMatch(QueryWalk::holdsQuery);
  }

  private List<Base> lineage(Column column, String name, Scope scope) {
    if (column.getTable() != null && column.getTable().getName() != null) {
      Relation relation = scope.relation(null, walk.fold(column.getTable().getName()));
      return relation == null ? List.of() : relation.from(name);
    }
    List<Base> bases = new ArrayList<>();
    for (Scope s = scope; s != null && bases.isEmpty(); s = s.outer()) {
      s.relations().forEach(relation -> bases.addAll(relation.from(name)));
    }
    return bases;
  }

  /** The columns of a set operation. */
  static List<Output> united(List<Output> first, List<Output> second) {
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      Output output = first.get(i);
      outputs.add(i < second.size() ? output.united(second.get(i)) : output);
    }
    return outputs;
  }

  private List<Output> valueColumns(Values values, Set<Base> flow) {
    List<Output> outputs = new ArrayList<>();
    List<?> rows = values.getExpressions() == null ? List.of() : values.getExpressions();
    // The parser takes the brackets of a single row for those of the list of rows.
    Object first = rows instanceof ParenthesedExpressionList || rows.isEmpty() ? rows : rows.get(0);
    int width = first instanceof List<?> row ? row.size() : 1;
    for (int i = 1; i <= width; i++) {
      String name = (walk.dialect == Dialect.H2 ? "C" : "column") + i;
      outputs.add(new Output(name, List.of(), flow));
    }
    return outputs;
  }

  private static void addName(Scope scope, @Nullable String name) {
    if (name != null) {
      scope.outputNames().add(name);
    }
  }

  private static Place place(Use use, boolean outermost) {
    return outermost ? Place.outermost(use) : Place.of(use);
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> both = new java.util.HashSet<>(a);
    both.addAll(b);
    return Set.copyOf(both);
  }
}
