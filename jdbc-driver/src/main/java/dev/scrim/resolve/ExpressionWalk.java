package dev.scrim.resolve;

import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import dev.scrim.parse.PrefixExpression;
import dev.scrim.parse.SuffixExpression;
import dev.scrim.parse.SyntaxCall;
import dev.scrim.resolve.Relation.Output;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.JsonFunction;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NextValExpression;
import net.sf.jsqlparser.expression.RowGetExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.TableFunction;
import org.jspecify.annotations.Nullable;

/**
 * Walks expressions: every node is understood, or known to mean what its children do, or refused.
 */
final class ExpressionWalk {

  /** Operators that are words, and the colon of an array's slice; users cannot define them. */
  private static final Set<String> GRAMMAR =
      Set.of(
          "AND",
          "OR",
          "XOR",
          "NOT",
          "IS",
          "DISTINCT",
          "FROM",
          "SIMILAR",
          "TO",
          "LIKE",
          "ILIKE",
          "REGEXP",
          "RLIKE",
          "OVERLAPS",
          "VARIADIC",
          ":");

  private static final Set<String> TEXT_TYPES =
      Set.of("text", "varchar", "character varying", "pg_catalog.text", "pg_catalog.varchar");

  private final Walk walk;
  private final ColumnNames columns;
  private final FunctionCalls calls;

  ExpressionWalk(Walk walk) {
    this.walk = walk;
    this.columns = new ColumnNames(walk);
    this.calls = new FunctionCalls(walk, columns);
  }

  ColumnNames columns() {
    return columns;
  }

  FunctionCalls calls() {
    return calls;
  }

  void walk(@Nullable Object node, Scope scope, Place place) {
    if (node == null) {
      return;
    }
    if (node instanceof Column column) {
      columns.column(column, scope, place);
    } else if (node instanceof Select select) {
      List<Output> outputs = walk.isolated(() -> walk.queries.query(select, scope, false));
      outputs.forEach(output -> walk.flow.addAll(output.flow()));
    } else if (node instanceof AllTableColumns star) {
      columns.star(star, scope, place);
    } else if (node instanceof AllColumns) {
      columns.star(scope, place);
    } else if (node instanceof TableFunction) {
      throw unknown(node);
    } else if (node instanceof AnalyticExpression call) {
      calls.analytic(call, scope, place);
    } else if (node instanceof SyntaxCall call) {
      walk.hazard(place);
      walkAll(call.getParameters(), scope, place.inside());
    } else if (node instanceof Function call) {
      calls.function(call, scope, place);
    } else if (node instanceof CastExpression cast) {
      cast(cast, scope, place);
    } else if (node instanceof RowGetExpression field) {
      field(field, scope, place);
    } else if (node instanceof NextValExpression) {
      walk.hazard(place);
    } else if (node instanceof OrderByElement order) {
      Nodes.onlyParts(order, "ORDER BY", Set.of("expression"));
      walk(order.getExpression(), scope, new Place(Set.of(Use.ORDER), place.outermost()));
    } else if (node instanceof WindowDefinition window) {
      window(window, scope, place);
    } else if (node instanceof SelectItem<?> item) {
      walk(item.getExpression(), scope, place.inside());
    } else if (node instanceof ColDataType type) {
      walk.functionNames.type(type.getDataType());
    } else if (!(node instanceof Alias)) {
      known(node, scope, place);
    }
  }

  void walkAll(@Nullable List<?> nodes, Scope scope, Place place) {
    if (nodes != null) {
      nodes.forEach(node -> walk(node, scope, place));
    }
  }

  void children(Object node, Scope scope, Place place) {
    walkAll(Nodes.children(node), scope, place);
  }

  private void known(Object node, Scope scope, Place place) {
    Purity purity = KnownNodes.purity(node);
    if (purity == Purity.UNKNOWN) {
      throw unknown(node);
    }
    if (node instanceof JsonFunction json && !json.getAdditionalQueryPathArguments().isEmpty()) {
      // The parser keeps these as text, which cannot be walked.
      throw new Refusal("More than two arguments of a JSON query function are not analysed");
    }
    if (node instanceof BinaryExpression binary && !(node instanceof LikeExpression)) {
      operator(binary.getStringExpression());
    } else if (node instanceof PrefixExpression prefix) {
      operator(prefix.getOperator());
    } else if (node instanceof SuffixExpression suffix) {
      suffix(suffix.getSuffix());
    } else if (node instanceof JsonExpression json) {
      json.getIdentList().forEach(entry -> operator(entry.getValue()));
    }
    if (purity != Purity.TOTAL && !isConstant(node)) {
      walk.hazard(place);
    }
    if (!(node instanceof StringValue)) {
      // What the parser keeps as text, such as the keys of JSON pairs, may name columns too.
      Nodes.texts(node).forEach(text -> columns.mentioned(text, scope, place.inside()));
    }
    children(node, scope, place.inside());
  }

