package dev.scrim.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each parameter, so that it can be set on whatever is prepared when the statement runs. What
 * the application may change meanwhile is copied.
 */
interface RecordingPreparedStatement extends PreparedStatement {

  /** Keeps a parameter; a stream can be set only once. */
  void record(int index, Parameters.Setter setter, boolean stream) throws SQLException;

  Values values();

  @Override
  default void setNull(int parameterIndex, int sqlType) throws SQLException {
    record(parameterIndex, (to, at) -> to.setNull(at, sqlType), false);
  }

  @Override
  default void setBoolean(int parameterIndex, boolean x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setBoolean(at, x), false);
  }

  @Override
  default void setByte(int parameterIndex, byte x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setByte(at, x), false);
  }

  @Override
  default void setShort(int parameterIndex, short x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setShort(at, x), false);
  }

  @Override
  default void setInt(int parameterIndex, int x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setInt(at, x), false);
  }

  @Override
  default void setLong(int parameterIndex, long x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setLong(at, x), false);
  }

  @Override
  default void setFloat(int parameterIndex, float x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setFloat(at, x), false);
  }

  @Override
  default void setDouble(int parameterIndex, double x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setDouble(at, x), false);
  }

  @Override
  default void setBigDecimal(int parameterIndex, BigDecimal x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setBigDecimal(at, x), false);
  }

  @Override
  default void setString(int parameterIndex, String x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setString(at, x), false);
  }

  @Override
  default void setBytes(int parameterIndex, byte[] x) throws SQLException {
    byte[] value = x == null ? null : x.clone();
    record(parameterIndex, (to, at) -> to.setBytes(at, value), false);
  }

  @Override
  default void setDate(int parameterIndex, Date x) throws SQLException {
    Date value = x == null ? null : (Date) x.clone();
    record(parameterIndex, (to, at) -> to.setDate(at, value), false);
  }

  @Override
  default void setTime(int parameterIndex, Time x) throws SQLException {
    Time value = x == null ? null : (Time) x.clone();
    record(parameterIndex, (to, at) -> to.setTime(at, value), false);
  }

  @Override
  default void setTimestamp(int parameterIndex, Timestamp x) throws SQLException {
    Timestamp value = x == null ? null : (Timestamp) x.clone();
    record(parameterIndex, (to, at) -> to.setTimestamp(at, value), false);
  }

  @Override
  default void setAsciiStream(int parameterIndex, InputStream x, int length) throws SQLException {
    record(parameterIndex, (to, at) -> to.setAsciiStream(at, x, length), true);
  }

  @Override
  @Deprecated
  default void setUnicodeStream(int parameterIndex, InputStream x, int length) throws SQLException {
    record(parameterIndex, (to, at) -> to.setUnicodeStream(at, x, length), true);
  }

  @Override
  default void setBinaryStream(int parameterIndex, InputStream x, int length) throws SQLException {
    record(parameterIndex, (to, at) -> to.setBinaryStream(at, x, length), true);
  }

  @Override
  default void setObject(int parameterIndex, Object x, int targetSqlType) throws SQLException {
    Object value = value(x, targetSqlType);
    record(parameterIndex, (to, at) -> to.setObject(at, value, targetSqlType), isStream(value));
  }

  @Override
  default void setObject(int parameterIndex, Object x) throws SQLException {
    Object value = value(x, Types.OTHER);
    record(parameterIndex, (to, at) -> to.setObject(at, value), isStream(value));
  }

  @Override
  default void setCharacterStream(int parameterIndex, Reader reader, int length)
      throws SQLException {
    record(parameterIndex, (to, at) -> to.setCharacterStream(at, reader, length), true);
  }

  @Override
  default void setRef(int parameterIndex, Ref x) throws SQLException {
    throw Refusals.jdbcObject(Ref.class);
  }

  @Override
  default void setBlob(int parameterIndex, Blob x) throws SQLException {
    values().requireNoLargeObjects();
    Blob value = Values.raw(x);
    record(parameterIndex, (to, at) -> to.setBlob(at, value), false);
  }

  @Override
  default void setClob(int parameterIndex, Clob x) throws SQLException {
    values().requireNoLargeObjects();
    Clob value = Values.raw(x);
    record(parameterIndex, (to, at) -> to.setClob(at, value), false);
  }

  @Override
  default void setArray(int parameterIndex, Array x) throws SQLException {
    Array value = Values.raw(x);
    record(parameterIndex, (to, at) -> to.setArray(at, value), false);
  }

  @Override
  default void setDate(int parameterIndex, Date x, Calendar cal) throws SQLException {
    Date value = x == null ? null : (Date) x.clone();
    Calendar zone = cal == null ? null : (Calendar) cal.clone();
    record(parameterIndex, (to, at) -> to.setDate(at, value, zone), false);
  }

  @Override
  default void setTime(int parameterIndex, Time x, Calendar cal) throws SQLException {
    Time value = x == null ? null : (Time) x.clone();
    Calendar zone = cal == null ? null : (Calendar) cal.clone();
    record(parameterIndex, (to, at) -> to.setTime(at, value, zone), false);
  }

  @Override
  default void setTimestamp(int parameterIndex, Timestamp x, Calendar cal) throws SQLException {
    Timestamp value = x == null ? null : (Timestamp) x.clone();
    Calendar zone = cal == null ? null : (Calendar) cal.clone();
    record(parameterIndex, (to, at) -> to.setTimestamp(at, value, zone), false);
  }

  @Override
  default void setNull(int parameterIndex, int sqlType, String typeName) throws SQLException {
    record(parameterIndex, (to, at) -> to.setNull(at, sqlType, typeName), false);
  }

  @Override
  default void setURL(int parameterIndex, URL x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setURL(at, x), false);
  }

  @Override
  default void setRowId(int parameterIndex, RowId x) throws SQLException {
    throw Refusals.jdbcObject(RowId.class);
  }

  @Override
  default void setNString(int parameterIndex, String value) throws SQLException {
    record(parameterIndex, (to, at) -> to.setNString(at, value), false);
  }

  @Override
  default void setNCharacterStream(int parameterIndex, Reader value, long length)
      throws SQLException {
    record(parameterIndex, (to, at) -> to.setNCharacterStream(at, value, length), true);
  }

  @Override
  default void setNClob(int parameterIndex, NClob value) throws SQLException {
    values().requireNoLargeObjects();
    NClob clob = Values.raw(value);
    record(parameterIndex, (to, at) -> to.setNClob(at, clob), false);
  }

  @Override
  default void setClob(int parameterIndex, Reader reader, long length) throws SQLException {
    values().requireNoLargeObjects();
    record(parameterIndex, (to, at) -> to.setClob(at, reader, length), true);
  }

  @Override
  default void setBlob(int parameterIndex, InputStream inputStream, long length)
      throws SQLException {
    values().requireNoLargeObjects();
    record(parameterIndex, (to, at) -> to.setBlob(at, inputStream, length), true);
  }

  @Override
  default void setNClob(int parameterIndex, Reader reader, long length) throws SQLException {
    values().requireNoLargeObjects();
    record(parameterIndex, (to, at) -> to.setNClob(at, reader, length), true);
  }

  @Override
  default void setSQLXML(int parameterIndex, SQLXML xmlObject) throws SQLException {
    SQLXML value = Values.raw(xmlObject);
    record(parameterIndex, (to, at) -> to.setSQLXML(at, value), false);
  }

  @Override
  default void setObject(int parameterIndex, Object x, int targetSqlType, int scaleOrLength)
      throws SQLException {
    Object value = value(x, targetSqlType);
    record(
        parameterIndex,
        (to, at) -> to.setObject(at, value, targetSqlType, scaleOrLength),
        isStream(value));
  }

  @Override
  default void setAsciiStream(int parameterIndex, InputStream x, long length) throws SQLException {
    record(parameterIndex, (to, at) -> to.setAsciiStream(at, x, length), true);
  }

  @Override
  default void setBinaryStream(int parameterIndex, InputStream x, long length) throws SQLException {
    record(parameterIndex, (to, at) -> to.setBinaryStream(at, x, length), true);
  }

  @Override
  default void setCharacterStream(int parameterIndex, Reader reader, long length)
      throws SQLException {
    record(parameterIndex, (to, at) -> to.setCharacterStream(at, reader, length), true);
  }

  @Override
  default void setAsciiStream(int parameterIndex, InputStream x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setAsciiStream(at, x), true);
  }

  @Override
  default void setBinaryStream(int parameterIndex, InputStream x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setBinaryStream(at, x), true);
  }

  @Override
  default void setCharacterStream(int parameterIndex, Reader reader) throws SQLException {
    record(parameterIndex, (to, at) -> to.setCharacterStream(at, reader), true);
  }

  @Override
  default void setNCharacterStream(int parameterIndex, Reader value) throws SQLException {
    record(parameterIndex, (to, at) -> to.setNCharacterStream(at, value), true);
  }

  @Override
  default void setClob(int parameterIndex, Reader reader) throws SQLException {
    values().requireNoLargeObjects();
    record(parameterIndex, (to, at) -> to.setClob(at, reader), true);
  }

  @Override
  default void setBlob(int parameterIndex, InputStream inputStream) throws SQLException {
    values().requireNoLargeObjects();
    record(parameterIndex, (to, at) -> to.setBlob(at, inputStream), true);
  }

  @Override
  default void setNClob(int parameterIndex, Reader reader) throws SQLException {
    values().requireNoLargeObjects();
    record(parameterIndex, (to, at) -> to.setNClob(at, reader), true);
  }

  @Override
  default void setObject(int parameterIndex, Object x, SQLType targetSqlType, int scaleOrLength)
      throws SQLException {
    Object value = value(x, sqlType(targetSqlType));
    record(
        parameterIndex,
        (to, at) -> to.setObject(at, value, targetSqlType, scaleOrLength),
        isStream(value));
  }

  @Override
  default void setObject(int parameterIndex, Object x, SQLType targetSqlType) throws SQLException {
    Object value = value(x, sqlType(targetSqlType));
    record(parameterIndex, (to, at) -> to.setObject(at, value, targetSqlType), isStream(value));
  }

  /**
   * A value that may be kept: no object that leads out, no LOB that the product keeps elsewhere.
   */
  private @Nullable Object value(@Nullable Object x, int sqlType) throws SQLException {
    if (x == null) {
      return null;
    }
    if (x instanceof Blob || x instanceof Clob || Values.isLob(sqlType)) {
      values().requireNoLargeObjects();
    }
    if (x instanceof java.util.Date date) {
      return date.clone();
    }
    if (x instanceof Calendar calendar) {
      return calendar.clone();
    }
    return x instanceof byte[] bytes ? bytes.clone() : Values.raw(x);
  }

  private static boolean isStream(@Nullable Object value) {
    return value instanceof InputStream || value instanceof Reader;
  }

  /** The number of a SQL type, as far as it has one. */
  static int sqlType(@Nullable SQLType type) {
    Integer number = type == null ? null : type.getVendorTypeNumber();
    return number == null ? Types.OTHER : number;
  }
}
