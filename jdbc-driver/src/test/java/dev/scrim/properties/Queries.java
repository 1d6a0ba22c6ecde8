package dev.scrim.properties;

import dev.scrim.properties.Expressions.Place;
import dev.scrim.properties.Expressions.Typed;
import dev.scrim.properties.Froms.From;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Generates queries: SELECT with all its clauses, set operations, WITH. */
final class Queries {

  private static final List<Kind> KINDS = List.of(Kind.values());

  private final Product product;
  private final Dice dice;
  private final Names names = new Names();
  private final Expressions expressions;
  private final Froms froms;
  private final List<Relation> commonTables = new ArrayList<>();

  Queries(Product product, Dice dice, List<Table> tables) {
    this.product = product;
    this.dice = dice;
    this.expressions = new Expressions(product, dice, this);
    this.froms = new Froms(product, dice, names, this, tables);
  }

  Expressions expressions() {
    return expressions;
  }

  /** The common table expressions that can be seen here. */
  List<Relation> commonTables() {
    return commonTables;
  }

  /** A whole statement. */
  Query statement() {
    commonTables.clear();
    expressions.mayFail(dice.chance(60));
    int depth = product == Product.H2 ? dice.of(1, 1, 2) : dice.of(1, 1, 1, 2, 2, 3);
    List<Sql> with = new ArrayList<>();
    boolean recursive = false;
    while (dice.chance(with.isEmpty() ? 20 : 40)) {
      boolean recurse = dice.chance(25);
      recursive |= recurse;
      with.add(recurse ? recursive() : common(depth - 1));
    }
    Query body = body(kinds(), null, depth, true);
    if (with.isEmpty()) {
      return body;
    }
    Sql sql =
        Sql.of("WITH " + (recursive ? "RECURSIVE " : ""), Sql.list(", ", with), " ", body.sql());
    return new Query(sql, body.columns(), body.ordered());
  }

  private Sql common(int depth) {
    String name = names.alias("w");
    Query query = body(kinds(), null, depth, false);
    commonTables.add(Relation.query(name, query.columns()));
    String materialized =
        product == Product.POSTGRES ? dice.of("", "", " MATERIALIZED", " NOT MATERIALIZED") : "";
    String list =
        query.columns().stream().map(Column::name).collect(Collectors.joining(", ", "(", ")"));
    String columns = product == Product.H2 || dice.chance(20) ? list : "";
    return Sql.of(name + columns + " AS" + materialized + " (", query.sql(), ")");
  }

  private Sql recursive() {
    String name = names.alias("w");
    From from = froms.clause(null, 0);
    Place place = Place.plain(from.scope(), 1);
    List<Column> columns =
        List.of(new Column("i", Kind.INT, "", 0), new Column("x", Kind.TEXT, "", 0));
    Sql sql =
        Sql.of(
            name + "(i, x) AS (SELECT 1, CAST(",
            expressions.of(Kind.TEXT, place),
            " AS " + product.type(Kind.TEXT) + ") FROM ",
            from.sql(),
            dice.of(" UNION ALL", " UNION")
                + " SELECT "
                + name
                + ".i + 1, "
                + name
                + ".x FROM "
                + name
                + " WHERE "
                + name
                + ".i < 3)");
    commonTables.add(Relation.query(name, columns));
    return sql;
  }

  /** A derived table. */
  Query subquery(Scope outer, int depth) {
    return body(kinds(), outer, depth, false);
  }

  /** A query of these columns. */
  Sql columns(List<Kind> kinds, Scope outer, int depth) {
    return body(kinds, outer, Math.min(depth - 1, 1), false).sql();
  }

  /** A query of one value. */
  Sql scalar(Kind kind, Scope outer, int depth) {
    From from = froms.clause(outer, Math.min(depth - 1, 1));
    Place place = Place.plain(from.scope(), 1);
    Sql where = where(from.scope(), 1);
    if (dice.chance(50)) {
      Place grouped = new Place(from.scope(), List.of(), false, 2);
      return Sql.of("SELECT ", expressions.of(kind, grouped), " FROM ", from.sql(), where);
    }
    return Sql.of(
        "SELECT ", expressions.of(kind, place), " FROM ", from.sql(), where, " ORDER BY 1 LIMIT 1");
  }

