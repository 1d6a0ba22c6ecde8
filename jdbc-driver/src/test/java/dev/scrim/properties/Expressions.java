package dev.scrim.properties;

import dev.scrim.properties.Grammar.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Generates expressions of a kind over what a scope has. */
final class Expressions {

  /**
   * Where an expression stands.
   *
   * @param grouped the expressions that GROUP BY has; null in a query without groups
   * @param windows whether window functions may stand here
   */
  record Place(Scope scope, List<Typed> grouped, boolean windows, int depth) {

    static Place plain(Scope scope, int depth) {
      return new Place(scope, null, false, depth);
    }

    Place deeper() {
      return new Place(scope, grouped, windows, depth - 1);
    }

    /** Inside an aggregate: rows again, and neither aggregates nor windows. */
    Place inAggregate() {
      return new Place(scope, null, false, depth - 1);
    }

    /** Inside a window function. */
    Place inWindow() {
      return new Place(scope, grouped, false, depth - 1);
    }
  }

  /** An expression and its kind. */
  record Typed(Sql sql, Kind kind) {}

  private static final Pattern HOLE =
      Pattern.compile(
          "\\{((?:#|one:|q:)?(?:int|num|text|bool|date|stamp|uuid|json|texts)"
              + "|exists|over|row|1)}");

  private static final Pattern CALL = Pattern.compile("\\w+\\([^()]*\\)");

  private static final Pattern QUERY = Pattern.compile("\\{(q:|one:|exists)");

  private final Product product;
  private final Dice dice;
  private final Values values;
  private final Grammar grammar;
  private final Queries queries;
  private boolean mayFail = true;
  private boolean mayBind = true;

  Expressions(Product product, Dice dice, Queries queries) {
    this.product = product;
    this.dice = dice;
    this.values = new Values(dice);
    this.grammar = Grammar.of(product);
    this.queries = queries;
  }

  /** Whether what fails for some values is generated. */
  void mayFail(boolean may) {
    mayFail = may;
  }

  Sql of(Kind kind, Place place) {
    if (place.depth() <= 0 || dice.chance(25)) {
      return leaf(kind, place);
    }
    Sort sort = sort(place);
    List<String> templates = grammar.templates(sort, kind);
    if (templates.isEmpty()) {
      return leaf(kind, place);
    }
    Place inside =
        switch (sort) {
          case AGGREGATE -> place.inAggregate();
          case WINDOW -> place.inWindow();
          default -> place.deeper();
        };
    return fill(kind, dice.of(templates), inside);
  }

  /** One that is no constant and has no parameters, so that it can be written twice. */
  Sql overColumns(Kind kind, Scope scope) {
    boolean before = mayBind;
    mayBind = false;
    List<String> columns = scope.columns(kind);
    Sql sql;
    if (!columns.isEmpty() && dice.chance(70)) {
      sql = Sql.of(dice.of(columns));
    } else {
      List<String> flat =
          grammar.templates(Sort.PLAIN, kind).stream()
              .filter(t -> !QUERY.matcher(t).find())
              .toList();
      sql = fill(kind, dice.of(flat), Place.plain(scope, 0));
    }
    mayBind = before;
    return sql;
  }

  Sql rows(Kind kind, Place place) {
    return fill(kind, dice.of(grammar.templates(Sort.ROWS, kind)), place);
  }

  boolean hasRows(Kind kind) {
    return !grammar.templates(Sort.ROWS, kind).isEmpty();
  }

  private Sort sort(Place place) {
    if (place.grouped() != null && dice.chance(45)) {
      return Sort.AGGREGATE;
    }
    if (place.windows() && dice.chance(12)) {
      return Sort.WINDOW;
    }
    return mayFail && dice.chance(20) ? Sort.FAILING : Sort.PLAIN;
  }

