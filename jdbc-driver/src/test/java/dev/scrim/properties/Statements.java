package dev.scrim.properties;

import java.util.ArrayList;
import java.util.List;

/**
 * Statements for two databases that differ in what is hidden: queries over what is seen, queries
 * that also name what is left out, and data changes.
 */
final class Statements {

  private final Dice dice;
  private final Queries seen;
  private final Queries everything;
  private final Changes changes;

  Statements(World world, Dice dice) {
    this.dice = dice;
    this.seen = new Queries(world.product(), dice, AsIfViews.visible(world));
    List<Table> tables = new ArrayList<>(world.tables());
    tables.addAll(world.viewTables());
    this.everything = new Queries(world.product(), dice, tables);
    this.changes = new Changes(world, dice, seen);
  }

  Query next() {
    int choice = dice.below(100);
    if (choice < 8) {
      return changes.statement();
    }
    return choice < 20 ? everything.statement() : seen.statement();
  }
}
