package dev.scrim.resolve;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.TableKind;
import dev.scrim.error.Refusal;
import dev.scrim.resolve.Change.RowDraft;
import dev.scrim.resolve.Relation.Base;
import dev.scrim.resolve.Relation.Output;
import dev.scrim.resolve.ReturningWalk.Walked;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.create.table.Index;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.ConflictActionType;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.InsertConflictAction;
import net.sf.jsqlparser.statement.insert.InsertConflictTarget;
import net.sf.jsqlparser.statement.insert.ParenthesedInsert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.merge.MergeDelete;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.merge.MergeOperation;
import net.sf.jsqlparser.statement.merge.MergeSide;
import net.sf.jsqlparser.statement.merge.MergeUpdate;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.ParenthesedUpdate;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/** Walks statements that change data: what they write, and what they read on the way. */
final class WriteWalk {

  private static final Place PREDICATE = Place.of(Use.PREDICATE);
  private static final Place VALUE = Place.of(Use.EXPRESSION);

  private final Walk walk;
  private final RowsToChange rowsToChange;
  private final ReturningWalk returningWalk;
  private final GivenValues givenValues;

  private @Nullable WriteTarget outermost;

  /** Whether ONLY stands before the target of the outermost statement. */
  private boolean only;

  WriteWalk(Walk walk) {
    this.walk = walk;
    this.rowsToChange = new RowsToChange(walk);
    this.returningWalk = new ReturningWalk(walk);
    this.givenValues = new GivenValues(walk);
  }

  void only(boolean set) {
    only = set;
  }

  /** What the outermost statement changes; null where that is a query. */
  @Nullable WriteTarget outermost() {
    return outermost;
  }

  /** A data-changing statement inside WITH; gives the columns of its RETURNING clause. */
  List<Output> common(@Nullable Object statement, Scope scope) {
    if (statement instanceof ParenthesedInsert insert) {
      return insert(insert.getInsert(), scope);
    } else if (statement instanceof ParenthesedUpdate update) {
      return update(update.getUpdate(), scope);
    } else if (statement instanceof ParenthesedDelete delete) {
      return delete(delete.getDelete(), scope);
    }
    throw new Refusal("This statement inside WITH is not analysed");
  }

  List<Output> insert(Insert insert, @Nullable Scope outer) {
    Nodes.onlyParts(
        insert,
        "INSERT",
        Set.of(
            "table",
            "columns",
            "select",
            "returningClause",
            "withItemsList",
            "conflictTarget",
            "conflictAction"));
    if (insert.isOracleMultiInsert() || insert.isModifierIgnore() || insert.isOverwrite()) {
      throw new Refusal(
          "This form of INSERT is not analysed; write INSERT INTO … VALUES or SELECT");
    }
    Scope scope = new Scope(outer);
    new CommonTables(walk).define(insert.getWithItemsList(), scope);
    WriteTarget into = target(insert.getTable(), outer);
    insert.setTable(into.hole());
    int width = -1;
    if (insert.getSelect() != null) {
      List<Output> outputs = walk.queries.query(insert.getSelect(), scope, false);
      outputs.forEach(output -> flows(output.flow()));
      width = outputs.size();
    }
    if (insert.getSelect() instanceof Values values) {
      rows(into, insert.getColumns(), width, values.getExpressions());
    } else {
      write(into, into.change().row(false), insert.getColumns(), -1);
    }
    Scope rows = new Scope(scope);
    rows.add(into.raw());
    conflict(insert, into, rows);
    Walked returning = returningWalk.walk(insert.getReturningClause(), into, rows, false);
    insert.setReturningClause(returning.clause());
    return returning.outputs();
  }