  /** An operator as it is printed: symbols, words of the grammar, or {@code OPERATOR(s.x)}. */
  private void operator(String printed) {
    String text = printed.trim();
    if (text.regionMatches(true, 0, "OPERATOR", 0, "OPERATOR".length())) {
      text = systemOperator(text.substring("OPERATOR".length()).replaceAll("[\\s()]", ""));
    }
    for (String word : text.split("\\s+")) {
      boolean ofTheGrammar = GRAMMAR.contains(word.toUpperCase(Locale.ROOT));
      if (!word.isEmpty() && !ofTheGrammar && walk.functionNames.operator(word) == Purity.UNKNOWN) {
        throw new Refusal("The operator " + word + " is not known to be harmless");
      }
    }
  }

  /** {@code USING <} names an operator; {@code IS JSON} and the like are of the grammar. */
  private void suffix(String printed) {
    if (printed.regionMatches(true, 0, "USING", 0, "USING".length())) {
      operator(printed.substring("USING".length()));
    }
  }

  private String systemOperator(String qualified) {
    int dot = qualified.lastIndexOf('.');
    if (dot < 0 || !walk.fold(qualified.substring(0, dot)).equals("pg_catalog")) {
      throw new Refusal("An operator is named with a schema other than pg_catalog");
    }
    return qualified.substring(dot + 1);
  }

  private void cast(CastExpression cast, Scope scope, Place place) {
    Nodes.onlyParts(
        cast, "cast", Set.of("keyword", "leftExpression", "colDataType", "columnDefinitions"));
    if (cast.getColDataType() == null
        || (cast.getColumnDefinitions() != null && !cast.getColumnDefinitions().isEmpty())) {
      throw new Refusal("A cast to a row of columns is not analysed; cast each column");
    }
    ColDataType type = cast.getColDataType();
    walk.functionNames.type(type.getDataType());
    boolean toText =
        TEXT_TYPES.contains(type.getDataType().toLowerCase(Locale.ROOT))
            && (type.getArgumentsStringList() == null || type.getArgumentsStringList().isEmpty());
    boolean literal = isLiteral(cast.getLeftExpression());
    if (!toText && !literal) {
      walk.hazard(place);
    }
    walk(cast.getLeftExpression(), scope, place.inside());
  }

  /** {@code (x).name}: a field of a row, or a function in the notation of one. */
  private void field(RowGetExpression field, Scope scope, Place place) {
    if (field.getColumnName().equals("*")) {
      walk.keepAllColumns = true;
      walk.hazard(place);
      walk(field.getExpression(), scope, place.inside());
      return;
    }
    String name = walk.fold(field.getColumnName());
    boolean column = columns.isColumnOfAny(name, scope);
    if (walk.functionNames.foreignSchema(name) != null) {
      walk.functions.add(walk.functionNames.qualified(List.of(field.getColumnName())));
    } else if (!column && walk.harmless.function(name) == Purity.UNKNOWN) {
      throw new UnknownName(
          UnknownName.Of.ANYTHING,
          "The field "
              + name
              + " is no column that the catalogue knows; PostgreSQL could read it as a function");
    }
    walk.hazard(place);
    if (field.getExpression() instanceof Column row && row.getTable() == null) {
      Relation relation = scope.relation(null, walk.fold(row.getColumnName()));
      if (relation != null && relation.has(name)) {
        walk.read(relation, name, place.inside().uses());
        return;
      }
    }
    walk(field.getExpression(), scope, place.inside());
  }

  void window(WindowDefinition window, Scope scope, Place place) {
    Place group = new Place(Set.of(Use.GROUP), place.outermost());
    if (window.getPartitionExpressionList() != null) {
      walkAll(window.getPartitionExpressionList(), scope, group);
    }
    walkAll(window.getOrderByElements(), scope, place);
    walk(window.getWindowElement(), scope, place);
  }

  private static boolean isConstant(Object node) {
    if (node instanceof IntervalExpression interval) {
      return interval.getExpression() == null || isLiteral(interval.getExpression());
    }
    return node instanceof SignedExpression signed && isLiteral(signed.getExpression());
  }

  private static boolean isLiteral(Object node) {
    return node instanceof StringValue
        || node instanceof LongValue
        || node instanceof net.sf.jsqlparser.expression.DoubleValue
        || node instanceof net.sf.jsqlparser.expression.NullValue;
  }

  /** Whether a node is a value that the statement or its parameters give. */
  static boolean isGiven(Object node) {
    return isLiteral(node) || node instanceof JdbcParameter;
  }

  Refusal unknown(Object node) {
    return new Refusal(
        "The construct "
            + Nodes.describe(node)
            + (walk.dialect == Dialect.POSTGRESQL ? " (PostgreSQL)" : " (H2)")
            + " is not one that Scrim analyses; write the statement without it");
  }
}
