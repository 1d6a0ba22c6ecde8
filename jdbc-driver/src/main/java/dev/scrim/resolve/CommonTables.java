package dev.scrim.resolve;

import dev.scrim.error.Refusal;
import dev.scrim.resolve.Relation.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.ParenthesedStatement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/**
 * Walks WITH clauses. A common table expression that has the name of a table is sent under a name
 * of our own, so that the server and Scrim cannot differ on which of the two a name stands for.
 */
final class CommonTables {

  private static final Set<String> HANDLED =
      Set.of("statement", "alias", "withItemList", "searchClause", "cycleClause");

  private final Walk walk;

  CommonTables(Walk walk) {
    this.walk = walk;
  }

  void define(@Nullable List<WithItem<?>> items, Scope scope) {
    if (items == null) {
      return;
    }
    boolean recursive = items.stream().anyMatch(WithItem::isRecursive);
    List<String> names = new ArrayList<>();
    List<String> sent = new ArrayList<>();
    for (WithItem<?> item : items) {
      String name = walk.fold(item.getAlias().getName());
      names.add(name);
      sent.add(sentName(name, item.getAlias().getName()));
    }
    if (recursive) {
      for (int i = 0; i < items.size(); i++) {
        scope.commonTable(
            names.get(i),
            Relation.open(names.get(i), columnAliases(items.get(i)), Set.of()),
            sent.get(i));
      }
    }
    for (int i = 0; i < items.size(); i++) {
      WithItem<?> item = items.get(i);
      List<Output> outputs = body(item, names.get(i), sent.get(i), scope, recursive);
      scope.commonTable(names.get(i), relation(item, names.get(i), outputs), sent.get(i));
      item.getAlias().setName(sent.get(i));
    }
  }

  private List<Output> body(
      WithItem<?> item, String name, String sent, Scope scope, boolean recursive) {
    Nodes.onlyParts(item, "WITH", HANDLED);
    ParenthesedStatement statement = item.getParenthesedStatement();
    if (!(statement instanceof ParenthesedSelect query)) {
      return walk.writes.common(statement, scope);
    }
    if (recursive
        && query.getSelect() instanceof SetOperationList set
        && query.getWithItemsList() == null
        && set.getWithItemsList() == null) {
      List<Output> first = walk.queries.query(set.getSelects().get(0), scope, false);
      scope.commonTable(name, relation(item, name, first), sent);
      List<Select> rest = set.getSelects().subList(1, set.getSelects().size());
      List<Output> outputs = first;
      for (Select branch : rest) {
        outputs = QueryWalk.united(outputs, walk.queries.query(branch, scope, false));
      }
      if (set.getOrderByElements() != null || set.getLimit() != null || set.getFetch() != null) {
        throw new Refusal("ORDER BY or LIMIT of a recursive WITH is not analysed");
      }
      return outputs;
    }
    return walk.queries.query(query, scope, false);
  }

  private Relation relation(WithItem<?> item, String name, List<Output> outputs) {
    List<Output> all = new ArrayList<>(outputs);
    if (item.getSearchClause() != null) {
      all.add(
          new Output(
              walk.fold(item.getSearchClause().getSequenceColumnName()), List.of(), Set.of()));
    }
    if (item.getCycleClause() != null) {
      all.add(
          new Output(walk.fold(item.getCycleClause().getMarkColumnName()), List.of(), Set.of()));
      all.add(
          new Output(walk.fold(item.getCycleClause().getPathColumnName()), List.of(), Set.of()));
    }
    return Relation.query(name, all, columnAliases(item));
  }

  private List<String> columnAliases(WithItem<?> item) {
    List<String> aliases = new ArrayList<>();
    if (item.getWithItemList() != null) {
      for (SelectItem<?> column : item.getWithItemList()) {
        if (!(column.getExpression() instanceof Column named)) {
          throw new Refusal("The column list of a WITH clause is not understood");
        }
        aliases.add(walk.fold(named.getColumnName()));
      }
    }
    return aliases;
  }

  private String sentName(String name, String written) {
    boolean clashes = walk.names.temporaryTables().containsKey(name);
    for (String schema : walk.names.searchPath()) {
      clashes |= walk.catalog.table(schema, name) != null;
    }
    walk.commonTables++;
    return clashes ? "\"scrim$with" + walk.commonTables + "\"" : written;
  }

  /** What a reference to a common table expression is sent as. */
  static Alias aliasFor(@Nullable Alias alias, String written) {
    return alias != null ? alias : new Alias(written, true);
  }
}