  private Sql leaf(Kind kind, Place place) {
    if (place.grouped() != null) {
      List<Typed> same = place.grouped().stream().filter(t -> t.kind() == kind).toList();
      return same.isEmpty() || dice.chance(15) ? literal(kind) : dice.of(same).sql();
    }
    List<String> columns = place.scope().columns(kind);
    Scope outer = place.scope().outer();
    if (outer != null && (columns.isEmpty() || dice.chance(25))) {
      List<String> more = outer.columns(kind);
      columns = more.isEmpty() ? columns : more;
    }
    if (columns.isEmpty() || dice.chance(20)) {
      return literal(kind);
    }
    String column = dice.of(columns);
    String written = outer == null && dice.chance(40) ? place.scope().shortest(column) : column;
    return new Sql(kind.name(), List.of(written), null);
  }

  Sql literal(Kind kind) {
    if (kind == Kind.JSON && product == Product.H2) {
      return new Sql(kind.name(), List.of("JSON_ARRAY(" + dice.below(3) + ")"), null);
    }
    Object value = dice.chance(6) ? null : values.any(kind, true);
    String literal = product.literal(kind, value);
    Object part =
        mayBind && dice.chance(35) && product.binds(kind)
            ? new Sql.Value(literal, product.type(kind), value)
            : literal;
    return new Sql(kind.name(), List.of(part), null);
  }

  private Sql fill(Kind kind, String template, Place place) {
    List<Object> parts = new ArrayList<>();
    List<Sql> made = new ArrayList<>();
    boolean call =
        CALL.matcher(template).matches() || grammar.templates(Sort.ROWS, kind).contains(template);
    parts.add(call ? "" : "(");
    int from = 0;
    for (Matcher matcher = HOLE.matcher(template); matcher.find(); from = matcher.end()) {
      parts.add(template.substring(from, matcher.start()));
      String hole = matcher.group(1);
      Sql tree = hole.equals("1") ? made.get(0) : hole(hole, place);
      made.add(tree);
      parts.add(tree);
    }
    parts.add(template.substring(from));
    parts.add(call ? "" : ")");
    return new Sql(kind.name(), parts, product.literal(kind, least(kind)));
  }

  private Sql hole(String hole, Place place) {
    Scope scope = place.scope();
    if (hole.startsWith("#")) {
      return literal(Kind.named(hole.substring(1)));
    }
    if (hole.startsWith("one:") || hole.startsWith("q:")) {
      Kind kind = Kind.named(hole.substring(hole.indexOf(':') + 1));
      boolean correlated = place.grouped() == null;
      Scope outer = correlated ? new Scope(scope.relations(), null) : null;
      return hole.startsWith("q:")
          ? queries.scalar(kind, outer, place.depth())
          : queries.columns(List.of(kind), outer, place.depth());
    }
    return switch (hole) {
      case "exists" ->
          queries.columns(
              List.of(Kind.INT),
              place.grouped() == null ? new Scope(scope.relations(), null) : null,
              place.depth());
      case "over" -> over(place);
      case "row" -> row(scope);
      default -> of(Kind.named(hole), place);
    };
  }

  /** A window over rows in a total order, so that its result is one. */
  private Sql over(Place place) {
    List<Object> parts = new ArrayList<>();
    if (dice.chance(50)) {
      parts.add(Sql.clause("PARTITION BY ", of(dice.of(Kind.TEXT, Kind.INT), place.deeper()), " "));
    }
    List<String> order = new ArrayList<>();
    if (place.grouped() == null) {
      order.addAll(place.scope().everything());
    } else {
      place.grouped().forEach(typed -> order.add(typed.sql().plain()));
    }
    if (!order.isEmpty()) {
      parts.add("ORDER BY ");
      if (dice.chance(40)) {
        parts.add(
            Sql.clause(of(Kind.INT, place.deeper()), dice.of("", " DESC", " NULLS FIRST"), ", "));
      }
      parts.add(String.join(", ", order));
    }
    return Sql.of(parts.toArray());
  }

  private Sql row(Scope scope) {
    List<Relation> rows = scope.relations().stream().filter(Relation::row).toList();
    return rows.isEmpty() ? Sql.of("ROW(1, 'x')") : Sql.of(dice.of(rows).name());
  }

  private static Object least(Kind kind) {
    return switch (kind) {
      case INT -> 1;
      case NUM -> java.math.BigDecimal.ONE;
      case TEXT -> "a";
      case BOOL -> true;
      default -> null;
    };
  }
}
