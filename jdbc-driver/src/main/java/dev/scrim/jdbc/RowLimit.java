package dev.scrim.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The smaller of the application's and the policy's greatest number of rows, set on the real
 * statement for each execution. Zero means no limit, as in JDBC.
 */
final class RowLimit {

  private long users;
  private long applied;

  /** The application's own limit, which the real statement has already. */
  void set(long max) {
    users = max;
    applied = max;
  }

  long users() {
    return users;
  }

  /** Another real statement took the place of the one before. */
  void replaced(Statement fresh) throws SQLException {
    applied = 0;
    apply(fresh, null);
  }

  void apply(Statement raw, @Nullable Long policys) throws SQLException {
    long limit = users;
    if (policys != null) {
      if (policys <= 0) {
        throw Refusals.refused("the policy lets this statement return no row at all");
      }
      limit = users == 0 ? policys : Math.min(users, policys);
    }
    if (limit != applied) {
      setMaxRows(raw, limit);
      applied = limit;
    }
  }

  private static void setMaxRows(Statement raw, long limit) throws SQLException {
    if (limit <= Integer.MAX_VALUE) {
      raw.setMaxRows((int) limit);
      return;
    }
    try {
      raw.setLargeMaxRows(limit);
    } catch (UnsupportedOperationException | SQLFeatureNotSupportedException old) {
      raw.setMaxRows(Integer.MAX_VALUE);
    }
  }
}
