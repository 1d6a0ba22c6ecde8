package dev.scrim.properties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Generates schemas and policies. */
final class Worlds {

  private static final List<String> NAMES = List.of("people", "orders", "teams", "notes");

  private final Product product;
  private final Dice dice;

  private Worlds(Product product, Dice dice) {
    this.product = product;
    this.dice = dice;
  }

  static World generate(Product product, Dice dice) {
    return new Worlds(product, dice).world();
  }

  private World world() {
    List<Table> tables = new ArrayList<>();
    Map<String, List<Mask>> masks = new LinkedHashMap<>();
    Map<String, RowFilter> filters = new LinkedHashMap<>();
    for (String name : NAMES) {
      Table table = table(name);
      tables.add(table);
      boolean whole = dice.chance(15);
      List<Mask> of = new ArrayList<>(table.columns().stream().map(Mask::shown).toList());
      if (!whole) {
        of = new Masks(product, dice).of(table);
        if (dice.chance(60)) {
          filters.put(name, new RowFilters(product, dice).of(table));
        }
      }
      masks.put(name, of);
    }
    World base = new World(product, tables, masks, filters, Map.of(), List.of(), false);
    return withViews(base);
  }

  private Table table(String name) {
    List<Column> columns = new ArrayList<>();
    columns.add(column("id", Kind.INT, 0));
    columns.addAll(
        dice.some(
            List.of(
                column("name", Kind.TEXT, 20),
                column("email", Kind.TEXT, 40),
                column("region", Kind.TEXT, 4),
                column("note", Kind.TEXT, 0),
                column("code", Kind.TEXT, 12),
                column("\"Full Name\"", Kind.TEXT, 30),
                column("n", Kind.INT, 0),
                column("team", Kind.INT, 0),
                column("score", Kind.NUM, 0),
                column("active", Kind.BOOL, 0),
                column("born", Kind.DATE, 0),
                column("seen", Kind.STAMP, 0),
                column("ref", Kind.UUID, 0),
                column("doc", Kind.JSON, 0),
                column("tags", Kind.TEXTS, 0)),
            dice.between(5, 9)));
    List<String> key = dice.chance(80) ? List.of("id") : List.of();
    if (dice.chance(15)) {
      key = List.of("id", columns.get(1).name());
    }
    return new Table(name, columns, isComparable(columns.get(1), key) ? key : List.of("id"));
  }

  private static boolean isComparable(Column second, List<String> key) {
    return key.size() < 2 || (second.kind() != Kind.JSON && second.kind() != Kind.TEXTS);
  }

  private Column column(String name, Kind kind, int length) {
    return new Column(name, kind, product.declared(kind, length), length);
  }

  /** A view over a table, of columns that are not left out. */
  private World withViews(World world) {
    Map<String, String> views = new LinkedHashMap<>();
    List<Table> tables = new ArrayList<>();
    for (Table table : world.tables().subList(0, 2)) {
      Table visible = world.visible(table);
      List<Column> columns = dice.some(visible.columns(), dice.between(2, 4));
      StringBuilder sql = new StringBuilder();
      List<Column> named = new ArrayList<>();
      for (Column column : columns) {
        String name =
            dice.chance(30)
                ? "v_" + column.name().replace("\"", "").charAt(0) + named.size()
                : column.name();
        sql.append(sql.isEmpty() ? "SELECT " : ", ").append(column.name());
        sql.append(name.equals(column.name()) ? "" : " AS " + name);
        named.add(new Column(name, column.kind(), column.type(), column.length()));
      }
      sql.append(" FROM ").append(table.name());
      if (dice.chance(50)) {
        sql.append(" WHERE ").append(dice.of(visible.columns()).name()).append(" IS NOT NULL");
      }
      views.put("v_" + table.name(), sql.toString());
      tables.add(new Table("v_" + table.name(), named, List.of()));
    }
    return new World(
        product, world.tables(), world.masks(), world.filters(), views, tables, dice.chance(50));
  }
}
