package dev.scrim.properties;

import dev.scrim.properties.Expressions.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Generates FROM clauses: tables, views, subqueries, rows of functions, and joins of all kinds. */
final class Froms {

  /** A FROM clause, or an item of one, and what it adds to the scope. */
  record From(Sql sql, Scope scope) {}

  private final Product product;
  private final Dice dice;
  private final Names names;
  private final Queries queries;
  private final List<Table> tables;

  Froms(Product product, Dice dice, Names names, Queries queries, List<Table> tables) {
    this.product = product;
    this.dice = dice;
    this.names = names;
    this.queries = queries;
    this.tables = tables;
  }

  /** A clause without the word FROM. */
  From clause(Scope outer, int depth) {
    From first = item(new Scope(List.of(), outer), depth, false);
    Sql sql = first.sql();
    Scope scope = first.scope();
    int joins = dice.below(depth <= 0 ? 2 : 3);
    for (int i = 0; i < joins; i++) {
      From joined = join(sql, scope, depth, i == joins - 1);
      sql = joined.sql();
      scope = joined.scope();
    }
    return new From(sql, scope);
  }

  /** A comma only before the last one: a condition of a join sees nothing beyond a comma. */
  private From join(Sql left, Scope scope, int depth, boolean last) {
    boolean lateral = dice.chance(15) && product == Product.POSTGRES;
    if (lateral) {
      return lateral(left, scope, depth, last);
    }
    From right = item(new Scope(List.of(), scope.outer()), depth, true);
    Relation added = right.scope().relations().get(0);
    Scope both = scope.with(added);
    List<String> common = common(scope, added);
    int choice = dice.below(100);
    boolean merges = product == Product.POSTGRES || scope.relations().size() == 1;
    if (choice < 12 && merges && !common.isEmpty()) {
      String using = String.join(", ", dice.some(common, 2));
      return joined(left, kind(), right.sql(), " USING (" + using + ")", both);
    }
    if (choice < 20 && merges && isNatural(scope, added)) {
      String natural = product == Product.H2 ? " NATURAL JOIN " : " NATURAL" + kind();
      return joined(left, natural, right.sql(), "", both);
    }
    if (choice < 32) {
      return joined(
          left, last ? dice.of(" CROSS JOIN ", ", ") : " CROSS JOIN ", right.sql(), "", both);
    }
    String join = kind();
    Sql on =
        join.contains("FULL")
            ? equality(scope, added)
            : dice.chance(70)
                ? equality(scope, added)
                : queries.expressions().of(Kind.BOOL, Place.plain(both, Math.max(1, depth - 1)));
    return joined(left, join, right.sql(), Sql.of(" ON ", on), both);
  }

  /** The left side may be left away, when a failure is made smaller. */
  private From joined(Sql left, String join, Sql right, Object condition, Scope scope) {
    Sql optional = Sql.clause(join, right, condition);
    return new From(Sql.of(left, optional), scope);
  }

  private From lateral(Sql left, Scope scope, int depth, boolean last) {
    String beside = last ? ", " : " CROSS JOIN ";
    String alias = names.alias("l");
    if (dice.chance(40)) {
      Kind kind = dice.of(Kind.INT, Kind.TEXT);
      if (queries.expressions().hasRows(kind)) {
        Sql rows = queries.expressions().rows(kind, Place.plain(scope, 1));
        Sql sql = Sql.of(rows, " AS " + alias + "(c1)");
        Relation added = Relation.query(alias, List.of(new Column("c1", kind, "", 0)));
        return joined(left, beside, sql, "", scope.with(added));
      }
    }
    Query query = queries.subquery(new Scope(scope.relations(), scope.outer()), depth - 1);
    Sql sql = Sql.of("LATERAL (", query.sql(), ") AS " + alias);
    String join = dice.of(" CROSS JOIN ", " LEFT JOIN ", beside);
    String on = join.contains("LEFT") ? " ON TRUE" : "";
    return joined(left, join, sql, on, scope.with(Relation.query(alias, query.columns())));
  }

  private String kind() {
    return product == Product.H2
        ? dice.of(" JOIN ", " INNER JOIN ", " LEFT JOIN ", " RIGHT JOIN ")
        : dice.of(" JOIN ", " LEFT JOIN ", " LEFT OUTER JOIN ", " RIGHT JOIN ", " FULL JOIN ");
  }

  private Sql equality(Scope scope, Relation added) {
    for (Kind kind : dice.shuffled(List.of(Kind.INT, Kind.TEXT, Kind.BOOL, Kind.NUM))) {
      List<String> left = scope.columns(kind);
      List<String> right = new Scope(List.of(added), null).columns(kind);
      if (!left.isEmpty() && !right.isEmpty()) {
        return Sql.of(dice.of(left) + " = " + dice.of(right));
      }
    }
    return Sql.of("1 = 1");
  }

