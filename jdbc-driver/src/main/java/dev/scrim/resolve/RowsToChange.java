package dev.scrim.resolve;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import org.jspecify.annotations.Nullable;

/**
 * Walks the condition on the rows that a statement changes, and leaves room in it for the row
 * filter: beside the condition, and around each part of it that could fail on a hidden row.
 */
final class RowsToChange {

  private final Walk walk;

  RowsToChange(Walk walk) {
    this.walk = walk;
  }

  /** What stands for a condition, or for the lack of one. */
  Expression condition(@Nullable Expression condition, WriteTarget into, Scope scope, Place place) {
    if (condition == null) {
      return new Verbatim(mark(ChangePart.ROWS, into));
    }
    List<String> parts = new ArrayList<>();
    for (Expression part : conjuncts(condition)) {
      boolean before = walk.hazard;
      walk.hazard = false;
      walk.expressions.walk(part, scope, place);
      parts.add(
          walk.hazard
              ? mark(ChangePart.HAZARD, into) + part + mark(ChangePart.HAZARD_END, into)
              : part.toString());
      walk.hazard |= before;
    }
    return new Verbatim(
        mark(ChangePart.PREDICATE, into)
            + String.join(" AND ", parts)
            + mark(ChangePart.PREDICATE_END, into));
  }

  private static List<Expression> conjuncts(Expression condition) {
    List<Expression> parts = new ArrayList<>();
    Expression rest = condition;
    while (rest instanceof AndExpression and) {
      parts.add(0, and.getRightExpression());
      rest = and.getLeftExpression();
    }
    parts.add(0, rest);
    return parts;
  }

  /** Spaces keep a mark, which is quoted, apart from a quoted name. */
  private static String mark(ChangePart part, WriteTarget into) {
    return " " + Template.changeMark(part, into.number()) + " ";
  }
}
