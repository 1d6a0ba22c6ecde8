package dev.scrim.properties;

import dev.scrim.properties.Expressions.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Generates INSERT, UPDATE and DELETE over columns other than those of keys: that a key is taken is
 * what a unique violation may tell.
 */
final class Changes {

  private final World world;
  private final Dice dice;
  private final Queries queries;

  Changes(World world, Dice dice, Queries queries) {
    this.world = world;
    this.dice = dice;
    this.queries = queries;
  }

  Query statement() {
    queries.commonTables().clear();
    Table table = dice.of(world.tables().stream().map(world::visible).toList());
    Scope scope =
        new Scope(
            List.of(new Relation(table.name(), table.columns(), true, List.of(), table.leftOut())),
            null);
    Place place = Place.plain(scope, 2);
    Sql where =
        dice.chance(80)
            ? Sql.clause(" WHERE ", queries.expressions().of(Kind.BOOL, place))
            : Sql.of("");
    List<Column> free =
        table.columns().stream().filter(column -> !column.name().equals("id")).toList();
    free = free.stream().filter(column -> !table.key().contains(column.name())).toList();
    Sql sql =
        switch (free.isEmpty() ? 0 : dice.below(3)) {
          case 0 -> Sql.of("DELETE FROM " + table.name(), where);
          case 1 -> insert(table, free);
          default -> update(table, free, place, where);
        };
    String returning =
        world.product() == Product.POSTGRES ? dice.of("", "", " RETURNING *", " RETURNING 1") : "";
    return new Query(Sql.of(sql, Sql.clause(returning)), table.columns(), false);
  }

  private Sql update(Table table, List<Column> free, Place place, Sql where) {
    List<Sql> sets = new ArrayList<>();
    for (Column column : dice.some(free, dice.between(1, 2))) {
      sets.add(Sql.of(column.name() + " = ", queries.expressions().of(column.kind(), place)));
    }
    return Sql.of("UPDATE " + table.name() + " SET ", Sql.list(", ", sets), where);
  }

  /** With an id that no row has, hidden or not. */
  private Sql insert(Table table, List<Column> free) {
    List<String> names = new ArrayList<>(List.of("id"));
    List<Sql> items = new ArrayList<>(List.of(Sql.of("" + dice.between(1_000, 1_000_000))));
    for (String key : table.key()) {
      table.columns().stream()
          .filter(column -> column.name().equals(key) && !key.equals("id"))
          .forEach(
              column -> {
                names.add(key);
                items.add(queries.expressions().literal(column.kind()));
              });
    }
    for (Column column : dice.some(free, 3)) {
      names.add(column.name());
      items.add(queries.expressions().literal(column.kind()));
    }
    return Sql.of(
        "INSERT INTO " + table.name() + " (" + String.join(", ", names) + ") VALUES (",
        Sql.list(", ", items),
        ")");
  }
}
