package dev.scrim.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a PostgreSQL session's search path and temporary tables: one query where there are no such
 * tables. Operators are named in full, as the path may lead to others.
 */
final class PostgresSessionReader implements SessionReader {

  private static final String EQ = " OPERATOR(pg_catalog.=) ";

  private static final String OWN =
      "c.relnamespace" + EQ + "pg_catalog.pg_my_temp_schema() AND c.relkind" + EQ;

  private static final String TABLE_KINDS =
      "ANY (ARRAY['r', 'p', 'v', 'S']::pg_catalog.\"char\"[])";

  private static final String PATH =
      "SELECT s.name, pg_catalog.pg_my_temp_schema() OPERATOR(pg_catalog.<>) 0::pg_catalog.oid"
          + " AND EXISTS (SELECT FROM pg_catalog.pg_class c WHERE "
          + OWN
          + TABLE_KINDS
          + ") FROM ROWS FROM (pg_catalog.unnest(pg_catalog.current_schemas(true)))"
          + " WITH ORDINALITY s (name, position) ORDER BY s.position";

  private static final String RELATIONS =
      "SELECT c.oid, n.nspname, c.relname, c.relkind, c.relispartition, i.inhparent"
          + " FROM pg_catalog.pg_class c"
          + " JOIN pg_catalog.pg_namespace n ON n.oid"
          + EQ
          + "c.relnamespace LEFT JOIN pg_catalog.pg_inherits i ON i.inhrelid"
          + EQ
          + "c.oid AND i.inhseqno"
          + EQ
          + "1 WHERE "
          + OWN
          + TABLE_KINDS;

  /** The tables that ours are children of, so that they have a name. */
  private static final String PARENTS =
      "WITH RECURSIVE up AS (SELECT i.inhparent AS oid FROM pg_catalog.pg_inherits i"
          + " JOIN pg_catalog.pg_class c ON c.oid"
          + EQ
          + "i.inhrelid WHERE "
          + OWN
          + TABLE_KINDS
          + " UNION SELECT i.inhparent FROM pg_catalog.pg_inherits i JOIN up ON up.oid"
          + EQ
          + "i.inhrelid) SELECT c.oid, n.nspname, c.relname, c.relkind, c.relispartition,"
          + " i.inhparent FROM up JOIN pg_catalog.pg_class c ON c.oid"
          + EQ
          + "up.oid JOIN pg_catalog.pg_namespace n ON n.oid"
          + EQ
          + "c.relnamespace LEFT JOIN pg_catalog.pg_inherits i ON i.inhrelid"
          + EQ
          + "c.oid AND i.inhseqno"
          + EQ
          + "1";

  private static final String SELECT_COLUMNS =
      "SELECT a.attrelid, a.attname, a.atttypid, a.atttypmod,"
          + " CASE WHEN a.atttypmod OPERATOR(pg_catalog.>=) 0"
          + " AND a.atttypid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid"
          + " THEN pg_catalog.format_type(a.atttypid, a.atttypmod) END";

  private static final String FROM_COLUMNS =
      " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid"
          + EQ
          + "a.attrelid WHERE a.attnum OPERATOR(pg_catalog.>) 0 AND NOT a.attisdropped AND "
          + OWN
          + TABLE_KINDS;

  private static final String COLUMNS =
      SELECT_COLUMNS + FROM_COLUMNS + " ORDER BY a.attrelid, a.attnum";

  /** The columns' types, what domains stand on and what arrays hold. */
  private static final String TYPES =
      "WITH RECURSIVE used AS (SELECT a.atttypid AS oid"
          + FROM_COLUMNS
          + " UNION SELECT b.oid FROM used u JOIN pg_catalog.pg_type t ON t.oid"
          + EQ
          + "u.oid CROSS JOIN LATERAL (VALUES (t.typbasetype), (t.typelem)) b (oid)) SELECT "
          + PostgresTypes.COLUMNS
          + " FROM used u JOIN pg_catalog.pg_type t ON t.oid"
          + EQ
          + "u.oid JOIN pg_catalog.pg_namespace n ON n.oid"
          + EQ
          + "t.typnamespace";

  private static final String KEYS =
      "SELECT k.conrelid, a.attname FROM pg_catalog.pg_constraint k"
          + " JOIN pg_catalog.pg_class c ON c.oid"
          + EQ
          + "k.conrelid CROSS JOIN LATERAL pg_catalog.unnest(k.conkey)"
          + " WITH ORDINALITY u (attnum, position)"
          + " JOIN pg_catalog.pg_attribute a ON a.attrelid"
          + EQ
          + "k.conrelid AND a.attnum"
          + EQ
          + "u.attnum WHERE k.contype"
          + EQ
          + "'p'::pg_catalog.\"char\" AND "
          + OWN
          + TABLE_KINDS
          + " ORDER BY k.conrelid, u.position";

  @Override
  public SessionNames read(Connection session) throws SQLException {
    List<String> path = new ArrayList<>();
    boolean[] hasTables = new boolean[1];
    Metadata.each(
        session,
        "search path",
        PATH,
        row -> {
          path.add(row.getString(1));
          hasTables[0] = row.getBoolean(2);
        });
    return new SessionNames(path, hasTables[0] ? tables(session) : Map.of());
  }

  private static Map<String, Table> tables(Connection session) throws SQLException {
    PostgresTypes types = new PostgresTypes();
    Metadata.each(session, "types", TYPES, types::add);
    PostgresRelations relations = new PostgresRelations(types);
    Metadata.each(session, "parents of temporary tables", PARENTS, relations::addRelation);
    Metadata.each(session, "temporary tables", RELATIONS, relations::addRelation);
    Metadata.each(session, "columns of temporary tables", COLUMNS, relations::addColumn);
    Metadata.each(session, "keys of temporary tables", KEYS, relations::addKeyColumn);

    Map<String, Table> tables = new HashMap<>();
    for (Table table : relations.tables(true)) {
      if (PostgresRelations.isSessionSchema(table.schema())) {
        tables.put(table.name(), table);
      }
    }
    return tables;
  }
}
