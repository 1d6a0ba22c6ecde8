package dev.scrim.parse;

import dev.scrim.error.Refusal;
import dev.scrim.parse.StandIns.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.JsonOperator;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * Restores chains of binary operators: without recursion along the chain, with the operators that
 * had a stand-in in their places, and with long chains of AND, OR, {@code ||} and {@code +} made
 * shallow, which prints the same and spares whoever walks the tree the depth.
 */
final class OperatorChains {

  private static final int LONG = 32;

  private final StandIns standIns;
  private final UnaryOperator<Expression> restorer;
  private final Consumer<BinaryExpression> fieldRestorer;

  OperatorChains(
      StandIns standIns,
      UnaryOperator<Expression> restorer,
      Consumer<BinaryExpression> fieldRestorer) {
    this.standIns = standIns;
    this.restorer = restorer;
    this.fieldRestorer = fieldRestorer;
  }

  Expression restore(BinaryExpression top) {
    List<BinaryExpression> spine = new ArrayList<>();
    Expression bottom = top;
    while (bottom instanceof BinaryExpression binary) {
      spine.add(binary);
      bottom = binary.getLeftExpression();
    }
    Expression left = bottom;
    boolean restored = false;
    for (int i = spine.size() - 1; i >= 0; ) {
      int end = i;
      while (end >= 0 && sort(spine.get(end)) == sort(spine.get(i))) {
        end--;
      }
      List<Expression> operands = new ArrayList<>();
      operands.add(left);
      for (int k = i; k > end; k--) {
        operands.add(spine.get(k).getRightExpression());
      }
      left =
          isConcatenation(spine.get(i))
              ? new Chain(operands, restored).build()
              : plain(spine.subList(end + 1, i + 1), operands, restored);
      restored = true;
      i = end;
    }
    return left;
  }

  /** Neighbours of the same sort make one chain. */
  private static Class<?> sort(BinaryExpression node) {
    return isConcatenation(node) ? Concat.class : node.getClass();
  }

  private static boolean isConcatenation(BinaryExpression node) {
    return node instanceof Concat
        || (node instanceof JsonOperator json && json.getStringExpression().equals("||"));
  }

  private Expression plain(
      List<BinaryExpression> nodes, List<Expression> operands, boolean firstRestored) {
    for (int i = firstRestored ? 1 : 0; i < operands.size(); i++) {
      operands.set(i, restorer.apply(operands.get(i)));
    }
    BinaryOperator<Expression> join = joining(nodes.get(0));
    if (join != null && operands.size() > LONG) {
      return shallow(operands, join);
    }
    Expression left = operands.get(0);
    for (int i = nodes.size() - 1; i >= 0; i--) {
      BinaryExpression node = nodes.get(i);
      node.setLeftExpression(left);
      node.setRightExpression(operands.get(nodes.size() - i));
      fieldRestorer.accept(node);
      left = node;
    }
    return left;
  }

  private static @Nullable BinaryOperator<Expression> joining(BinaryExpression node) {
    if (node instanceof AndExpression) {
      return AndExpression::new;
    }
    if (node instanceof OrExpression) {
      return OrExpression::new;
    }
    return node.getClass() == Addition.class ? Addition::new : null;
  }

  private static Expression shallow(List<Expression> operands, BinaryOperator<Expression> join) {
    if (operands.size() == 1) {
      return operands.get(0);
    }
    int middle = operands.size() / 2;
    return join.apply(
        shallow(operands.subList(0, middle), join),
        shallow(operands.subList(middle, operands.size()), join));
  }

  /** Operands with {@code ||} between them, some of which stand for operators. */
  private final class Chain {

    private final List<Expression> operands;
    private final boolean firstRestored;
    private final List<Expression> concatenated = new ArrayList<>();
    private final List<Token> before = new ArrayList<>();
    private @Nullable Token between;

    Chain(List<Expression> operands, boolean firstRestored) {
      this.operands = operands;
      this.firstRestored = firstRestored;
    }

    Expression build() {
      for (int i = 0; i < operands.size(); i++) {
        Expression operand = operands.get(i);
        Token operator = i == 0 && firstRestored ? null : operatorOf(operand);
        if (operator == null) {
          append(i == 0 && firstRestored ? operand : restorer.apply(operand));
        } else if (place(operand) == Place.AFTER) {
          suffix(operator);
        } else if (place(operand) == Place.BEFORE) {
          before.add(operator);
        } else if (concatenated.isEmpty() || between != null || !before.isEmpty()) {
          throw misplaced(operator);
        } else {
          between = operator;
        }
      }
      if (between != null || !before.isEmpty()) {
        throw misplaced(between != null ? between : before.get(0));
      }
      return concatenation();
    }

    private void append(Expression operand) {
      Expression whole = operand;
      for (int i = before.size() - 1; i >= 0; i--) {
        whole = new PrefixExpression(before.get(i).text(), whole);
      }
      before.clear();
      if (between == null) {
        concatenated.add(whole);
        return;
      }
      Expression left = concatenation();
      concatenated.clear();
      JsonOperator node = new JsonOperator(between.text());
      node.setLeftExpression(left);
      node.setRightExpression(whole);
      concatenated.add(node);
      between = null;
    }

    private void suffix(Token operator) {
      if (concatenated.isEmpty() || between != null || !before.isEmpty()) {
        throw misplaced(operator);
      }
      Expression whole = new SuffixExpression(concatenation(), operator.text());
      concatenated.clear();
      concatenated.add(whole);
    }

    private Expression concatenation() {
      if (concatenated.size() > LONG) {
        return shallow(concatenated, Chain.this::concat);
      }
      Expression left = concatenated.get(0);
      for (Expression right : concatenated.subList(1, concatenated.size())) {
        left = concat(left, right);
      }
      return left;
    }

    private Expression concat(Expression left, Expression right) {
      Concat node = new Concat();
      node.setLeftExpression(left);
      node.setRightExpression(right);
      return node;
    }
  }

  private Place place(Expression operator) {
    return standIns.place(((Column) operator).getColumnName());
  }

  private @Nullable Token operatorOf(Expression operand) {
    return operand instanceof Column column && column.getTable() == null
        ? standIns.operator(column.getColumnName())
        : null;
  }

  static Refusal misplaced(Token operator) {
    return new Refusal(
        "The operator "
            + operator.described()
            + " stands where it is not understood; put its operands in parentheses.");
  }
}
