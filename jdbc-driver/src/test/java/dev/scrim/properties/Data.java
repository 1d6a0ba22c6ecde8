package dev.scrim.properties;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows for two databases that differ only in what the policy hides. */
final class Data {

  private final World world;
  private final Dice dice;
  private final Values values;
  private final Map<String, List<List<Object>>> one = new LinkedHashMap<>();
  private final Map<String, List<List<Object>>> other = new LinkedHashMap<>();

  private Data(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
    this.values = new Values(dice);
  }

  /**
   * Generates rows.
   *
   * @param connection any of the product, which is asked which rows pass a filter
   */
  static Data generate(World world, Dice dice, Connection connection) throws SQLException {
    Data data = new Data(world, dice);
    for (Table table : world.tables()) {
      data.fill(table, connection);
    }
    return data;
  }

  /** Per table the rows of the one database. */
  Map<String, List<List<Object>>> one() {
    return one;
  }

  /** Per table the rows of the other. */
  Map<String, List<List<Object>>> other() {
    return other;
  }

  private void fill(Table table, Connection connection) throws SQLException {
    boolean wild = dice.chance(40);
    List<List<Object>> rows = values.rows(table, dice.between(5, 25), 1, wild);
    List<List<Object>> hidden = values.rows(table, dice.between(0, 8), 61, true);
    List<List<Object>> hiddenThere = values.rows(table, dice.between(0, 30), 71, true);
    List<List<Object>> seen = passing(table, rows, true, connection);
    one.put(table.name(), new ArrayList<>(rows));
    one.get(table.name()).addAll(passing(table, hidden, false, connection));
    List<List<Object>> there = new ArrayList<>();
    for (List<Object> row : seen) {
      List<Object> changed = altered(table, row);
      there.add(passing(table, List.of(changed), true, connection).isEmpty() ? row : changed);
    }
    there.addAll(passing(table, hiddenThere, false, connection));
    other.put(table.name(), there);
  }

  private List<Object> altered(Table table, List<Object> row) {
    List<Object> changed = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      boolean key = table.key().contains(table.columns().get(i).name());
      Mask mask = world.masks().get(table.name()).get(i);
      changed.add(key || mask.isShown() ? row.get(i) : mask.altered(row.get(i)));
    }
    return changed;
  }

  /** The rows that the filter shows, or those that it does not. */
  private List<List<Object>> passing(
      Table table, List<List<Object>> rows, boolean shown, Connection connection)
      throws SQLException {
    RowFilter filter = world.filters().get(table.name());
    if (filter == null || rows.isEmpty()) {
      return shown ? rows : List.of();
    }
    StringBuilder sql =
        new StringBuilder("SELECT nr, COALESCE((" + filter.sql() + "), FALSE) FROM (");
    for (int i = 0; i < rows.size(); i++) {
      sql.append(i == 0 ? "" : " UNION ALL ").append("SELECT ").append(i).append(" AS nr");
      for (int c = 0; c < table.columns().size(); c++) {
        Column column = table.columns().get(c);
        sql.append(", CAST(")
            .append(world.product().literal(column.kind(), rows.get(i).get(c)))
            .append(" AS ")
            .append(column.type())
            .append(") AS ")
            .append(column.name());
      }
    }
    sql.append(") AS t ORDER BY nr");
    List<List<Object>> passing = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql.toString())) {
      while (result.next()) {
        if (result.getBoolean(2) == shown) {
          passing.add(rows.get(result.getInt(1)));
        }
      }
    }
    return passing;
  }
}
