package dev.scrim.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetProvider;

/** Takes the row and page counts out of index metadata: they tell of rows that a filter hides. */
final class IndexStatistics {

  private static final int CARDINALITY = 11;
  private static final int PAGES = 12;

  private IndexStatistics() {}

  /** A copy of the rows with both counts zero. The rows given are read and closed. */
  static ResultSet hidden(ResultSet rows) throws SQLException {
    try (rows) {
      CachedRowSet copy = RowSetProvider.newFactory().createCachedRowSet();
      copy.populate(rows);
      while (copy.next()) {
        copy.updateInt(CARDINALITY, 0);
        copy.updateInt(PAGES, 0);
        copy.updateRow();
      }
      copy.beforeFirst();
      return copy;
    }
  }
}
