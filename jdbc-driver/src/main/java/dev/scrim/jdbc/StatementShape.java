package dev.scrim.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sort of result sets that an application asked for when it made a statement; nulls where it
 * left them to the driver.
 */
record StatementShape(@Nullable Integer type, int concurrency, @Nullable Integer holdability) {

  static final StatementShape DEFAULT = new StatementShape(null, ResultSet.CONCUR_READ_ONLY, null);

  static StatementShape of(int type, int concurrency, @Nullable Integer holdability) {
    return new StatementShape(type, concurrency, holdability);
  }

  boolean isUpdatable() {
    return concurrency != ResultSet.CONCUR_READ_ONLY;
  }

  /** A real statement without escapes: the plan's SQL has none, and runs exactly as it is. */
  Statement create(Connection raw) throws SQLException {
    Statement statement;
    if (type == null) {
      statement = raw.createStatement();
    } else if (holdability == null) {
      statement = raw.createStatement(type, concurrency);
    } else {
      statement = raw.createStatement(type, concurrency, holdability);
    }
    statement.setEscapeProcessing(false);
    return statement;
  }

  PreparedStatement prepare(Connection raw, String sql, List<String> keys) throws SQLException {
    if (!keys.isEmpty()) {
      return raw.prepareStatement(sql, keys.toArray(new String[0]));
    }
    if (type == null) {
      return raw.prepareStatement(sql);
    }
    return holdability == null
        ? raw.prepareStatement(sql, type, concurrency)
        : raw.prepareStatement(sql, type, concurrency, holdability);
  }

  CallableStatement prepareCall(Connection raw, String sql) throws SQLException {
    if (type == null) {
      return raw.prepareCall(sql);
    }
    return holdability == null
        ? raw.prepareCall(sql, type, concurrency)
        : raw.prepareCall(sql, type, concurrency, holdability);
  }
}
