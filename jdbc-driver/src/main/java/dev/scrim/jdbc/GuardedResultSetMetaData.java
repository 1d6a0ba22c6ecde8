package dev.scrim.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** What the columns of a guarded result are called and are like. */
final class GuardedResultSetMetaData implements ForwardingResultSetMetaData {

  private final ResultSetMetaData raw;

  GuardedResultSetMetaData(ResultSetMetaData raw) {
    this.raw = raw;
  }

  @Override
  public ResultSetMetaData delegate() {
    return raw;
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Refusals.unwrap(this, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
