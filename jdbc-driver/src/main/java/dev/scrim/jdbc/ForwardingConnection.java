package dev.scrim.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;

/** Forwards what takes no SQL, returns no data and no other JDBC object. */
interface ForwardingConnection extends Connection {
  Connection delegate();

  @Override
  default boolean getAutoCommit() throws SQLException {
    return delegate().getAutoCommit();
  }

  @Override
  default boolean isClosed() throws SQLException {
    return delegate().isClosed();
  }

  @Override
  default void setReadOnly(boolean readOnly) throws SQLException {
    delegate().setReadOnly(readOnly);
  }

  @Override
  default boolean isReadOnly() throws SQLException {
    return delegate().isReadOnly();
  }

  @Override
  default String getCatalog() throws SQLException {
    return delegate().getCatalog();
  }

  @Override
  default void setTransactionIsolation(int level) throws SQLException {
    delegate().setTransactionIsolation(level);
  }

  @Override
  default int getTransactionIsolation() throws SQLException {
    return delegate().getTransactionIsolation();
  }

  @Override
  default void setHoldability(int holdability) throws SQLException {
    delegate().setHoldability(holdability);
  }

  @Override
  default int getHoldability() throws SQLException {
    return delegate().getHoldability();
  }

  @Override
  default boolean isValid(int timeout) throws SQLException {
    return delegate().isValid(timeout);
  }

  @Override
  default String getSchema() throws SQLException {
    return delegate().getSchema();
  }

  @Override
  default void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
    delegate().setNetworkTimeout(executor, milliseconds);
  }

  @Override
  default int getNetworkTimeout() throws SQLException {
    return delegate().getNetworkTimeout();
  }
}
