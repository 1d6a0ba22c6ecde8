package dev.scrim.resolve;

import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import dev.scrim.parse.SyntaxCall;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JsonTableFunction;
import net.sf.jsqlparser.expression.RawFunction;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.XmlTableFunction;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import org.jspecify.annotations.Nullable;

/** Checks function calls: harmless, granted by name, a column in function notation, or refused. */
final class FunctionCalls {

  /** Words that the parser reads as a call although they are syntax. */
  private static final Set<String> SYNTAX =
      Set.of("any", "all", "some", "row", "rollup", "cube", "grouping", "sets", "exists", "array");

  private static final Set<String> AGGREGATES =
      Set.of(
          "count",
          "sum",
          "avg",
          "min",
          "max",
          "string_agg",
          "listagg",
          "group_concat",
          "array_agg",
          "json_agg",
          "jsonb_agg",
          "json_object_agg",
          "jsonb_object_agg",
          "json_arrayagg",
          "json_objectagg",
          "bool_and",
          "bool_or",
          "every",
          "any_value",
          "stddev",
          "stddev_pop",
          "stddev_samp",
          "variance",
          "var_pop",
          "var_samp",
          "corr",
          "covar_pop",
          "covar_samp",
          "mode",
          "median",
          "percentile_cont",
          "percentile_disc",
          "xmlagg",
          "bit_and",
          "bit_or");

  private static final Set<String> SEQUENCES = Set.of("nextval", "currval");

  private final Walk walk;
  private final ColumnNames columns;

  FunctionCalls(Walk walk, ColumnNames columns) {
    this.walk = walk;
    this.columns = columns;
  }

  void analytic(AnalyticExpression call, Scope scope, Place place) {
    String name = call.getName();
    check(List.of(name.split(" ")), null, scope, place);
    Place inside = arguments(name, place);
    walk.expressions.walk(call.getExpression(), scope, inside);
    walk.expressions.walk(call.getOffset(), scope, inside);
    walk.expressions.walk(call.getDefaultValue(), scope, inside);
    walk.expressions.walk(
        call.getFilterExpression(), scope, new Place(Set.of(Use.PREDICATE), place.outermost()));
    walk.expressions.walkAll(call.getFuncOrderBy(), scope, place);
    if (call.getWindowDefinition() != null) {
      walk.expressions.window(call.getWindowDefinition(), scope, place);
    }
    Nodes.onlyParts(
        call,
        "window function",
        Set.of(
            "name",
            "expression",
            "offset",
            "defaultValue",
            "filterExpression",
            "funcOrderBy",
            "windowName",
            "windowDef"));
  }

  void function(Function call, Scope scope, Place place) {
    if (call instanceof RawFunction) {
      throw new Refusal("The call of " + call.getName() + " is not analysed in this form");
    }
    if (call instanceof SyntaxCall) {
      walk.expressions.walk(call, scope, place);
      return;
    }
    if (call instanceof JsonTableFunction || call instanceof XmlTableFunction) {
      walk.hazard(place);
      walk.expressions.children(call, scope, place.inside());
      return;
    }
    List<String> name = call.getMultipartName();
    if (name == null || name.isEmpty()) {
      throw new Refusal("A function call without a name is not analysed");
    }
    ExpressionList<?> arguments = call.getParameters();
    if (isColumn(name, arguments, scope, place)) {
      return;
    }
    String foreign = check(name, arguments, scope, place);
    if (foreign != null) {
      call.setName(List.of(walk.catalog.identifiers().quote(foreign), name.get(0)));
    }
    boolean countsRows =
        last(name).equals("count")
            && arguments != null
            && arguments.size() == 1
            && arguments.get(0) instanceof AllColumns
            && !(arguments.get(0) instanceof AllTableColumns);
    if (!countsRows) {
      walk.expressions.children(call, scope, arguments(last(name), place));
    }
  }

  /**
   * Notes a call that needs a grant.
   *
   * @return the schema to send it with, where it is not the system's and was not written
   */
  private @Nullable String check(
      List<String> name, @Nullable ExpressionList<?> arguments, Scope scope, Place place) {
    if (name.size() == 1 && SYNTAX.contains(name.get(0).toLowerCase(Locale.ROOT))) {
      return null;
    }
    Purity purity = walk.functionNames.purity(name, arguments == null ? -1 : arguments.size());
    if (purity == Purity.UNKNOWN && isHarmlessSetting(name, arguments)) {
      purity = Purity.PURE;
    }
    if (SEQUENCES.contains(last(name)) && !isNamedByLiteral(arguments)) {
      purity = Purity.UNKNOWN;
    }
    if (purity != Purity.TOTAL) {
      walk.hazard(place);
    }
    if (purity != Purity.UNKNOWN) {
      return null;
    }
    walk.functions.add(walk.functionNames.qualified(name));
    return name.size() == 1 ? walk.functionNames.foreignSchema(walk.fold(name.get(0))) : null;
  }

  /** {@code ssn(c)}: PostgreSQL reads a call named like a column of its one row as that column. */
  private boolean isColumn(
      List<String> name, @Nullable ExpressionList<?> arguments, Scope scope, Place place) {
    if (walk.dialect != Dialect.POSTGRESQL
        || name.size() != 1
        || arguments == null
        || arguments.size() != 1
        || !(arguments.get(0) instanceof Column row)
        || row.getTable() != null) {
      return false;
    }
    String column = walk.fold(name.get(0));
    Relation relation = scope.relation(null, walk.fold(row.getColumnName()));
    if (relation == null
        || !relation.has(column)
        || columns.isColumnOfAny(walk.fold(row.getColumnName()), scope)
        || walk.functionNames.foreignSchema(column) != null) {
      return false;
    }
    walk.read(relation, column, place.inside().uses());
    return true;
  }

  private boolean isHarmlessSetting(List<String> name, @Nullable ExpressionList<?> arguments) {
    return last(name).equals("current_setting")
        && walk.functionNames.foreignSchema("current_setting") == null
        && arguments != null
        && !arguments.isEmpty()
        && arguments.get(0) instanceof StringValue setting
        && walk.harmless.harmlessSetting(setting.getValue());
  }

  private static boolean isNamedByLiteral(@Nullable ExpressionList<?> arguments) {
    if (arguments == null || arguments.size() != 1) {
      return false;
    }
    Object argument = arguments.get(0);
    return argument instanceof StringValue
        || (argument instanceof CastExpression cast
            && cast.getLeftExpression() instanceof StringValue);
  }

  private static Place arguments(String name, Place place) {
    String last = last(List.of(name.split(" ")));
    return AGGREGATES.contains(last) ? place.aggregated() : place.inside();
  }

  private static String last(List<String> name) {
    String written = name.get(name.size() - 1);
    if (written.length() > 1 && written.startsWith("\"")) {
      written = written.substring(1, written.length() - 1);
    }
    return written.toLowerCase(Locale.ROOT);
  }
}
