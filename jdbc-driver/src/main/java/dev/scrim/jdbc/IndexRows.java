package dev.scrim.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Index metadata without the row and page counts of tables that are not shown whole: they tell of
 * rows that a filter hides, so they are zero.
 */
final class IndexRows extends GuardedResultSet {

  private final GuardedConnection connection;
  private final int cardinality;
  private final int pages;
  private boolean countRead;

  IndexRows(ResultSet raw, GuardedConnection connection) throws SQLException {
    super(raw, null, connection.values(), Outcome.unrecorded(false));
    this.connection = connection;
    this.cardinality = raw.findColumn("CARDINALITY");
    this.pages = raw.findColumn("PAGES");
  }

  /** Whether a column of the current row is a count that the subject must not see. */
  private boolean isCount(int columnIndex) throws SQLException {
    countRead =
        (columnIndex == cardinality || columnIndex == pages)
            && !connection.showsWhole(
                delegate().getString("TABLE_SCHEM"), delegate().getString("TABLE_NAME"));
    return countRead;
  }

  private void requireNoCount(int columnIndex) throws SQLException {
    if (isCount(columnIndex)) {
      throw new SQLException("column " + columnIndex + " is a number", "22018");
    }
  }

  private static <T> T zero(Class<T> type) throws SQLException {
    for (Object zero : List.of(0L, 0, "0", BigDecimal.ZERO, BigInteger.ZERO)) {
      if (type.isInstance(zero)) {
        return type.cast(zero);
      }
    }
    throw new SQLException("a number cannot be read as " + type.getName(), "22018");
  }

  @Override
  public boolean wasNull() throws SQLException {
    return !countRead && super.wasNull();
  }

  @Override
  public String getString(int columnIndex) throws SQLException {
    return isCount(columnIndex) ? "0" : super.getString(columnIndex);
  }

  @Override
  public boolean getBoolean(int columnIndex) throws SQLException {
    return isCount(columnIndex) ? false : super.getBoolean(columnIndex);
  }

  @Override
  public byte getByte(int columnIndex) throws SQLException {
    return isCount(columnIndex) ? 0 : super.getByte(columnIndex);
  }

  @Override
  public short getShort(int columnIndex) throws SQLException {
    return isCount(columnIndex) ? 0 : super.getShort(columnIndex);
  }

  @Override
  public int getInt(int columnIndex) throws SQLException {
    return isCount(columnIndex) ? 0 : super.getInt(columnIndex);
  }

  @Override
  public long getLong(int columnIndex) throws SQLException {
    return isCount(columnIndex) ? 0 : super.getLong(columnIndex);
  }

  @Override
  public float getFloat(int columnIndex) throws SQLException {
    return isCount(columnIndex) ? 0 : super.getFloat(columnIndex);
  }

  @Override
  public double getDouble(int columnIndex) throws SQLException {
    return isCount(columnIndex) ? 0 : super.getDouble(columnIndex);
  }