  /** The rows of VALUES, each with the values that stand in it. */
  private void rows(
      WriteTarget into, @Nullable List<?> columns, int width, ExpressionList<?> values) {
    // The parser takes the brackets of a single row for those of the list of rows.
    List<?> rows = values instanceof ParenthesedExpressionList ? List.of(values) : values;
    for (Object each : rows) {
      RowDraft row = into.change().row(false);
      List<String> written = write(into, row, columns, width);
      if (each instanceof ExpressionList<?> list) {
        given(into, row, written, list);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private void given(WriteTarget into, RowDraft row, List<String> columns, ExpressionList<?> list) {
    ExpressionList<Expression> values = (ExpressionList<Expression>) list;
    for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
      Expression marked = givenValues.mark(values.get(i), into, row, columns.get(i));
      if (marked != null) {
        values.set(i, marked);
      }
    }
  }

  private void conflict(Insert insert, WriteTarget into, Scope rows) {
    InsertConflictTarget at = insert.getConflictTarget();
    if (at != null) {
      conflictTarget(at, into, rows);
    }
    InsertConflictAction action = insert.getConflictAction();
    if (action == null || action.getConflictActionType() == ConflictActionType.DO_NOTHING) {
      return;
    }
    into.touch().access(AccessMode.READ);
    Scope both = new Scope(rows.outer());
    both.add(into.raw());
    TableTouch given = new TableTouch(into.touch().table());
    both.add(Relation.table(walk.fold("excluded"), null, given, List.of(), -1));
    sets(action.getUpdateSets(), into, both);
    action.setWhereExpression(
        rowsToChange.condition(action.getWhereExpression(), into, both, PREDICATE));
  }

  private void conflictTarget(InsertConflictTarget at, WriteTarget into, Scope rows) {
    if (at.getIndexElements() != null) {
      for (Index.ColumnParams element : at.getIndexElements()) {
        if (element.getParams() != null && !element.getParams().isEmpty()) {
          throw new Refusal("Options of a column in ON CONFLICT are not analysed; leave them out");
        }
        if (element.getExpression() != null) {
          walk.expressions.walk(element.getExpression(), rows, PREDICATE);
        } else {
          arbiter(into, walk.fold(element.getColumnName()));
        }
      }
    }
    walk.expressions.walk(at.getWhereExpression(), rows, PREDICATE);
  }

  private static void arbiter(WriteTarget into, String column) {
    if (into.touch().table().column(column) == null) {
      throw unknownColumn(column, into);
    }
    into.touch().arbiter(column);
  }

  List<Output> update(Update update, @Nullable Scope outer) {
    Nodes.onlyParts(
        update,
        "UPDATE",
        Set.of(
            "withItemsList",
            "table",
            "where",
            "updateSets",
            "fromItem",
            "joins",
            "returningClause"));
    if (update.isModifierIgnore()) {
      throw new Refusal("UPDATE IGNORE is not analysed");
    }
    Scope scope = new Scope(outer);
    new CommonTables(walk).define(update.getWithItemsList(), scope);
    WriteTarget into = target(update.getTable(), outer);
    update.setTable(into.hole());
    into.touch().access(AccessMode.READ);
    Scope rows = new Scope(scope);
    rows.add(into.raw());
    if (update.getFromItem() != null) {
      update.setFromItem(walk.queries.from().item(update.getFromItem(), rows, scope, false));
      walk.queries.from().joins(update.getJoins(), rows, scope);
    }
    sets(update.getUpdateSets(), into, rows);
    update.setWhere(rowsToChange.condition(update.getWhere(), into, rows, PREDICATE));
    Walked returning = returningWalk.walk(update.getReturningClause(), into, rows, false);
    update.setReturningClause(returning.clause());
    return returning.outputs();
  }

  List<Output> delete(Delete delete, @Nullable Scope outer) {
    Nodes.onlyParts(
        delete,
        "DELETE",
        Set.of("withItemsList", "table", "usingFromItemList", "joins", "where", "returningClause"));
    Scope scope = new Scope(outer);
    new CommonTables(walk).define(delete.getWithItemsList(), scope);
    WriteTarget into = target(delete.getTable(), outer);
    delete.setTable(into.hole());
    into.touch().access(AccessMode.READ);
    into.touch().access(AccessMode.DELETE);
    Scope rows = new Scope(scope);
    rows.add(into.raw());
    if (delete.getUsingFromItemList() != null) {
      List<FromItem> using = new ArrayList<>();
      for (FromItem item : delete.getUsingFromItemList()) {
        using.add(walk.queries.from().item(item, rows, scope, false));
      }
      delete.setUsingFromItemList(using);
    }
    walk.queries.from().joins(delete.getJoins(), rows, scope);
    delete.setWhere(rowsToChange.condition(delete.getWhere(), into, rows, PREDICATE));
    Walked returning = returningWalk.walk(delete.getReturningClause(), into, rows, false);
    delete.setReturningClause(returning.clause());
    return returning.outputs();
  }

  List<Output> merge(Merge merge) {
    Nodes.onlyParts(
        merge,
        "MERGE",
        Set.of(
            "withItemsList",
            "table",
            "fromItem",
            "onCondition",
            "operations",
            "mergeInsert",
            "mergeUpdate",
            "returningClause"));
    Scope scope = new Scope(null);
    new CommonTables(walk).define(merge.getWithItemsList(), scope);
    WriteTarget into = target(merge.getTable(), null);
    merge.setTable(into.hole());
    into.touch().access(AccessMode.READ);
    into.touch().access(AccessMode.WRITE);
    Scope rows = new Scope(scope);
    rows.add(into.raw());
    merge.setFromItem(walk.queries.from().item(merge.getFromItem(), rows, scope, false));
    merge.setOnCondition(
        rowsToChange.condition(merge.getOnCondition(), into, rows, Place.of(Use.JOIN)));
    if (merge.getOperations() == null || merge.getOperations().isEmpty()) {
      throw new Refusal("This form of MERGE is not analysed; write MERGE INTO … USING … ON … WHEN");
    }
    for (MergeOperation operation : merge.getOperations()) {
      operation(operation, into, rows);
    }
    Walked returning = returningWalk.walk(merge.getReturningClause(), into, rows, true);
    merge.setReturningClause(returning.clause());
    return returning.outputs();
  }

  private void operation(MergeOperation operation, WriteTarget into, Scope rows) {
    if (operation instanceof MergeInsert insert) {
      Nodes.onlyParts(insert, "MERGE INSERT", Set.of("andPredicate", "columns", "values"));
      int width = insert.getValues() == null ? -1 : insert.getValues().size();
      RowDraft row = into.change().row(false);
      List<String> written = write(into, row, insert.getColumns(), width);
      walk.expressions.walk(insert.getAndPredicate(), rows, PREDICATE);
      flows(walk.flowOf(() -> walk.expressions.walkAll(insert.getValues(), rows, VALUE)));
      if (insert.getValues() != null) {
        given(into, row, written, insert.getValues());
      }
    } else if (operation instanceof MergeUpdate update) {
      Nodes.onlyParts(update, "MERGE UPDATE", Set.of("andPredicate", "updateSets"));
      sets(update.getUpdateSets(), into, rows);
      update.setAndPredicate(when(update.getAndPredicate(), update.getSide(), into, rows));
    } else if (operation instanceof MergeDelete delete) {
      into.touch().access(AccessMode.DELETE);
      delete.setAndPredicate(when(delete.getAndPredicate(), delete.getSide(), into, rows));
    } else {
      throw walk.expressions.unknown(operation);
    }
  }

  /** A hidden row is never matched, so it would be among those that are not matched by a source. */
  private @Nullable Expression when(
      @Nullable Expression and, @Nullable MergeSide side, WriteTarget into, Scope rows) {
    if (side == MergeSide.SOURCE) {
      return rowsToChange.condition(and, into, rows, PREDICATE);
    }
    walk.expressions.walk(and, rows, PREDICATE);
    return and;
  }

  private WriteTarget target(Table written, @Nullable Scope outer) {
    Nodes.onlyParts(written, "table", Set.of("partItems", "partDelimiters", "alias"));
    dev.scrim.catalog.Table table = walk.tableNames.find(FromWalk.nameParts(written));
    if (table.kind() == TableKind.VIEW) {
      throw new Refusal(
          "Writing through the view " + table.id() + " is not analysed; write to its table");
    }
    Alias alias = written.getAlias();
    TableTouch touch = walk.touch(table);
    int number = walk.scans.size();
    walk.scans.add(
        new Scan(
            table,
            true,
            alias == null ? null : alias.getName(),
            "",
            0,
            only && outer == null,
            "",
            null,
            null));
    Relation relation =
        Relation.table(
            alias == null ? table.name() : walk.fold(alias.getName()),
            alias == null ? table.schema() : null,
            touch,
            List.of(),
            number);
    Change.Draft change = new Change.Draft(number);
    walk.changes.add(change);
    Table hole = new Table(List.of(Template.scanMark(number)));
    WriteTarget into = WriteTarget.of(touch, relation, hole, change, walk.changes.size() - 1);
    if (outer == null) {
      outermost = into;
    }
    return into;
  }

  /**
   * Notes the columns that are written.
   *
   * @param width how many values there are where no columns are named, or -1 for all columns
   * @return their exact names
   */
  private List<String> write(WriteTarget into, RowDraft row, @Nullable List<?> columns, int width) {
    into.touch().access(AccessMode.WRITE);
    List<String> names = new ArrayList<>();
    if (columns == null || columns.isEmpty()) {
      List<Column> all = into.touch().table().columns();
      int count = width < 0 ? all.size() : Math.min(width, all.size());
      all.subList(0, count).forEach(column -> names.add(column.name()));
    } else {
      columns.forEach(column -> names.add(written(into, (net.sf.jsqlparser.schema.Column) column)));
    }
    names.forEach(name -> into.write(name, row));
    return names;
  }

  private String written(WriteTarget into, net.sf.jsqlparser.schema.Column column) {
    String name = walk.fold(column.getColumnName());
    if (column.getTable() != null || into.touch().table().column(name) == null) {
      throw unknownColumn(name, into);
    }
    if (column.getArrayConstructor() != null) {
      throw new Refusal("Writing a part of the column " + name + " is not analysed");
    }
    return name;
  }

  private static UnknownName unknownColumn(String name, WriteTarget into) {
    return new UnknownName(
        UnknownName.Of.COLUMN,
        "The catalogue knows no column " + name + " of " + into.touch().table().id());
  }

  private void sets(@Nullable List<UpdateSet> sets, WriteTarget into, Scope rows) {
    into.touch().access(AccessMode.WRITE);
    if (sets == null) {
      return;
    }
    RowDraft row = into.change().row(true);
    for (UpdateSet set : sets) {
      List<String> columns = new ArrayList<>();
      set.getColumns().forEach(column -> columns.add(written(into, column)));
      columns.forEach(column -> into.write(column, row));
      flows(walk.flowOf(() -> walk.expressions.walkAll(set.getValues(), rows, VALUE)));
      if (columns.size() == set.getValues().size()) {
        given(into, row, columns, set.getValues());
      }
    }
  }

  /** Values of these columns may have a part in what is written. */
  static void flows(Set<Base> flow) {
    flow.forEach(base -> base.table().flow(base.column()));
  }
}
