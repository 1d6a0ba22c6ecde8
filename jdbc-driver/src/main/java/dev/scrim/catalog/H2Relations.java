package dev.scrim.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of an H2 database, put together from the rows of several queries. */
final class H2Relations {

  private final Map<Name, Relation> relations = new HashMap<>();

  /** Takes schema, name and kind. */
  void addTable(String schema, String name, TableKind kind) {
    relations.put(new Name(schema, name), new Relation(kind));
  }

  /** Takes a row of {@link H2Columns#SELECT}. */
  void addColumn(ResultSet row) throws SQLException {
    Relation relation = relations.get(new Name(row.getString(1), row.getString(2)));
    if (relation != null) {
      relation.columns.add(H2Columns.column(row));
    }
  }

  /** Takes schema, table and the next column name of its primary key. */
  void addKeyColumn(ResultSet row) throws SQLException {
    Relation relation = relations.get(new Name(row.getString(1), row.getString(2)));
    if (relation != null) {
      relation.primaryKey.add(row.getString(3));
    }
  }

  void define(String schema, String name, H2ViewQuery query) {
    Relation relation = relations.get(new Name(schema, name));
    if (relation != null && relation.kind == TableKind.VIEW) {
      relation.definition = query.labelled(name, relation.columns);
    }
  }

  /** A synonym is a view of all that its table has. */
  void addSynonym(String schema, String name, String targetSchema, String targetName) {
    Relation target = relations.get(new Name(targetSchema, targetName));
    if (target == null) {
      return;
    }
    Relation synonym = new Relation(TableKind.VIEW);
    synonym.columns.addAll(target.columns);
    List<String> names = new ArrayList<>();
    target.columns.forEach(column -> names.add(Quoting.quote(column.name())));
    synonym.definition =
        "SELECT "
            + String.join(", ", names)
            + " FROM "
            + Quoting.quote(targetSchema)
            + '.'
            + Quoting.quote(targetName);
    relations.put(new Name(schema, name), synonym);
  }

  List<Table> tables() {
    List<Table> tables = new ArrayList<>(relations.size());
    relations.forEach(
        (name, relation) -> {
          // A table without columns was dropped while we read.
          if (!relation.columns.isEmpty()) {
            tables.add(
                new Table(
                    name.schema,
                    name.name,
                    relation.kind,
                    relation.columns,
                    relation.primaryKey,
                    null,
                    relation.definition));
          }
        });
    return tables;
  }

  private record Name(String schema, String name) {}

  private static final class Relation {
    final TableKind kind;
    final List<Column> columns = new ArrayList<>();
    final List<String> primaryKey = new ArrayList<>();
    @Nullable String definition;

    Relation(TableKind kind) {
      this.kind = kind;
    }
  }
}
