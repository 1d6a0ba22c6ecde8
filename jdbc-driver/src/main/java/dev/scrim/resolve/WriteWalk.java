package dev.scrim.resolve;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.TableKind;
import dev.scrim.error.Refusal;
import dev.scrim.resolve.Relation.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.ReturningClause;
import net.sf.jsqlparser.statement.create.table.Index;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.InsertConflictAction;
import net.sf.jsqlparser.statement.insert.InsertConflictTarget;
import net.sf.jsqlparser.statement.insert.ParenthesedInsert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.merge.MergeDelete;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.merge.MergeOperation;
import net.sf.jsqlparser.statement.merge.MergeUpdate;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.update.ParenthesedUpdate;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/** Walks statements that change data: what they write, and what they read on the way. */
final class WriteWalk {

  private static final Place PREDICATE = Place.of(Use.PREDICATE);
  private static final Place VALUE = Place.of(Use.EXPRESSION);

  private final Walk walk;

  /** The target of the outermost statement, for generated keys. */
  private @Nullable TableTouch target;

  WriteWalk(Walk walk) {
    this.walk = walk;
  }

  @Nullable TableTouch target() {
    return target;
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
    Target into = target(insert.getTable());
    insert.setTable(into.hole());
    write(into.touch(), insert.getColumns());
    if (insert.getSelect() != null) {
      walk.queries.query(insert.getSelect(), scope, false);
    }
    Scope rows = new Scope(scope);
    rows.add(into.relation());
    conflict(insert.getConflictTarget(), insert.getConflictAction(), into, rows);
    return returning(insert.getReturningClause(), rows);
  }

  private void conflict(
      @Nullable InsertConflictTarget at,
      @Nullable InsertConflictAction action,
      Target into,
      Scope rows) {
    if (at != null) {
      conflictTarget(at, into, rows);
    }
    if (action == null) {
      return;
    }
    Scope both = new Scope(rows);
    both.add(
        Relation.table(
            walk.fold("excluded"), null, new TableTouch(into.touch().table()), List.of(), -1));
    sets(action.getUpdateSets(), into.touch(), both);
    walk.expressions.walk(action.getWhereExpression(), both, PREDICATE);
  }

  private void conflictTarget(InsertConflictTarget at, Target into, Scope rows) {
    if (at.getIndexElements() != null) {
      for (Index.ColumnParams element : at.getIndexElements()) {
        if (element.getParams() != null && !element.getParams().isEmpty()) {
          throw new Refusal("Options of a column in ON CONFLICT are not analysed; leave them out");
        }
        if (element.getExpression() != null) {
          walk.expressions.walk(element.getExpression(), rows, PREDICATE);
        } else {
          into.relation().touch(walk.fold(element.getColumnName()), PREDICATE.uses());
        }
      }
    }
    walk.expressions.walk(at.getWhereExpression(), rows, PREDICATE);
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
    Target into = target(update.getTable());
    update.setTable(into.hole());
    Scope rows = new Scope(scope);
    rows.add(into.relation());
    if (update.getFromItem() != null) {
      update.setFromItem(walk.queries.from().item(update.getFromItem(), rows, scope, false));
      walk.queries.from().joins(update.getJoins(), rows, scope);
    }
    into.touch().access(AccessMode.WRITE);
    sets(update.getUpdateSets(), into.touch(), rows);
    walk.expressions.walk(update.getWhere(), rows, PREDICATE);
    return returning(update.getReturningClause(), rows);
  }

  List<Output> delete(Delete delete, @Nullable Scope outer) {
    Nodes.onlyParts(
        delete,
        "DELETE",
        Set.of("withItemsList", "table", "usingFromItemList", "joins", "where", "returningClause"));
    Scope scope = new Scope(outer);
    new CommonTables(walk).define(delete.getWithItemsList(), scope);
    Target into = target(delete.getTable());
    delete.setTable(into.hole());
    into.touch().access(AccessMode.DELETE);
    Scope rows = new Scope(scope);
    rows.add(into.relation());
    if (delete.getUsingFromItemList() != null) {
      List<FromItem> using = new ArrayList<>();
      for (FromItem item : delete.getUsingFromItemList()) {
        using.add(walk.queries.from().item(item, rows, scope, false));
      }
      delete.setUsingFromItemList(using);
    }
    walk.queries.from().joins(delete.getJoins(), rows, scope);
    walk.expressions.walk(delete.getWhere(), rows, PREDICATE);
    return returning(delete.getReturningClause(), rows);
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
    Target into = target(merge.getTable());
    merge.setTable(into.hole());
    into.touch().access(AccessMode.WRITE);
    Scope rows = new Scope(scope);
    rows.add(into.relation());
    merge.setFromItem(walk.queries.from().item(merge.getFromItem(), rows, scope, false));
    walk.expressions.walk(merge.getOnCondition(), rows, Place.of(Use.JOIN));
    if (merge.getOperations() == null || merge.getOperations().isEmpty()) {
      throw new Refusal("This form of MERGE is not analysed; write MERGE INTO … USING … ON … WHEN");
    }
    for (MergeOperation operation : merge.getOperations()) {
      operation(operation, into.touch(), rows);
    }
    return returning(merge.getReturningClause(), rows);
  }

