package dev.scrim.resolve;

import dev.scrim.parse.PrefixExpression;
import dev.scrim.parse.SuffixExpression;
import java.util.Set;
import net.sf.jsqlparser.expression.*;
import net.sf.jsqlparser.expression.operators.arithmetic.*;
import net.sf.jsqlparser.expression.operators.conditional.*;
import net.sf.jsqlparser.expression.operators.relational.*;

/**
 * The expression classes whose meaning is that of their children: any other class is either handled
 * by name in {@link ExpressionWalk} or refused.
 */
final class KnownNodes {

  /** Cannot fail, warn or be seen whatever the values of their children are. */
  private static final Set<Class<?>> TOTAL =
      Set.of(
          AndExpression.class,
          OrExpression.class,
          NotExpression.class,
          IsNullExpression.class,
          IsBooleanExpression.class,
          IsUnknownExpression.class,
          IsDistinctExpression.class,
          Between.class,
          InExpression.class,
          ExistsExpression.class,
          EqualsTo.class,
          NotEqualsTo.class,
          GreaterThan.class,
          GreaterThanEquals.class,
          MinorThan.class,
          MinorThanEquals.class,
          ParenthesedExpressionList.class,
          ExpressionList.class,
          RowConstructor.class,
          CaseExpression.class,
          WhenClause.class,
          LongValue.class,
          DoubleValue.class,
          HexValue.class,
          StringValue.class,
          NullValue.class,
          BooleanValue.class,
          DateValue.class,
          TimeValue.class,
          TimestampValue.class,
          DateTimeLiteralExpression.class,
          DateUnitExpression.class,
          JdbcParameter.class,
          AnyComparisonExpression.class,
          ArrayConstructor.class);

  /** Pure, but may fail for some values. */
  private static final Set<Class<?>> PURE =
      Set.of(
          AllValue.class,
          AliasedExpression.class,
          PrefixExpression.class,
          SuffixExpression.class,
          Addition.class,
          Subtraction.class,
          Multiplication.class,
          Division.class,
          IntegerDivision.class,
          Modulo.class,
          BitwiseAnd.class,
          BitwiseOr.class,
          BitwiseXor.class,
          BitwiseLeftShift.class,
          BitwiseRightShift.class,
          Concat.class,
          LikeExpression.class,
          SimilarToExpression.class,
          RegExpMatchOperator.class,
          Matches.class,
          Contains.class,
          ContainedBy.class,
          DoubleAnd.class,
          GeometryDistance.class,
          Intersects.class,
          JsonOperator.class,
          JsonExpression.class,
          SignedExpression.class,
          CollateExpression.class,
          TimezoneExpression.class,
          IntervalExpression.class,
          ExtractExpression.class,
          TrimFunction.class,
          OverlapsCondition.class,
          ArrayExpression.class,
          RangeExpression.class,
          NamedExpressionList.class,
          XorExpression.class,
          TimeKeyExpression.class,
          PostgresNamedFunctionParameter.class,
          JsonFunction.class,
          JsonFunctionExpression.class,
          JsonKeyValuePair.class,
          JsonFunction.JsonOnResponseBehavior.class,
          JsonAggregateFunction.class,
          XMLSerializeExpr.class,
          OrderByClause.class,
          PartitionByClause.class,
          WindowElement.class,
          WindowOffset.class,
          WindowRange.class,
          IntervalQualifier.class,
          net.sf.jsqlparser.expression.Function.KeywordArgument.class,
          net.sf.jsqlparser.expression.Function.HavingClause.class,
          JsonTableFunction.JsonTablePassingClause.class,
          JsonTableFunction.JsonTableColumnsClause.class,
          JsonTableFunction.JsonTableValueColumnDefinition.class,
          JsonTableFunction.JsonTableNestedColumnDefinition.class,
          JsonTableFunction.JsonTableWrapperClause.class,
          JsonTableFunction.JsonTableQuotesClause.class,
          JsonTableFunction.JsonTableOnErrorClause.class,
          JsonTableFunction.JsonTableOnEmptyClause.class,
          XmlTableFunction.XmlTableColumnDefinition.class,
          XmlTableFunction.XmlTablePassingClause.class);

  private KnownNodes() {}

  /** What is known of a node class, without its children. */
  static Purity purity(Object node) {
    if (TOTAL.contains(node.getClass())) {
      return Purity.TOTAL;
    }
    return PURE.contains(node.getClass()) ? Purity.PURE : Purity.UNKNOWN;
  }
}
