package dev.scrim.resolve;

import dev.scrim.resolve.Change.RowDraft;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.SignedExpression;
import org.jspecify.annotations.Nullable;

/** Leaves room around values that stand in a statement and are written as they are. */
final class GivenValues {

  private final Walk walk;

  GivenValues(Walk walk) {
    this.walk = walk;
  }

  /** What stands for a value, or null where it is not one that stands in the statement. */
  @Nullable Expression mark(Expression value, WriteTarget into, RowDraft row, String column) {
    Expression inner = value instanceof CastExpression cast ? cast.getLeftExpression() : value;
    String text = value.toString();
    String before = text;
    String after = "";
    int parameter = 0;
    if (inner instanceof JdbcParameter numbered) {
      parameter = numbered.getIndex();
      int at = text.indexOf(inner.toString());
      before = text.substring(0, at);
      after = text.substring(at + inner.toString().length());
    } else if (!isLiteral(inner)) {
      return null;
    }
    int number = walk.assigned.size();
    walk.assigned.add(new Assigned(into.number(), row.number(), column, before, parameter, after));
    row.given().put(column, number);
    return new Verbatim(" " + Template.changeMark(ChangePart.VALUE, number) + " ");
  }

  private static boolean isLiteral(Expression value) {
    Expression unsigned = value instanceof SignedExpression sign ? sign.getExpression() : value;
    return unsigned instanceof DateTimeLiteralExpression
        || (!(unsigned instanceof JdbcParameter) && ExpressionWalk.isGiven(unsigned));
  }
}
