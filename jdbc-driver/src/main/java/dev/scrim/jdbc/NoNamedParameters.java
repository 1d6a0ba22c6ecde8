package dev.scrim.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;

/** Refuses parameters by name: names could not follow a parameter to where the policy puts it. */
interface NoNamedParameters extends CallableStatement {
  @Override
  default void registerOutParameter(String parameterName, int sqlType) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void registerOutParameter(String parameterName, int sqlType, int scale)
      throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void registerOutParameter(String parameterName, int sqlType, String typeName)
      throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setURL(String parameterName, URL val) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setNull(String parameterName, int sqlType) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setBoolean(String parameterName, boolean x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setByte(String parameterName, byte x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setShort(String parameterName, short x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setInt(String parameterName, int x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setLong(String parameterName, long x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setFloat(String parameterName, float x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setDouble(String parameterName, double x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setBigDecimal(String parameterName, BigDecimal x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setString(String parameterName, String x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setBytes(String parameterName, byte[] x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setDate(String parameterName, Date x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setTime(String parameterName, Time x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setTimestamp(String parameterName, Timestamp x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setAsciiStream(String parameterName, InputStream x, int length) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setBinaryStream(String parameterName, InputStream x, int length)
      throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setObject(String parameterName, Object x, int targetSqlType, int scale)
      throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setObject(String parameterName, Object x, int targetSqlType) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setObject(String parameterName, Object x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setCharacterStream(String parameterName, Reader reader, int length)
      throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setDate(String parameterName, Date x, Calendar cal) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setTime(String parameterName, Time x, Calendar cal) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setTimestamp(String parameterName, Timestamp x, Calendar cal) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setNull(String parameterName, int sqlType, String typeName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default String getString(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default boolean getBoolean(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default byte getByte(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default short getShort(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default int getInt(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default long getLong(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default float getFloat(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default double getDouble(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default byte[] getBytes(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default Date getDate(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default Time getTime(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default Timestamp getTimestamp(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default Object getObject(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default BigDecimal getBigDecimal(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default Object getObject(String parameterName, Map<String, Class<?>> map) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default Ref getRef(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default Blob getBlob(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default Clob getClob(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default Array getArray(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default Date getDate(String parameterName, Calendar cal) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default Time getTime(String parameterName, Calendar cal) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default Timestamp getTimestamp(String parameterName, Calendar cal) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default URL getURL(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default RowId getRowId(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setRowId(String parameterName, RowId x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setNString(String parameterName, String value) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setNCharacterStream(String parameterName, Reader value, long length)
      throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setNClob(String parameterName, NClob value) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setClob(String parameterName, Reader reader, long length) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setBlob(String parameterName, InputStream inputStream, long length)
      throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setNClob(String parameterName, Reader reader, long length) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default NClob getNClob(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setSQLXML(String parameterName, SQLXML xmlObject) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default SQLXML getSQLXML(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default String getNString(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default Reader getNCharacterStream(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default Reader getCharacterStream(String parameterName) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setBlob(String parameterName, Blob x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setClob(String parameterName, Clob x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setAsciiStream(String parameterName, InputStream x, long length)
      throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setBinaryStream(String parameterName, InputStream x, long length)
      throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setCharacterStream(String parameterName, Reader reader, long length)
      throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setAsciiStream(String parameterName, InputStream x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setBinaryStream(String parameterName, InputStream x) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setCharacterStream(String parameterName, Reader reader) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setNCharacterStream(String parameterName, Reader value) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setClob(String parameterName, Reader reader) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setBlob(String parameterName, InputStream inputStream) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setNClob(String parameterName, Reader reader) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default <T> T getObject(String parameterName, Class<T> type) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setObject(String parameterName, Object x, SQLType targetSqlType, int scaleOrLength)
      throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void setObject(String parameterName, Object x, SQLType targetSqlType)
      throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void registerOutParameter(String parameterName, SQLType sqlType) throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void registerOutParameter(String parameterName, SQLType sqlType, int scale)
      throws SQLException {
    throw Refusals.namedParameter();
  }

  @Override
  default void registerOutParameter(String parameterName, SQLType sqlType, String typeName)
      throws SQLException {
    throw Refusals.namedParameter();
  }
}
