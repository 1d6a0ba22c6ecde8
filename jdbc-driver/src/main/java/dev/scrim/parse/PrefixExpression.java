package dev.scrim.parse;

import java.io.Serial;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.SignedExpression;

/**
 * An operator before its only operand, such as {@code @ -5} or {@code |/ 25}, which the parser
 * library does not know. Visitors see a {@link SignedExpression}.
 */
public final class PrefixExpression extends SignedExpression {

  @Serial private static final long serialVersionUID = 1L;

  private final String operator;

  PrefixExpression(String operator, Expression operand) {
    super('+', operand);
    this.operator = operator;
  }

  /** As it is written: {@code @}, or {@code OPERATOR(pg_catalog.@)}. */
  public String getOperator() {
    return operator;
  }

  @Override
  public String toString() {
    return operator + " " + getExpression();
  }
}
