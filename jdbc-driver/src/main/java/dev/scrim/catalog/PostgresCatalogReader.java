package dev.scrim.catalog;

import dev.scrim.error.PolicyUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads PostgreSQL's system catalogue, one query per kind, all in one snapshot: a read-only
 * transaction that is rolled back, so that nothing stays set where the connection is pooled.
 */
final class PostgresCatalogReader implements CatalogReader {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** An empty path makes the server write every name that is not its own in full. */
  private static final String PREPARE =
      "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;"
          + " SET LOCAL search_path = '';"
          + " SET LOCAL quote_all_identifiers = off;"
          + " SET LOCAL lock_timeout = '1s';"
          + " SET LOCAL statement_timeout = '60s'";

  private static final String DATABASE =
      "SELECT pg_catalog.current_database(), pg_catalog.pg_encoding_to_char(d.encoding),"
          + " pg_catalog.current_setting('max_identifier_length')::pg_catalog.int4"
          + " FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()";

  private static final String SCHEMAS = "SELECT n.nspname FROM pg_catalog.pg_namespace n";

  private static final String TYPES =
      "SELECT "
          + PostgresTypes.COLUMNS
          + " FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace";

  private static final String RELATIONS =
      "SELECT c.oid, n.nspname, c.relname, c.relkind, c.relispartition, i.inhparent"
          + " FROM pg_catalog.pg_class c"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " LEFT JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid AND i.inhseqno = 1"
          + " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 't') AND c.relpersistence <> 't'";

  private static final String COLUMNS =
      "SELECT a.attrelid, a.attname, a.atttypid, a.atttypmod,"
          // Only an extension knows what a modifier of its type means.
          + " CASE WHEN a.atttypmod >= 0 AND a.atttypid >= 16384"
          + " THEN pg_catalog.format_type(a.atttypid, a.atttypmod) END"
          + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
          + " WHERE a.attnum > 0 AND NOT a.attisdropped"
          + " AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 't') AND c.relpersistence <> 't'"
          + " ORDER BY a.attrelid, a.attnum";

  private static final String KEYS =
      "SELECT k.conrelid, a.attname FROM pg_catalog.pg_constraint k"
          + " CROSS JOIN LATERAL pg_catalog.unnest(k.conkey) WITH ORDINALITY u (attnum, position)"
          + " JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum"
          + " WHERE k.contype = 'p' ORDER BY k.conrelid, u.position";

  private static final String VIEWS =
      " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't'"
          + " AND n.nspname NOT IN ('pg_catalog', 'information_schema')";

  private static final String DEFINITION = "SELECT c.oid, pg_catalog.pg_get_viewdef(c.oid)";

  // From 16384 on, objects are not the server's own, even where they stand in pg_catalog.
  private static final String FUNCTIONS =
      "SELECT DISTINCT n.nspname, p.proname"
          + " FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace"
          + " WHERE (p.oid >= 16384 OR n.nspname NOT IN ('pg_catalog', 'information_schema'))"
          + " AND n.nspname NOT LIKE 'pg\\_temp\\_%'";

  private static final String OPERATORS =
      "SELECT DISTINCT o.oprname"
          + " FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n"
          + " ON n.oid = o.oprnamespace"
          + " WHERE (o.oid >= 16384 OR n.nspname <> 'pg_catalog')"
          + " AND n.nspname NOT LIKE 'pg\\_temp\\_%'";

  @Override
  public CatalogContent read(Connection side) throws SQLException {
    boolean autoCommit = side.getAutoCommit();
    side.setAutoCommit(false);
    try {
      prepare(side);
      return content(side);
    } finally {
      undo(side, autoCommit);
    }
  }

  private static void undo(Connection side, boolean autoCommit) {
    try {
      side.rollback();
      side.setAutoCommit(autoCommit);
    } catch (SQLException e) {
      // The connection is broken and about to be closed; the reading's own result or error stands.
    }
  }