  @Override
  @Deprecated
  public BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
    return isCount(columnIndex) ? BigDecimal.ZERO : super.getBigDecimal(columnIndex, scale);
  }

  @Override
  public byte[] getBytes(int columnIndex) throws SQLException {
    requireNoCount(columnIndex);
    return super.getBytes(columnIndex);
  }

  @Override
  public Date getDate(int columnIndex) throws SQLException {
    requireNoCount(columnIndex);
    return super.getDate(columnIndex);
  }

  @Override
  public Time getTime(int columnIndex) throws SQLException {
    requireNoCount(columnIndex);
    return super.getTime(columnIndex);
  }

  @Override
  public Timestamp getTimestamp(int columnIndex) throws SQLException {
    requireNoCount(columnIndex);
    return super.getTimestamp(columnIndex);
  }

  @Override
  public InputStream getAsciiStream(int columnIndex) throws SQLException {
    requireNoCount(columnIndex);
    return super.getAsciiStream(columnIndex);
  }

  @Override
  @Deprecated
  public InputStream getUnicodeStream(int columnIndex) throws SQLException {
    requireNoCount(columnIndex);
    return super.getUnicodeStream(columnIndex);
  }

  @Override
  public InputStream getBinaryStream(int columnIndex) throws SQLException {
    requireNoCount(columnIndex);
    return super.getBinaryStream(columnIndex);
  }

  @Override
  public String getString(String columnLabel) throws SQLException {
    return getString(findColumn(columnLabel));
  }

  @Override
  public boolean getBoolean(String columnLabel) throws SQLException {
    return getBoolean(findColumn(columnLabel));
  }

  @Override
  public byte getByte(String columnLabel) throws SQLException {
    return getByte(findColumn(columnLabel));
  }

  @Override
  public short getShort(String columnLabel) throws SQLException {
    return getShort(findColumn(columnLabel));
  }

  @Override
  public int getInt(String columnLabel) throws SQLException {
    return getInt(findColumn(columnLabel));
  }

  @Override
  public long getLong(String columnLabel) throws SQLException {
    return getLong(findColumn(columnLabel));
  }

  @Override
  public float getFloat(String columnLabel) throws SQLException {
    return getFloat(findColumn(columnLabel));
  }

  @Override
  public double getDouble(String columnLabel) throws SQLException {
    return getDouble(findColumn(columnLabel));
  }

  @Override
  @Deprecated
  public BigDecimal getBigDecimal(String columnLabel, int scale) throws SQLException {
    return getBigDecimal(findColumn(columnLabel), scale);
  }

  @Override
  public byte[] getBytes(String columnLabel) throws SQLException {
    return getBytes(findColumn(columnLabel));
  }

  @Override
  public Date getDate(String columnLabel) throws SQLException {
    return getDate(findColumn(columnLabel));
  }

  @Override
  public Time getTime(String columnLabel) throws SQLException {
    return getTime(findColumn(columnLabel));
  }

  @Override
  public Timestamp getTimestamp(String columnLabel) throws SQLException {
    return getTimestamp(findColumn(columnLabel));
  }

  @Override
  public InputStream getAsciiStream(String columnLabel) throws SQLException {
    return getAsciiStream(findColumn(columnLabel));
  }

  @Override
  @Deprecated
  public InputStream getUnicodeStream(String columnLabel) throws SQLException {
    return getUnicodeStream(findColumn(columnLabel));
  }

  @Override
  public InputStream getBinaryStream(String columnLabel) throws SQLException {
    return getBinaryStream(findColumn(columnLabel));
  }

  @Override
  public @Nullable Object getObject(int columnIndex) throws SQLException {
    return isCount(columnIndex) ? 0L : super.getObject(columnIndex);
  }

  @Override
  public @Nullable Object getObject(String columnLabel) throws SQLException {
    return getObject(findColumn(columnLabel));
  }

  @Override
  public Reader getCharacterStream(int columnIndex) throws SQLException {
    requireNoCount(columnIndex);
    return super.getCharacterStream(columnIndex);
  }

  @Override
  public Reader getCharacterStream(String columnLabel) throws SQLException {
    return getCharacterStream(findColumn(columnLabel));
  }

  @Override
  public BigDecimal getBigDecimal(int columnIndex) throws SQLException {
    return isCount(columnIndex) ? BigDecimal.ZERO : super.getBigDecimal(columnIndex);
  }

  @Override
  public BigDecimal getBigDecimal(String columnLabel) throws SQLException {
    return getBigDecimal(findColumn(columnLabel));
  }

  @Override
  public @Nullable Blob getBlob(int columnIndex) throws SQLException {
    requireNoCount(columnIndex);
    return super.getBlob(columnIndex);
  }

  @Override
  public @Nullable Clob getClob(int columnIndex) throws SQLException {
    requireNoCount(columnIndex);
    return super.getClob(columnIndex);
  }

  @Override
  public @Nullable Array getArray(int columnIndex) throws SQLException {
    requireNoCount(columnIndex);
    return super.getArray(columnIndex);
  }

  @Override
  public @Nullable Object getObject(String columnLabel, Map<String, Class<?>> map)
      throws SQLException {
    return getObject(findColumn(columnLabel), map);
  }

  @Override
  public @Nullable Blob getBlob(String columnLabel) throws SQLException {
    return getBlob(findColumn(columnLabel));
  }

  @Override
  public @Nullable Clob getClob(String columnLabel) throws SQLException {
    return getClob(findColumn(columnLabel));
  }

  @Override
  public @Nullable Array getArray(String columnLabel) throws SQLException {
    return getArray(findColumn(columnLabel));
  }

  @Override
  public Date getDate(int columnIndex, Calendar cal) throws SQLException {
    requireNoCount(columnIndex);
    return super.getDate(columnIndex, cal);
  }

  @Override
  public Date getDate(String columnLabel, Calendar cal) throws SQLException {
    return getDate(findColumn(columnLabel), cal);
  }

  @Override
  public Time getTime(int columnIndex, Calendar cal) throws SQLException {
    requireNoCount(columnIndex);
    return super.getTime(columnIndex, cal);
  }

  @Override
  public Time getTime(String columnLabel, Calendar cal) throws SQLException {
    return getTime(findColumn(columnLabel), cal);
  }

  @Override
  public Timestamp getTimestamp(int columnIndex, Calendar cal) throws SQLException {
    requireNoCount(columnIndex);
    return super.getTimestamp(columnIndex, cal);
  }

  @Override
  public Timestamp getTimestamp(String columnLabel, Calendar cal) throws SQLException {
    return getTimestamp(findColumn(columnLabel), cal);
  }

  @Override
  public URL getURL(int columnIndex) throws SQLException {
    requireNoCount(columnIndex);
    return super.getURL(columnIndex);
  }

  @Override
  public URL getURL(String columnLabel) throws SQLException {
    return getURL(findColumn(columnLabel));
  }

  @Override
  public @Nullable NClob getNClob(int columnIndex) throws SQLException {
    requireNoCount(columnIndex);
    return super.getNClob(columnIndex);
  }

  @Override
  public @Nullable NClob getNClob(String columnLabel) throws SQLException {
    return getNClob(findColumn(columnLabel));
  }

  @Override
  public @Nullable SQLXML getSQLXML(int columnIndex) throws SQLException {
    requireNoCount(columnIndex);
    return super.getSQLXML(columnIndex);
  }

  @Override
  public @Nullable SQLXML getSQLXML(String columnLabel) throws SQLException {
    return getSQLXML(findColumn(columnLabel));
  }

  @Override
  public String getNString(int columnIndex) throws SQLException {
    return isCount(columnIndex) ? "0" : super.getNString(columnIndex);
  }

  @Override
  public String getNString(String columnLabel) throws SQLException {
    return getNString(findColumn(columnLabel));
  }

  @Override
  public Reader getNCharacterStream(int columnIndex) throws SQLException {
    requireNoCount(columnIndex);
    return super.getNCharacterStream(columnIndex);
  }

  @Override
  public Reader getNCharacterStream(String columnLabel) throws SQLException {
    return getNCharacterStream(findColumn(columnLabel));
  }

  @Override
  public <T> @Nullable T getObject(int columnIndex, Class<T> type) throws SQLException {
    return isCount(columnIndex) ? zero(type) : super.getObject(columnIndex, type);
  }

  @Override
  public <T> @Nullable T getObject(String columnLabel, Class<T> type) throws SQLException {
    return getObject(findColumn(columnLabel), type);
  }
}
