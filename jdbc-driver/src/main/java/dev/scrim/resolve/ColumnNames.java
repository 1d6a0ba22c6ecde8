package dev.scrim.resolve;

import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import org.jspecify.annotations.Nullable;

/** Finds which columns a name in an expression stands for; where it cannot tell, all of them. */
final class ColumnNames {

  private static final Set<String> KEYWORDS =
      Set.of(
          "current_user",
          "session_user",
          "system_user",
          "user",
          "current_role",
          "current_catalog",
          "current_schema",
          "current_date",
          "current_time",
          "current_timestamp",
          "localtime",
          "localtimestamp",
          "default",
          "unknown",
          "sysdate",
          "systimestamp",
          "today",
          "rownum");

  private static final Set<String> SYSTEM_COLUMNS =
      Set.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid", "_rowid_");

  private final Walk walk;

  ColumnNames(Walk walk) {
    this.walk = walk;
  }

  void column(Column column, Scope scope, Place place) {
    if (column.getCommentText() != null || column.getReturningReferenceType() != null) {
      throw new Refusal(
          "OLD and NEW in RETURNING are not analysed; name the table's columns without them");
    }
    if (column.getArrayConstructor() != null) {
      walk.hazard(place);
      walk.expressions.walk(column.getArrayConstructor(), scope, place.inside());
    }
    String name = walk.fold(column.getColumnName());
    Table table = column.getTable();
    if (table == null || table.getName() == null) {
      unqualified(name, scope, place);
    } else {
      Relation relation = relation(table, scope);
      if (relation == null) {
        if (!isSequenceCall(name, place)) {
          throw new UnknownName(
              UnknownName.Of.TABLE,
              "No table or alias " + walk.fold(table.getName()) + " stands in this statement");
        }
        return;
      }
      column.setTable(new Table(List.of(table.getName())));
      qualified(relation, name, place);
    }
  }

  /** {@code t.*}. */
  void star(AllTableColumns star, Scope scope, Place place) {
    walk.keepAllColumns = true;
    if (star.getReplaceExpressions() != null && !star.getReplaceExpressions().isEmpty()) {
      throw new Refusal("* REPLACE is not analysed; list the columns");
    }
    Table table = star.getTable();
    Relation relation = relation(table, scope);
    if (relation == null) {
      throw new UnknownName(
          UnknownName.Of.TABLE,
          "No table or alias " + walk.fold(table.getName()) + " stands in this statement");
    }
    star.setTable(new Table(List.of(table.getName())));
    walk.readAll(relation, place.uses());
  }

  /** {@code *}: every relation of the innermost scope. */
  void star(Scope scope, Place place) {
    walk.keepAllColumns = true;
    scope.relations().forEach(relation -> walk.readAll(relation, place.uses()));
  }

  /** Reads every column and row that a text names, as an expression might. */
  void mentioned(String text, Scope innermost, Place place) {
    for (String word : Words.of(text, walk.catalog.identifiers())) {
      for (Scope scope = innermost; scope != null; scope = scope.outer()) {
        for (Relation relation : scope.relations()) {
          if (relation.has(word)) {
            walk.read(relation, word, place.uses());
          }
          if (word.equals(relation.name())) {
            wholeRow(relation, place);
          }
        }
      }
    }
  }

  /** Whether any relation that can be seen has a column of that name. */
  boolean isColumnOfAny(String name, Scope innermost) {
    for (Scope scope = innermost; scope != null; scope = scope.outer()) {
      for (Relation relation : scope.relations()) {
        if (relation.has(name)) {
          return true;
        }
      }
    }
    for (TableTouch touch : walk.touches.values()) {
      if (touch.table().column(name) != null) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Relation relation(Table written, Scope scope) {
    String name = walk.fold(written.getName());
    String schema = written.getSchemaName() == null ? null : walk.fold(written.getSchemaName());
    String database =
        written.getDatabase() == null ? null : written.getDatabase().getDatabaseName();
    if (database != null
        && !walk.fold(database).equalsIgnoreCase(String.valueOf(walk.catalog.database()))) {
      throw new Refusal("A column of another database is named");
    }
    Relation found = scope.relation(schema, name);
    if (found != null && schema != null) {
      for (Scope s = scope; s != null; s = s.outer()) {
        long same = s.relations().stream().filter(r -> name.equals(r.name())).count();
        if (same > 1) {
          throw new Refusal(
              "Two tables named " + name + " stand beside each other; give each an alias");
        }
      }
    }
    return found;
  }

  private void qualified(Relation relation, String name, Place place) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (relation.has(name)) {
      walk.read(relation, name, place.uses());
      return;
    }
    if (walk.dialect == Dialect.POSTGRESQL) {
      String foreign = walk.functionNames.foreignSchema(name);
      if (foreign != null) {
        walk.functions.add((foreign + '.' + name).toLowerCase(Locale.ROOT));
        wholeRow(relation, place);
        return;
      }
      if (SYSTEM_COLUMNS.contains(lower)) {
        return;
      }
      if (walk.harmless.function(name) != Purity.UNKNOWN) {
        wholeRow(relation, place);
        return;
      }
    } else if (SYSTEM_COLUMNS.contains(lower)) {
      return;
    }
    if (relation.isOpen()) {
      walk.flow.addAll(relation.flow(name));
      return;
    }
    throw new UnknownName(
        UnknownName.Of.COLUMN,
        "The catalogue knows no column "
            + name
            + " of "
            + relation.name()
            + (walk.dialect == Dialect.POSTGRESQL
                ? "; PostgreSQL could read it as a function call"
                : ""));
  }

  private void unqualified(String name, Scope innermost, Place place) {
    boolean found =
        (place.uses().contains(Use.ORDER) || place.uses().contains(Use.GROUP))
            && innermost.outputNames().contains(name);
    for (Scope scope = innermost; scope != null; scope = scope.outer()) {
      boolean here = false;
      for (Relation relation : scope.relations()) {
        if (relation.has(name)) {
          walk.read(relation, name, place.uses());
          here = true;
        }
        if (relation.isOpen()) {
          found = true;
          walk.flow.addAll(relation.flow(name));
        }
      }
      if (here) {
        return;
      }
    }
    Relation row = innermost.relation(null, name);
    if (row != null) {
      wholeRow(row, place);
      return;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (!found
        && !walk.catalogIsFresh
        && !KEYWORDS.contains(lower)
        && !SYSTEM_COLUMNS.contains(lower)) {
      throw new UnknownName(
          UnknownName.Of.COLUMN, "The catalogue knows no column " + name + " here");
    }
    // A name that nothing known has: the server says so, or it is one of its constants.
  }

  private void wholeRow(Relation relation, Place place) {
    walk.keepAllColumns = true;
    walk.hazard(place);
    walk.readAll(relation, place.inside().uses());
  }

  private boolean isSequenceCall(String name, Place place) {
    boolean sequence =
        walk.dialect == Dialect.H2
            && (name.equalsIgnoreCase("NEXTVAL") || name.equalsIgnoreCase("CURRVAL"));
    if (sequence) {
      walk.hazard(place);
    }
    return sequence;
  }
}
