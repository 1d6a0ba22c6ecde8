package dev.scrim.jdbc;

import java.sql.SQLException;
import java.sql.Savepoint;

/** A savepoint of the real driver. */
record GuardedSavepoint(Savepoint delegate) implements Savepoint, Face<Savepoint> {

  @Override
  public int getSavepointId() throws SQLException {
    return delegate.getSavepointId();
  }

  @Override
  public String getSavepointName() throws SQLException {
    return delegate.getSavepointName();
  }
}
