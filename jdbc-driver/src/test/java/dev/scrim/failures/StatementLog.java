package dev.scrim.failures;

import dev.scrim.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What H2 itself says that it has run, so that a refused statement can be seen not to be there. */
record StatementLog(TestDatabase database) {

  /** Has the database keep statistics of each statement from now on. */
  static StatementLog startedIn(TestDatabase database) throws SQLException {
    try (Connection connection = database.raw();
        Statement statement = connection.createStatement()) {
      statement.execute("SET QUERY_STATISTICS TRUE");
      statement.execute("SET QUERY_STATISTICS_MAX_ENTRIES 10000");
    }
    return new StatementLog(database);
  }

  /** The statements run so far that have this text in them. */
  List<String> mentioning(String text) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.raw();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT SQL_STATEMENT FROM INFORMATION_SCHEMA.QUERY_STATISTICS")) {
      while (rows.next()) {
        if (rows.getString(1).toUpperCase(Locale.ROOT).contains(text)) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }
}
