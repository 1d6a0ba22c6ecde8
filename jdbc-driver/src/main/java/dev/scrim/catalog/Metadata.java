package dev.scrim.catalog;

import dev.scrim.error.PolicyUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs metadata queries, saying what was being read where one fails. */
final class Metadata {

  private static final int FETCH_SIZE = 2_000;

  private Metadata() {}

  /** Hands each row to the consumer. {@code what} names in an error what was being read. */
  static void each(Connection connection, String what, String sql, RowConsumer consumer)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCH_SIZE);
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          consumer.accept(rows);
        }
      }
    } catch (PolicyUnavailableException e) {
      throw e;
    } catch (SQLException e) {
      throw new PolicyUnavailableException(
          "The database's "
              + what
              + " could not be read (SQLState "
              + e.getSQLState()
              + "). Statements are refused until they can; check the database user's rights on the"
              + " system catalogue.",
          e);
    }
  }

  /** Whether the database reported that SQLState. */
  static boolean failedWith(String sqlState, SQLException failure) {
    SQLException reported = failure.getCause() instanceof SQLException cause ? cause : failure;
    return sqlState.equals(reported.getSQLState());
  }

  /** Takes the row that the result set stands on. */
  @FunctionalInterface
  interface RowConsumer {
    void accept(ResultSet row) throws SQLException;
  }
}
