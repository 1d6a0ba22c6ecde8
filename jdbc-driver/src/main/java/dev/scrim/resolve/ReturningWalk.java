package dev.scrim.resolve;

import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import dev.scrim.resolve.Relation.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.ReturningClause;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * Walks RETURNING clauses, and leaves room around each item for the masked row and for the check
 * that new rows satisfy the row filter.
 */
final class ReturningWalk {

  private final Walk walk;

  ReturningWalk(Walk walk) {
    this.walk = walk;
  }

  /** What stands for RETURNING, and the columns that it gives. */
  record Walked(@Nullable ReturningClause clause, List<Output> outputs) {}

  /**
   * Walks a clause.
   *
   * @param rows the scope of the statement's WHERE
   * @param sourceFirst whether {@code *} gives the other tables' columns first, as in MERGE
   */
  Walked walk(
      @Nullable ReturningClause returning, WriteTarget into, Scope rows, boolean sourceFirst) {
    if (returning == null) {
      return new Walked(walk.dialect == Dialect.POSTGRESQL ? tail(into) : null, List.of());
    }
    Nodes.onlyParts(returning, "RETURNING", Set.of());
    into.touch().access(AccessMode.READ);
    Scope scope = new Scope(rows.outer());
    rows.relations()
        .forEach(relation -> scope.add(relation == into.raw() ? into.returned() : relation));
    List<Output> outputs = new ArrayList<>();
    boolean checked = false;
    for (int i = 0; i < returning.size(); i++) {
      SelectItem<?> item = returning.get(i);
      into.reads().clear();
      outputs.addAll(walk.queries.returning(List.of(item), scope));
      Expression marked = marked(item, into, scope, sourceFirst, !checked);
      if (marked != null) {
        returning.set(i, new SelectItem<>(marked, item.getAlias()));
        checked = true;
      }
    }
    if (!checked) {
      throw new Refusal(
          "RETURNING of another table's columns alone is not analysed; name a column of "
              + into.touch().table().id()
              + " too");
    }
    return new Walked(returning, outputs);
  }

  private @Nullable Expression marked(
      SelectItem<?> item, WriteTarget into, Scope scope, boolean sourceFirst, boolean checks) {
    Expression expression = item.getExpression();
    int number = walk.returned.size();
    if (expression instanceof AllTableColumns star) {
      if (!walk.fold(star.getTable().getName()).equals(into.returned().name())) {
        return null;
      }
      item(into, checks, List.of(), List.of());
      return new Verbatim(Template.changeMark(ChangePart.OWN_STAR, number));
    } else if (expression instanceof AllColumns) {
      List<String> others = others(into, scope);
      item(into, checks, sourceFirst ? others : List.of(), sourceFirst ? List.of() : others);
      return new Verbatim(Template.changeMark(ChangePart.STAR, number));
    }
    item(into, checks, List.of(), List.of());
    return new Verbatim(
        Template.changeMark(ChangePart.ITEM, number)
            + " "
            + expression
            + " "
            + Template.changeMark(ChangePart.ITEM_END, number));
  }

  private void item(WriteTarget into, boolean checks, List<String> before, List<String> after) {
    walk.returned.add(new Returned(into.number(), into.reads(), checks, before, after));
  }

  private List<String> others(WriteTarget into, Scope scope) {
    List<String> stars = new ArrayList<>();
    for (Relation relation : scope.relations()) {
      if (relation != into.returned()) {
        String name =
            Objects.requireNonNullElseGet(
                relation.name(),
                () -> {
                  throw new Refusal("RETURNING * beside a subquery without an alias; give it one");
                });
        stars.add(walk.catalog.identifiers().quote(name) + ".*");
      }
    }
    return stars;
  }

  private static ReturningClause tail(WriteTarget into) {
    Expression mark = new Verbatim(Template.changeMark(ChangePart.TAIL, into.number()));
    return new ReturningClause(
        ReturningClause.Keyword.RETURNING, new ArrayList<>(List.of(new SelectItem<>(mark))));
  }
}
