package dev.scrim.jdbc;

import java.sql.SQLException;
import java.sql.Statement;

/** Forwards what takes no SQL, returns no data and no other JDBC object. */
interface ForwardingStatement extends Statement {
  Statement delegate() throws SQLException;

  @Override
  default int getMaxFieldSize() throws SQLException {
    return delegate().getMaxFieldSize();
  }

  @Override
  default void setMaxFieldSize(int max) throws SQLException {
    delegate().setMaxFieldSize(max);
  }

  @Override
  default int getQueryTimeout() throws SQLException {
    return delegate().getQueryTimeout();
  }

  @Override
  default void setQueryTimeout(int seconds) throws SQLException {
    delegate().setQueryTimeout(seconds);
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
  default int getResultSetConcurrency() throws SQLException {
    return delegate().getResultSetConcurrency();
  }

  @Override
  default int getResultSetType() throws SQLException {
    return delegate().getResultSetType();
  }

  @Override
  default int getResultSetHoldability() throws SQLException {
    return delegate().getResultSetHoldability();
  }

  @Override
  default void closeOnCompletion() throws SQLException {
    delegate().closeOnCompletion();
  }

  @Override
  default boolean isCloseOnCompletion() throws SQLException {
    return delegate().isCloseOnCompletion();
  }

  @Override
  default String enquoteLiteral(String val) throws SQLException {
    return delegate().enquoteLiteral(val);
  }

  @Override
  default String enquoteIdentifier(String identifier, boolean alwaysQuote) throws SQLException {
    return delegate().enquoteIdentifier(identifier, alwaysQuote);
  }

  @Override
  default boolean isSimpleIdentifier(String identifier) throws SQLException {
    return delegate().isSimpleIdentifier(identifier);
  }

  @Override
  default String enquoteNCharLiteral(String val) throws SQLException {
    return delegate().enquoteNCharLiteral(val);
  }
}
