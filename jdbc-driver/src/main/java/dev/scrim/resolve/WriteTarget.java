package dev.scrim.resolve;

import java.util.LinkedHashSet;
import java.util.Set;
import net.sf.jsqlparser.schema.Table;

/**
 * The table that a statement changes, while the statement is walked.
 *
 * @param touch what is done to it
 * @param raw its rows as SET, WHERE and ON see them, where no mask can stand between
 * @param returned its rows as RETURNING sees them, which may be masked
 * @param reads the columns that {@code returned} was asked for since they were last cleared
 * @param hole what stands for it in the tree
 * @param change the change that is made to it
 * @param number the number of that change
 */
record WriteTarget(
    TableTouch touch,
    Relation raw,
    Relation returned,
    Set<String> reads,
    Table hole,
    Change.Draft change,
    int number) {

  static WriteTarget of(
      TableTouch touch, Relation relation, Table hole, Change.Draft change, int number) {
    Set<String> reads = new LinkedHashSet<>();
    return new WriteTarget(
        touch,
        relation.watched(touch::raw),
        relation.watched(reads::add),
        reads,
        hole,
        change,
        number);
  }

  void write(String column, Change.RowDraft row) {
    touch.write(column);
    row.written().add(column);
  }
}
