package dev.scrim.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** Forwards what the columns of a result are called and are like. */
interface ForwardingResultSetMetaData extends ResultSetMetaData {
  ResultSetMetaData delegate();

  @Override
  default int getColumnCount() throws SQLException {
    return delegate().getColumnCount();
  }

  @Override
  default boolean isAutoIncrement(int column) throws SQLException {
    return delegate().isAutoIncrement(column);
  }

  @Override
  default boolean isCaseSensitive(int column) throws SQLException {
    return delegate().isCaseSensitive(column);
  }

  @Override
  default boolean isSearchable(int column) throws SQLException {
    return delegate().isSearchable(column);
  }

  @Override
  default boolean isCurrency(int column) throws SQLException {
    return delegate().isCurrency(column);
  }

  @Override
  default int isNullable(int column) throws SQLException {
    return delegate().isNullable(column);
  }

  @Override
  default boolean isSigned(int column) throws SQLException {
    return delegate().isSigned(column);
  }

  @Override
  default int getColumnDisplaySize(int column) throws SQLException {
    return delegate().getColumnDisplaySize(column);
  }

  @Override
  default String getColumnLabel(int column) throws SQLException {
    return delegate().getColumnLabel(column);
  }

  @Override
  default String getColumnName(int column) throws SQLException {
    return delegate().getColumnName(column);
  }

  @Override
  default String getSchemaName(int column) throws SQLException {
    return delegate().getSchemaName(column);
  }

  @Override
  default int getPrecision(int column) throws SQLException {
    return delegate().getPrecision(column);
  }

  @Override
  default int getScale(int column) throws SQLException {
    return delegate().getScale(column);
  }

  @Override
  default String getTableName(int column) throws SQLException {
    return delegate().getTableName(column);
  }

  @Override
  default String getCatalogName(int column) throws SQLException {
    return delegate().getCatalogName(column);
  }

  @Override
  default int getColumnType(int column) throws SQLException {
    return delegate().getColumnType(column);
  }

  @Override
  default String getColumnTypeName(int column) throws SQLException {
    return delegate().getColumnTypeName(column);
  }

  @Override
  default boolean isReadOnly(int column) throws SQLException {
    return delegate().isReadOnly(column);
  }

  @Override
  default boolean isWritable(int column) throws SQLException {
    return delegate().isWritable(column);
  }

  @Override
  default boolean isDefinitelyWritable(int column) throws SQLException {
    return delegate().isDefinitelyWritable(column);
  }

  @Override
  default String getColumnClassName(int column) throws SQLException {
    return delegate().getColumnClassName(column);
  }
}
