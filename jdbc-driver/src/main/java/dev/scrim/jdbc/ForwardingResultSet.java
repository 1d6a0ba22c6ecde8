package dev.scrim.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Forwards what returns no data and no other JDBC object, and cannot make the driver fetch. */
interface ForwardingResultSet extends ResultSet {
  ResultSet delegate();

  @Override
  default boolean wasNull() throws SQLException {
    return delegate().wasNull();
  }

  @Override
  default String getCursorName() throws SQLException {
    return delegate().getCursorName();
  }

  @Override
  default int findColumn(String columnLabel) throws SQLException {
    return delegate().findColumn(columnLabel);
  }

  @Override
  default boolean isBeforeFirst() throws SQLException {
    return delegate().isBeforeFirst();
  }

  @Override
  default boolean isFirst() throws SQLException {
    return delegate().isFirst();
  }

  @Override
  default int getRow() throws SQLException {
    return delegate().getRow();
  }

  @Override
  default void setFetchDirection(int direction) throws SQLException {
    delegate().setFetchDirection(direction);
  }

  @Override
  default int getFetchDirection() throws SQLException {
    return delegate().getFetchDirection();
  }

  @Override
  default void setFetchSize(int rows) throws SQLException {
    delegate().setFetchSize(rows);
  }

  @Override
  default int getFetchSize() throws SQLException {
    return delegate().getFetchSize();
  }

  @Override
  default int getType() throws SQLException {
    return delegate().getType();
  }

  @Override
  default boolean rowUpdated() throws SQLException {
    return delegate().rowUpdated();
  }

  @Override
  default boolean rowInserted() throws SQLException {
    return delegate().rowInserted();
  }

  @Override
  default boolean rowDeleted() throws SQLException {
    return delegate().rowDeleted();
  }

  @Override
  default int getHoldability() throws SQLException {
    return delegate().getHoldability();
  }

  @Override
  default boolean isClosed() throws SQLException {
    return delegate().isClosed();
  }
}