  private void operation(MergeOperation operation, TableTouch into, Scope rows) {
    if (operation instanceof MergeInsert insert) {
      Nodes.onlyParts(
          insert, "MERGE INSERT", Set.of("andPredicate", "columns", "values", "whereCondition"));
      write(into, insert.getColumns());
      walk.expressions.walk(insert.getAndPredicate(), rows, PREDICATE);
      walk.expressions.walkAll(insert.getValues(), rows, VALUE);
      walk.expressions.walk(insert.getWhereCondition(), rows, PREDICATE);
    } else if (operation instanceof MergeUpdate update) {
      Nodes.onlyParts(
          update, "MERGE UPDATE", Set.of("andPredicate", "updateSets", "whereCondition"));
      sets(update.getUpdateSets(), into, rows);
      walk.expressions.walk(update.getAndPredicate(), rows, PREDICATE);
      walk.expressions.walk(update.getWhereCondition(), rows, PREDICATE);
    } else if (operation instanceof MergeDelete delete) {
      into.access(AccessMode.DELETE);
      walk.expressions.walk(delete.getAndPredicate(), rows, PREDICATE);
    } else {
      throw walk.expressions.unknown(operation);
    }
  }

  private record Target(TableTouch touch, Relation relation, Table hole) {}

  private Target target(Table written) {
    Nodes.onlyParts(written, "table", Set.of("partItems", "partDelimiters", "alias"));
    dev.scrim.catalog.Table table = walk.tableNames.find(FromWalk.nameParts(written));
    if (table.kind() == TableKind.VIEW) {
      throw new Refusal(
          "Writing through the view " + table.id() + " is not analysed; write to its table");
    }
    Alias alias = written.getAlias();
    TableTouch touch = walk.touch(table);
    if (target == null) {
      target = touch;
    }
    touch.access(AccessMode.READ);
    int number = walk.scans.size();
    walk.scans.add(
        new Scan(
            table, true, alias == null ? null : alias.getName(), "", 0, false, "", null, null));
    Relation relation =
        Relation.table(
            alias == null ? table.name() : walk.fold(alias.getName()),
            alias == null ? table.schema() : null,
            touch,
            List.of(),
            number);
    return new Target(touch, relation, new Table(List.of(Template.scanMark(number))));
  }

  private void write(TableTouch into, @Nullable List<?> columns) {
    into.access(AccessMode.WRITE);
    if (columns == null || columns.isEmpty()) {
      for (Column column : into.table().columns()) {
        into.write(column.name());
      }
      return;
    }
    for (Object column : columns) {
      write(into, (net.sf.jsqlparser.schema.Column) column);
    }
  }

  private void write(TableTouch into, net.sf.jsqlparser.schema.Column column) {
    String name = walk.fold(column.getColumnName());
    if (column.getTable() != null || into.table().column(name) == null) {
      throw new UnknownName("The catalogue knows no column " + name + " of " + into.table().id());
    }
    if (column.getArrayConstructor() != null) {
      throw new Refusal("Writing a part of the column " + name + " is not analysed");
    }
    into.write(name);
  }

  private void sets(@Nullable List<UpdateSet> sets, TableTouch into, Scope rows) {
    if (sets == null) {
      return;
    }
    for (UpdateSet set : sets) {
      set.getColumns().forEach(column -> write(into, column));
      walk.expressions.walkAll(set.getValues(), rows, VALUE);
    }
  }

  private List<Output> returning(@Nullable ReturningClause returning, Scope rows) {
    if (returning == null) {
      return List.of();
    }
    Nodes.onlyParts(returning, "RETURNING", Set.of());
    return walk.queries.returning(returning, rows);
  }
}