  private List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    for (int i = dice.between(1, 4); i > 0; i--) {
      kinds.add(dice.chance(60) ? dice.of(Kind.INT, Kind.TEXT) : dice.of(KINDS));
    }
    return kinds;
  }

  private Query body(List<Kind> kinds, Scope outer, int depth, boolean top) {
    if (depth > 0 && dice.chance(12)) {
      return setOperation(kinds, outer, depth, top);
    }
    From from = froms.clause(outer, depth);
    Sql where = where(from.scope(), depth);
    int choice = dice.below(100);
    if (choice < 25) {
      return grouped(kinds, from, where, depth, top);
    }
    if (top && choice < 35) {
      return star(from, where);
    }
    if (product == Product.POSTGRES && choice < 39) {
      return distinctOn(kinds, from, where, depth, top);
    }
    boolean distinct = choice < 46;
    List<Sql> items = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Kind kind : kinds) {
      Place place = new Place(from.scope(), null, !distinct, depth);
      add(expressions.of(kind, place), kind, items, columns, top);
    }
    Sql sql =
        Sql.of(
            "SELECT " + (distinct ? "DISTINCT " : ""),
            Sql.list(", ", items),
            " FROM ",
            from.sql(),
            where);
    Query query = ended(sql, columns, distinct ? null : from.scope(), top);
    return locked(query, distinct || !top);
  }

  private Query locked(Query query, boolean cannot) {
    if (cannot || !dice.chance(4)) {
      return query;
    }
    String lock = product == Product.H2 ? " FOR UPDATE" : dice.of(" FOR UPDATE", " FOR SHARE");
    return new Query(Sql.of(query.sql(), Sql.clause(lock)), query.columns(), query.ordered());
  }

  private Query star(From from, Sql where) {
    List<Column> columns = new ArrayList<>();
    from.scope().relations().forEach(relation -> columns.addAll(relation.columns()));
    String star = dice.chance(60) ? "*" : dice.of(from.scope().relations()).name() + ".*";
    Sql order = Sql.clause("");
    boolean ordered = dice.chance(40);
    if (ordered) {
      order = Sql.clause(" ORDER BY " + String.join(", ", from.scope().everything()));
    }
    Sql sql = Sql.of("SELECT " + star + " FROM ", from.sql(), where, order);
    return new Query(sql, columns, ordered);
  }

  private Query grouped(List<Kind> kinds, From from, Sql where, int depth, boolean top) {
    List<Typed> groups = new ArrayList<>();
    Object groupBy = "";
    List<Relation> keyed =
        from.scope().relations().stream().filter(r -> !r.key().isEmpty()).toList();
    if (!keyed.isEmpty() && product == Product.POSTGRES && dice.chance(25)) {
      Relation relation = dice.of(keyed);
      List<String> key = relation.key().stream().map(k -> relation.name() + "." + k).toList();
      for (Column column : relation.columns()) {
        groups.add(new Typed(Sql.of(relation.name() + "." + column.name()), column.kind()));
      }
      groupBy = " GROUP BY " + String.join(", ", key);
    } else if (dice.chance(75)) {
      groupBy = groupBy(groups, from.scope(), depth);
    }
    Place place = new Place(from.scope(), groups, false, depth + 1);
    List<Sql> items = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Kind kind : kinds) {
      add(expressions.of(kind, place), kind, items, columns, top);
    }
    Sql having =
        dice.chance(25) ? Sql.clause(" HAVING ", expressions.of(Kind.BOOL, place)) : Sql.of("");
    Sql sql =
        Sql.of("SELECT ", Sql.list(", ", items), " FROM ", from.sql(), where, groupBy, having);
    return ended(sql, columns, null, top);
  }

  private Sql groupBy(List<Typed> groups, Scope scope, int depth) {
    List<Sql> written = new ArrayList<>();
    for (int i = dice.between(1, 2); i > 0; i--) {
      Kind kind = dice.of(Kind.INT, Kind.TEXT, Kind.BOOL, Kind.DATE);
      Sql group = expressions.overColumns(kind, scope);
      groups.add(new Typed(group, kind));
      written.add(group);
    }
    String shape = "%s";
    if (product == Product.POSTGRES && dice.chance(20)) {
      shape = dice.of("ROLLUP (%s)", "CUBE (%s)", "GROUPING SETS ((%s), ())");
    }
    String[] around = shape.split("%s", -1);
    return Sql.of(" GROUP BY " + around[0], Sql.list(", ", written), around[1]);
  }

  private Query distinctOn(List<Kind> kinds, From from, Sql where, int depth, boolean top) {
    Sql on = expressions.overColumns(Kind.TEXT, from.scope());
    List<Sql> items = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Kind kind : kinds) {
      add(expressions.of(kind, Place.plain(from.scope(), depth)), kind, items, columns, top);
    }
    List<Object> order = new ArrayList<>(List.of(on));
    order.addAll(from.scope().everything());
    Sql sql =
        Sql.of(
            "SELECT DISTINCT ON (",
            on,
            ") ",
            Sql.list(", ", items),
            " FROM ",
            from.sql(),
            where,
            " ORDER BY ",
            Sql.list(", ", order));
    return new Query(sql, columns, true);
  }

  private Query setOperation(List<Kind> kinds, Scope outer, int depth, boolean top) {
    String operator =
        product == Product.H2
            ? dice.of(" UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT ")
            : dice.of(
                " UNION ",
                " UNION ALL ",
                " INTERSECT ",
                " EXCEPT ",
                " EXCEPT ALL ",
                " INTERSECT ALL ");
    Query left = body(kinds, outer, depth - 1, false);
    Query right = body(kinds, outer, depth - 1, false);
    Sql sql = Sql.of("(", left.sql(), ")", operator, "(", right.sql(), ")");
    return ended(sql, left.columns(), null, top);
  }

  private Sql where(Scope scope, int depth) {
    return dice.chance(55)
        ? Sql.clause(" WHERE ", expressions.of(Kind.BOOL, Place.plain(scope, depth + 1)))
        : Sql.of("");
  }

  private void add(Sql item, Kind kind, List<Sql> items, List<Column> columns, boolean top) {
    String name = "c" + (columns.size() + 1);
    boolean named = !top || dice.chance(50);
    items.add(named ? Sql.of(item, " AS " + name) : item);
    columns.add(new Column(name, kind, "", 0));
  }

  /** Adds ORDER BY and limits; a limit only to a total order, for else the rows are any. */
  private Query ended(Sql sql, List<Column> columns, Scope sortable, boolean top) {
    List<String> positions = new ArrayList<>();
    for (int i = 1; i <= columns.size(); i++) {
      positions.add(i + dice.of("", "", " DESC", " NULLS FIRST", " DESC NULLS LAST"));
    }
    if (dice.chance(top ? 25 : 10)) {
      Sql limit = Sql.clause("");
      if (dice.chance(50)) {
        int rows = dice.below(6);
        int skip = dice.below(3);
        limit =
            Sql.clause(
                dice.of(
                    " LIMIT " + rows,
                    " OFFSET " + skip + " LIMIT " + rows,
                    " LIMIT " + rows + " OFFSET " + skip,
                    " OFFSET " + skip + " ROWS FETCH NEXT " + rows + " ROWS ONLY"));
        if (product == Product.H2 && limit.plain().startsWith(" OFFSET " + skip + " LIMIT")) {
          limit = Sql.clause(" LIMIT " + rows + " OFFSET " + skip);
        }
      }
      return new Query(
          Sql.of(sql, " ORDER BY " + String.join(", ", positions), limit), columns, true);
    }
    if (sortable != null && top && dice.chance(30)) {
      Sql by = expressions.overColumns(dice.of(Kind.INT, Kind.TEXT), sortable);
      return new Query(Sql.of(sql, Sql.clause(" ORDER BY ", by)), columns, false);
    }
    return new Query(sql, columns, false);
  }
}
