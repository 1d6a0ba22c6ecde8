package dev.scrim.examples.quickstart;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the demonstration's tables into a database, past Scrim and before the application starts.
 */
final class DemoDatabase {

  /** Stands as a comment on each of our tables, so that we know them again. */
  private static final String MARK = "made by the quick start of Scrim, which may replace it";

  private final String url;

  /** The database at a plain JDBC address. */
  DemoDatabase(String url) {
    this.url = url;
  }

  /**
   * Creates and fills the tables; those that an earlier run left are replaced.
   *
   * @throws ForeignTableException where a table of such a name is not ours; nothing is changed then
   */
  void fill(DemoData data) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        dropOurs(statement, data.tables());
        for (String sql : Resources.text("schema.sql").split(";\\s*")) {
          statement.execute(sql);
        }
        for (DemoTable table : data.tables()) {
          statement.execute("COMMENT ON TABLE public." + table.name() + " IS '" + MARK + "'");
        }
      }
      for (DemoTable table : data.tables()) {
        insert(connection, table);
      }
      connection.commit();
    }
  }

  private static void dropOurs(Statement statement, List<DemoTable> tables) throws SQLException {
    for (DemoTable table : tables) {
      if (!isAbsent(statement.getConnection(), table.name())
          && !MARK.equals(comment(statement.getConnection(), table.name()))) {
        throw new ForeignTableException(table.name());
      }
    }
    for (int i = tables.size() - 1; i >= 0; i--) {
      statement.execute("DROP TABLE IF EXISTS public." + tables.get(i).name());
    }
  }

  private static boolean isAbsent(Connection connection, String table) throws SQLException {
    try (ResultSet found = relation(connection, table)) {
      return !found.next();
    }
  }

  private static @Nullable String comment(Connection connection, String table) throws SQLException {
    try (ResultSet found = relation(connection, table)) {
      return found.next() ? found.getString("REMARKS") : null;
    }
  }

  /** Whatever has that name: a view or a sequence is in the way as much as a table. */
  private static ResultSet relation(Connection connection, String name) throws SQLException {
    boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
    return connection
        .getMetaData()
        .getTables(
            null,
            upper ? "PUBLIC" : "public",
            upper ? name.toUpperCase(java.util.Locale.ROOT) : name,
            null);
  }

  private static void insert(Connection connection, DemoTable table) throws SQLException {
    int columns = table.rows().get(0).length;
    String marks = String.join(", ", Collections.nCopies(columns, "?"));
    String sql = "INSERT INTO public." + table.name() + " VALUES (" + marks + ")";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (@Nullable Object[] row : table.rows()) {
        for (int i = 0; i < columns; i++) {
          statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
