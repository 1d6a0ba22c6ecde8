package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.IdentifierRules;
import dev.scrim.catalog.TypeFamily;
import dev.scrim.config.Dialect;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A real database of each dialect, and the types of its columns as it describes them. */
enum TestDatabase {
  POSTGRESQL(Dialect.POSTGRESQL),
  H2(Dialect.H2);

  static final IdentifierRules QUOTING =
      new IdentifierRules() {
        @Override
        public String fold(String written) {
          throw new UnsupportedOperationException();
        }

        @Override
        public String quote(String exact) {
          return '"' + exact.replace("\"", "\"\"") + '"';
        }
      };

  final Dialect dialect;

  TestDatabase(Dialect dialect) {
    this.dialect = dialect;
  }

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A connection to an empty schema; H2's database goes with its last connection. */
  Connection connect() throws SQLException {
    if (dialect == Dialect.H2) {
      return DriverManager.getConnection("jdbc:h2:mem:");
    }
    Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
    execute(connection, "DROP SCHEMA IF EXISTS public CASCADE", "CREATE SCHEMA public");
    return connection;
  }

  MaskWriter masks() {
    return MaskWriter.of(dialect);
  }

  FilterWriter filters() {
    return FilterWriter.of(dialect, QUOTING);
  }

  /** The columns of a table as a catalogue would give them. */
  List<Column> columns(Connection connection, String table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    String sql =
        dialect == Dialect.H2
            ? "SELECT column_name, COALESCE('\"PUBLIC\".\"' || domain_name || '\"',"
                + " data_type_sql('PUBLIC', table_name, 'TABLE', dtd_identifier)),"
                + " character_maximum_length FROM information_schema.columns"
                + " WHERE lower(table_name) = '%s' ORDER BY ordinal_position"
            : "SELECT attname, format_type(atttypid, atttypmod),"
                + " information_schema._pg_char_max_length("
                + " COALESCE(NULLIF(typbasetype, 0), atttypid), GREATEST(atttypmod, typtypmod))"
                + " FROM pg_attribute JOIN pg_type t ON t.oid = atttypid"
                + " WHERE attrelid = '%s'::regclass AND attnum > 0 ORDER BY attnum";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(String.format(sql, table))) {
      while (rows.next()) {
        String type = rows.getString(2);
        long length = rows.getLong(3);
        int limit = rows.wasNull() || length > Integer.MAX_VALUE ? -1 : (int) length;
        columns.add(new Column(rows.getString(1), type, type, family(type), limit));
      }
    }
    return columns;
  }

  /** By the type's first word; {@code dom_} names carry it for domains. */
  private static TypeFamily family(String type) {
    String name = type.toLowerCase(Locale.ROOT).replaceFirst("^(\"public\"\\.)?\"?dom_", "");
    if (name.endsWith("[]") || name.contains("array")) {
      return TypeFamily.OTHER;
    }
    if (name.startsWith("\"char\"")) {
      return TypeFamily.TEXT;
    }
    String word = name.replaceFirst("[^a-z0-9_].*", "");
    return switch (word) {
      case "char",
          "character",
          "varchar",
          "text",
          "bpchar",
          "name",
          "varchar_ignorecase",
          "citext" ->
          TypeFamily.TEXT;
      case "int4",
          "tinyint",
          "smallint",
          "integer",
          "bigint",
          "numeric",
          "decfloat",
          "real",
          "double",
          "money",
          "oid" ->
          TypeFamily.NUMBER;
      case "boolean" -> TypeFamily.BOOLEAN;
      case "date" -> TypeFamily.DATE;
      case "time" -> TypeFamily.TIME;
      case "timestamp" -> TypeFamily.TIMESTAMP;
      case "uuid" -> TypeFamily.UUID;
      case "json", "jsonb" -> TypeFamily.JSON;
      case "bytea", "binary" -> TypeFamily.BINARY;
      default -> TypeFamily.OTHER;
    };
  }

  static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column's values as text; the query must not warn. */
  static List<String> column(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      if (statement.getWarnings() != null || connection.getWarnings() != null) {
        throw new AssertionError("a warning from " + sql);
      }
    }
    return values;
  }

  /** What JDBC says of the type of a query's first column. */
  static String type(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      ResultSetMetaData data = rows.getMetaData();
      return data.getColumnTypeName(1)
          + " "
          + data.getColumnType(1)
          + "("
          + data.getPrecision(1)
          + ","
          + data.getScale(1)
          + ","
          + data.getColumnDisplaySize(1)
          + ") "
          + data.getColumnClassName(1);
    }
  }
}