  private static void prepare(Connection side) throws SQLException {
    try (Statement statement = side.createStatement()) {
      statement.execute(PREPARE);
    } catch (SQLException e) {
      throw new PolicyUnavailableException(
          "The catalogue could not be read: the side connection could not be prepared (SQLState "
              + e.getSQLState()
              + ").",
          e);
    }
  }

  private static CatalogContent content(Connection side) throws SQLException {
    CatalogContent.Builder content = database(side);
    Metadata.each(
        side,
        "schemas",
        SCHEMAS,
        row -> {
          String schema = row.getString(1);
          if (!PostgresRelations.isSessionSchema(schema)) {
            content.schema(schema);
          }
        });

    PostgresTypes types = new PostgresTypes();
    Metadata.each(side, "types", TYPES, types::add);
    types.userTypes().forEach(content::type);

    PostgresRelations relations = new PostgresRelations(types);
    Metadata.each(side, "tables", RELATIONS, relations::addRelation);
    Metadata.each(side, "columns", COLUMNS, relations::addColumn);
    Metadata.each(side, "primary keys", KEYS, relations::addKeyColumn);
    readDefinitions(side, relations);
    relations.tables(false).forEach(content::table);

    Metadata.each(
        side, "functions", FUNCTIONS, row -> content.function(row.getString(1), row.getString(2)));
    Metadata.each(side, "operators", OPERATORS, row -> content.operator(row.getString(1)));
    return content.build();
  }

  private static CatalogContent.Builder database(Connection side) throws SQLException {
    List<CatalogContent.Builder> found = new ArrayList<>();
    Metadata.each(
        side,
        "encoding",
        DATABASE,
        row ->
            found.add(
                new CatalogContent.Builder(
                    row.getString(1), new PostgresIdentifiers(row.getString(2), row.getInt(3)))));
    if (found.size() != 1) {
      throw new PolicyUnavailableException("The database does not list itself in pg_database.");
    }
    return found.get(0);
  }

  /**
   * The server locks the tables of a view to print it, and so would wait for whoever changes one of
   * them, perhaps for the very caller that waits for us. Such a view stays without a definition,
   * and is not analysed while that lasts.
   */
  private static void readDefinitions(Connection side, PostgresRelations relations)
      throws SQLException {
    Savepoint before = side.setSavepoint();
    try {
      Metadata.each(side, "view definitions", DEFINITION + VIEWS, relations::addDefinition);
    } catch (SQLException e) {
      if (!Metadata.failedWith(LOCK_NOT_AVAILABLE, e)) {
        throw e;
      }
      side.rollback(before);
      readUnlockedDefinitions(side, relations);
    }
  }

  private static void readUnlockedDefinitions(Connection side, PostgresRelations relations)
      throws SQLException {
    List<Long> views = new ArrayList<>();
    Metadata.each(side, "views", "SELECT c.oid" + VIEWS, row -> views.add(row.getLong(1)));
    try (Statement statement = side.createStatement()) {
      statement.execute("SET LOCAL lock_timeout = '10ms'");
    }
    try (PreparedStatement statement =
        side.prepareStatement(DEFINITION + " FROM pg_catalog.pg_class c WHERE c.oid = ?")) {
      for (long view : views) {
        readUnlockedDefinition(side, statement, view, relations);
      }
    }
  }

  private static void readUnlockedDefinition(
      Connection side, PreparedStatement statement, long view, PostgresRelations relations)
      throws SQLException {
    Savepoint before = side.setSavepoint();
    statement.setLong(1, view);
    try (ResultSet rows = statement.executeQuery()) {
      if (rows.next()) {
        relations.addDefinition(rows);
      }
      side.releaseSavepoint(before);
    } catch (SQLException e) {
      if (!Metadata.failedWith(LOCK_NOT_AVAILABLE, e)) {
        throw e;
      }
      side.rollback(before);
    }
  }
}
