package dev.scrim.parse;

import java.io.Serial;
import java.util.List;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/**
 * A call with words of the grammar between its arguments, such as {@code XMLELEMENT(NAME a, b)} or
 * {@code JSON_TABLE(…)}: always the server's own. Its parameters are its expressions and, as a cast
 * to it, each type that it names.
 */
public final class SyntaxCall extends Function {

  @Serial private static final long serialVersionUID = 1L;

  private final List<String> texts;

  /**
   * A call.
   *
   * @param call as it stands for this one, its parameters restored
   * @param texts what is printed before, between and after the parameters: one more than those
   */
  SyntaxCall(Function call, List<String> texts) {
    this.texts = List.copyOf(texts);
    setName(List.of(this.texts.get(0).split("\\W")[0]));
    setParameters(arguments(call));
  }

  /** The arguments, of which the library makes a list of their own where one is a list itself. */
  static ExpressionList<?> arguments(Function call) {
    ExpressionList<?> list = call.getParameters();
    return list instanceof ParenthesedExpressionList<?>
        ? new ExpressionList<>(List.of(list))
        : list;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(texts.get(0));
    int i = 1;
    if (getParameters() != null) {
      for (Expression parameter : getParameters()) {
        boolean type = parameter instanceof CastExpression cast && SyntaxCalls.isType(cast);
        String printed =
            type
                ? String.valueOf(((CastExpression) parameter).getColDataType())
                : String.valueOf(parameter);
        text.append(' ').append(printed).append(' ').append(texts.get(i++));
      }
    }
    return text.toString();
  }
}
