package dev.scrim.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The relations of a PostgreSQL database, put together from the rows of several queries. */
final class PostgresRelations {

  private final Map<Long, Relation> byOid = new HashMap<>();
  private final PostgresTypes types;

  PostgresRelations(PostgresTypes types) {
    this.types = types;
  }

  /** Whether objects there are the server's own. */
  static boolean isSystemSchema(String schema) {
    return schema.equals("pg_catalog")
        || schema.equals("information_schema")
        || schema.equals("pg_toast");
  }

  /** Whether objects there belong to one session. */
  static boolean isSessionSchema(String schema) {
    return schema.startsWith("pg_temp_") || schema.startsWith("pg_toast_temp_");
  }

  /** Takes oid, schema, name, relkind, relispartition, parent's oid. */
  void addRelation(ResultSet row) throws SQLException {
    Relation relation =
        new Relation(
            row.getString(2),
            row.getString(3),
            row.getString(4).charAt(0),
            row.getBoolean(5),
            row.getLong(6));
    byOid.put(row.getLong(1), relation);
  }

  /** Takes the relation's oid, column name, type's oid, modifier, server's spelling or null. */
  void addColumn(ResultSet row) throws SQLException {
    Relation relation = byOid.get(row.getLong(1));
    if (relation != null) {
      relation.columns.add(
          types.column(row.getString(2), row.getLong(3), row.getInt(4), row.getString(5)));
    }
  }

  /** Takes the relation's oid and the next column name of its primary key. */
  void addKeyColumn(ResultSet row) throws SQLException {
    Relation relation = byOid.get(row.getLong(1));
    if (relation != null) {
      relation.primaryKey.add(row.getString(2));
    }
  }

  /** Takes the relation's oid and its query, null where it is unknown. */
  void addDefinition(ResultSet row) throws SQLException {
    Relation relation = byOid.get(row.getLong(1));
    String definition = row.getString(2);
    if (relation != null && definition != null) {
      String query = definition.strip();
      relation.definition =
          query.endsWith(";") ? query.substring(0, query.length() - 1).stripTrailing() : query;
    }
  }

  /** All relations; {@code temporary} says that they are one session's own. */
  Collection<Table> tables(boolean temporary) {
    List<Table> tables = new ArrayList<>(byOid.size());
    for (Relation relation : byOid.values()) {
      tables.add(
          new Table(
              relation.schema,
              relation.name,
              temporary ? relation.temporaryKind() : relation.kind(),
              relation.columns,
              relation.primaryKey,
              parent(relation),
              relation.definition));
    }
    return tables;
  }

  /**
   * The id of the relation whose labels a child has: of a partition the table that is partitioned,
   * however deep; of an inheriting table the table that it names.
   */
  private @Nullable String parent(Relation relation) {
    Relation parent = byOid.get(relation.parent);
    while (relation.isPartition && parent != null && parent.isPartition) {
      parent = byOid.get(parent.parent);
    }
    return parent == null ? null : (parent.schema + '.' + parent.name).toLowerCase(Locale.ROOT);
  }

  private static final class Relation {
    final String schema;
    final String name;
    final char relkind;
    final boolean isPartition;
    final long parent;
    final List<Column> columns = new ArrayList<>();
    final List<String> primaryKey = new ArrayList<>();
    @Nullable String definition;

    Relation(String schema, String name, char relkind, boolean isPartition, long parent) {
      this.schema = schema;
      this.name = name;
      this.relkind = relkind;
      this.isPartition = isPartition;
      this.parent = parent;
    }

    TableKind kind() {
      if (isSystemSchema(schema)) {
        return TableKind.SYSTEM;
      }
      return switch (relkind) {
        case 'r', 'p' -> isPartition ? TableKind.PARTITION : TableKind.TABLE;
        case 'v' -> TableKind.VIEW;
        case 'm' -> TableKind.MATERIALIZED_VIEW;
        case 'f' -> TableKind.FOREIGN;
        // A sequence can be selected from, and holds the server's own bookkeeping.
        default -> TableKind.SYSTEM;
      };
    }

    /** A temporary view stays a view, so that nobody takes it for data of the session's own. */
    TableKind temporaryKind() {
      return relkind == 'r' || relkind == 'p' ? TableKind.TEMPORARY : kind();
    }
  }
}