  private static List<String> common(Scope scope, Relation added) {
    Set<String> names = added.columns().stream().map(Column::name).collect(Collectors.toSet());
    List<String> common = new ArrayList<>();
    for (String name : names.stream().sorted().toList()) {
      long there =
          scope.relations().stream()
              .flatMap(r -> r.columns().stream())
              .filter(c -> c.name().equals(name))
              .count();
      boolean sameKind =
          scope.relations().stream()
              .flatMap(r -> r.columns().stream())
              .filter(c -> c.name().equals(name))
              .allMatch(
                  c ->
                      added.columns().stream()
                          .anyMatch(a -> a.name().equals(name) && a.kind() == c.kind()));
      boolean leftOut = scope.relations().stream().anyMatch(r -> r.leftOut().contains(name));
      if (there == 1 && sameKind && !leftOut) {
        common.add(name);
      }
    }
    return common;
  }

  private static boolean isNatural(Scope scope, Relation added) {
    Set<String> names = added.columns().stream().map(Column::name).collect(Collectors.toSet());
    List<String> common = common(scope, added);
    return names.stream()
        .allMatch(
            name ->
                common.contains(name)
                    || scope.relations().stream()
                        .flatMap(r -> r.columns().stream())
                        .noneMatch(c -> c.name().equals(name)));
  }

  private From item(Scope scope, int depth, boolean single) {
    int choice = dice.below(100);
    if (depth > 0 && choice < 15) {
      Query query = queries.subquery(scope.outer(), depth - 1);
      String alias = names.alias("s");
      List<Column> columns = query.columns();
      String list = "";
      if (dice.chance(20)) {
        columns = renamed(columns);
        list = list(columns);
      }
      Sql sql = Sql.of("(", query.sql(), ") AS " + alias + list);
      return new From(sql, scope.with(Relation.query(alias, columns)));
    }
    if (choice < 19) {
      return values(scope);
    }
    if (choice < 24 && product == Product.POSTGRES && !single) {
      String alias = names.alias("f");
      Relation added = Relation.query(alias, List.of(new Column("c1", Kind.INT, "", 0)));
      return new From(Sql.of("generate_series(1, 4) AS " + alias + "(c1)"), scope.with(added));
    }
    if (choice < 45 && !queries.commonTables().isEmpty()) {
      Relation common = dice.of(queries.commonTables());
      String alias = names.alias("w");
      return new From(
          Sql.of(common.name() + " AS " + alias),
          scope.with(Relation.query(alias, common.columns())));
    }
    return table(scope, depth, single);
  }

  private From values(Scope scope) {
    String alias = names.alias("v");
    List<Column> columns =
        List.of(new Column("c1", Kind.INT, "", 0), new Column("c2", Kind.TEXT, "", 0));
    List<Sql> rows = new ArrayList<>();
    for (int i = dice.between(1, 3); i > 0; i--) {
      rows.add(
          Sql.of(
              "(",
              queries.expressions().literal(Kind.INT),
              ", ",
              queries.expressions().literal(Kind.TEXT),
              ")"));
    }
    Sql sql = Sql.of("(VALUES ", Sql.list(", ", rows), ") AS " + alias + "(c1, c2)");
    return new From(sql, scope.with(Relation.query(alias, columns)));
  }

  private From table(Scope scope, int depth, boolean single) {
    Table table = dice.of(tables);
    boolean named = scope.relations().isEmpty() && !single && dice.chance(15);
    String alias = named ? table.name() : names.alias("t");
    List<Column> columns = table.columns();
    String list = "";
    List<String> key = table.key();
    if (!named && table.leftOut().isEmpty() && dice.chance(4)) {
      columns = renamed(columns);
      list = list(columns);
      key = List.of();
    }
    String only =
        product == Product.POSTGRES && !isView(table) && !single && dice.chance(3) ? "ONLY " : "";
    String sample =
        product == Product.POSTGRES && !isView(table) && list.isEmpty() && dice.chance(3)
            ? " TABLESAMPLE BERNOULLI (100)"
            : "";
    String as = named ? "" : dice.of(" AS ", " ") + alias + list;
    return new From(
        Sql.of(only + table.name() + as + sample),
        scope.with(new Relation(alias, columns, list.isEmpty(), key, table.leftOut())));
  }

  static boolean isView(Table table) {
    return table.name().startsWith("v_");
  }

  private List<Column> renamed(List<Column> columns) {
    List<Column> renamed = new ArrayList<>();
    for (Column column : columns) {
      renamed.add(
          new Column("r" + (renamed.size() + 1), column.kind(), column.type(), column.length()));
    }
    return renamed;
  }

  private static String list(List<Column> columns) {
    return columns.stream().map(Column::name).collect(Collectors.joining(", ", "(", ")"));
  }
}
