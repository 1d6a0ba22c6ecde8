package dev.scrim.parse;

import java.io.Serial;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.SignedExpression;

/**
 * Words or an operator after their only operand, such as {@code a IS JSON} or {@code a USING <}.
 */
public final class SuffixExpression extends SignedExpression {

  @Serial private static final long serialVersionUID = 1L;

  private final String suffix;

  SuffixExpression(Expression operand, String suffix) {
    super('+', operand);
    this.suffix = suffix;
  }

  /** As it is written. */
  public String getSuffix() {
    return suffix;
  }

  @Override
  public String toString() {
    return getExpression() + " " + suffix;
  }
}
