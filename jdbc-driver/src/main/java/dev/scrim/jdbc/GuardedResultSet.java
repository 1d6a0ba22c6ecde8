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
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a statement, or the driver's metadata, gave. Plain values come straight from the real
 * result set: this is the hot path.
 */
sealed class GuardedResultSet implements ForwardingResultSet, RowChanges permits IndexRows {

  private final ResultSet raw;
  private final @Nullable Statement statement;
  private final Values values;
  private final Outcome outcome;
  private final @Nullable RowWrites writes;
  private @Nullable Boolean cursors;

  /**
   * Wraps rows.
   *
   * @param statement whose rows they are, or null where no statement of the application's is
   * @param outcome to which the rows are counted, and which their end ends
   */
  GuardedResultSet(ResultSet raw, @Nullable Statement statement, Values values, Outcome outcome) {
    this(raw, statement, values, outcome, null);
  }

  /** The same, with rows that may be changed unless {@code writes} is null. */
  GuardedResultSet(
      ResultSet raw,
      @Nullable Statement statement,
      Values values,
      Outcome outcome,
      @Nullable RowWrites writes) {
    this.raw = raw;
    this.statement = statement;
    this.values = values;
    this.outcome = outcome;
    this.writes = writes;
  }

  @Override
  public final Values values() {
    return values;
  }

  @Override
  public final ResultSet changeable() throws SQLException {
    if (writes == null) {
      throw Refusals.refused(Refusals.CHANGES);
    }
    return raw;
  }

  @Override
  public final void change(RowWrites.Change change, RowWrites.Step step) throws SQLException {
    if (writes == null) {
      throw Refusals.refused(Refusals.CHANGES);
    }
    writes.make(change, raw, step);
  }

  @Override
  public int getConcurrency() throws SQLException {
    int concurrency = raw.getConcurrency();
    return writes == null ? CONCUR_READ_ONLY : concurrency;
  }

  @Override
  public final ResultSet delegate() {
    return raw;
  }

  @Override
  public boolean next() throws SQLException {
    boolean isRow;
    try {
      isRow = raw.next();
    } catch (SQLException failure) {
      throw failed(failure);
    }
    if (isRow) {
      outcome.row();
    } else {
      outcome.succeeded();
    }
    return isRow;
  }

  @Override
  public void close() throws SQLException {
    try {
      raw.close();
    } catch (SQLException failure) {
      throw failed(failure);
    }
    outcome.succeeded();
  }

  private SQLException failed(SQLException failure) {
    return outcome.failed(failure);
  }

  /** Moves a result that scrolls. */
  @FunctionalInterface
  private interface Move {
    boolean move() throws SQLException;
  }

  private boolean moved(Move move) throws SQLException {
    try {
      boolean onRow = move.move();
      if (onRow) {
        outcome.reached(raw.getRow());
      }
      return onRow;
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  @Override
  public boolean isLast() throws SQLException {
    return moved(raw::isLast);
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    try {
      return raw.isAfterLast();
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  @Override
  public boolean first() throws SQLException {
    return moved(raw::first);
  }

  @Override
  public boolean last() throws SQLException {
    return moved(raw::last);
  }

  @Override
  public boolean absolute(int row) throws SQLException {
    return moved(() -> raw.absolute(row));
  }

  @Override
  public boolean relative(int rows) throws SQLException {
    return moved(() -> raw.relative(rows));
  }

  @Override
  public boolean previous() throws SQLException {
    return moved(raw::previous);
  }

  @Override
  public void beforeFirst() throws SQLException {
    moved(
        () -> {
          raw.beforeFirst();
          return false;
        });
  }

  @Override
  public void afterLast() throws SQLException {
    moved(
        () -> {
          raw.afterLast();
          return false;
        });
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    if (raw.isClosed()) {
      throw new SQLException("the result set is closed", "55000");
    }
    return statement;
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    return new GuardedResultSetMetaData(raw.getMetaData());
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    SQLWarning warning = raw.getWarnings();
    return outcome.guarded() ? null : warning;
  }

  @Override
  public void clearWarnings() throws SQLException {
    raw.clearWarnings();
  }

  @Override
  public @Nullable Object getObject(int columnIndex) throws SQLException {
    requireNoCursor();
    return values.guarded(raw.getObject(columnIndex));
  }

  @Override
  public @Nullable Object getObject(String columnLabel) throws SQLException {
    requireNoCursor();
    return values.guarded(raw.getObject(columnLabel));
  }

  @Override
  public @Nullable Object getObject(int columnIndex, Map<String, Class<?>> map)
      throws SQLException {
    Values.requireNoTypes(map);
    return getObject(columnIndex);
  }

  @Override
  public @Nullable Object getObject(String columnLabel, Map<String, Class<?>> map)
      throws SQLException {
    Values.requireNoTypes(map);
    return getObject(columnLabel);
  }

  @Override
  public <T> @Nullable T getObject(int columnIndex, Class<T> type) throws SQLException {
    Values.requireValueType(type);
    requireNoCursor();
    return values.typed(
        type, () -> raw.getObject(columnIndex), () -> raw.getObject(columnIndex, type));
  }

  @Override
  public <T> @Nullable T getObject(String columnLabel, Class<T> type) throws SQLException {
    return getObject(findColumn(columnLabel), type);
  }

  /** Some drivers run a query when a cursor's value is read as an object: none is let go so far. */
  private void requireNoCursor() throws SQLException {
    Boolean known = cursors;
    if (known == null) {
      known = hasCursors(raw.getMetaData());
      cursors = known;
    }
    if (known) {
      throw Refusals.refused(
          "a result with a cursor among its columns is refused here: the policy does not know the"
              + " cursor's query; read the other columns with getString, getInt and the like");
    }
  }

  private static boolean hasCursors(ResultSetMetaData metaData) throws SQLException {
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      if (metaData.getColumnType(i) == Types.REF_CURSOR) {
        return true;
      }
    }
    return false;
  }

  @Override
  public @Nullable Array getArray(int columnIndex) throws SQLException {
    return values.array(raw.getArray(columnIndex));
  }

  @Override
  public @Nullable Array getArray(String columnLabel) throws SQLException {
    return values.array(raw.getArray(columnLabel));
  }

  @Override
  public @Nullable Blob getBlob(int columnIndex) throws SQLException {
    values.requireNoLargeObjects();
    return values.blob(raw.getBlob(columnIndex));
  }

  @Override
  public @Nullable Blob getBlob(String columnLabel) throws SQLException {
    return getBlob(findColumn(columnLabel));
  }

  @Override
  public @Nullable Clob getClob(int columnIndex) throws SQLException {
    values.requireNoLargeObjects();
    return values.clob(raw.getClob(columnIndex));
  }

  @Override
  public @Nullable Clob getClob(String columnLabel) throws SQLException {
    return getClob(findColumn(columnLabel));
  }

  @Override
  public @Nullable NClob getNClob(int columnIndex) throws SQLException {
    values.requireNoLargeObjects();
    return values.nclob(raw.getNClob(columnIndex));
  }

  @Override
  public @Nullable NClob getNClob(String columnLabel) throws SQLException {
    return getNClob(findColumn(columnLabel));
  }

  @Override
  public @Nullable SQLXML getSQLXML(int columnIndex) throws SQLException {
    return values.xml(raw.getSQLXML(columnIndex));
  }

  @Override
  public @Nullable SQLXML getSQLXML(String columnLabel) throws SQLException {
    return values.xml(raw.getSQLXML(columnLabel));
  }

  @Override
  public Ref getRef(int columnIndex) throws SQLException {
    throw Refusals.jdbcObject(Ref.class);
  }

  @Override
  public Ref getRef(String columnLabel) throws SQLException {
    throw Refusals.jdbcObject(Ref.class);
  }

  @Override
  public RowId getRowId(int columnIndex) throws SQLException {
    throw Refusals.jdbcObject(RowId.class);
  }

  @Override
  public RowId getRowId(String columnLabel) throws SQLException {
    throw Refusals.jdbcObject(RowId.class);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Refusals.unwrap(this, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  @Override
  public String getString(int columnIndex) throws SQLException {
    return raw.getString(columnIndex);
  }

  @Override
  public boolean getBoolean(int columnIndex) throws SQLException {
    return raw.getBoolean(columnIndex);
  }

  @Override
  public byte getByte(int columnIndex) throws SQLException {
    return raw.getByte(columnIndex);
  }

  @Override
  public short getShort(int columnIndex) throws SQLException {
    return raw.getShort(columnIndex);
  }

  @Override
  public int getInt(int columnIndex) throws SQLException {
    return raw.getInt(columnIndex);
  }

  @Override
  public long getLong(int columnIndex) throws SQLException {
    return raw.getLong(columnIndex);
  }

  @Override
  public float getFloat(int columnIndex) throws SQLException {
    return raw.getFloat(columnIndex);
  }

  @Override
  public double getDouble(int columnIndex) throws SQLException {
    return raw.getDouble(columnIndex);
  }

  @Override
  @Deprecated
  public BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
    return raw.getBigDecimal(columnIndex, scale);
  }

  @Override
  public byte[] getBytes(int columnIndex) throws SQLException {
    return raw.getBytes(columnIndex);
  }

  @Override
  public Date getDate(int columnIndex) throws SQLException {
    return raw.getDate(columnIndex);
  }

  @Override
  public Time getTime(int columnIndex) throws SQLException {
    return raw.getTime(columnIndex);
  }

  @Override
  public Timestamp getTimestamp(int columnIndex) throws SQLException {
    return raw.getTimestamp(columnIndex);
  }

  @Override
  public InputStream getAsciiStream(int columnIndex) throws SQLException {
    return raw.getAsciiStream(columnIndex);
  }

  @Override
  @Deprecated
  public InputStream getUnicodeStream(int columnIndex) throws SQLException {
    return raw.getUnicodeStream(columnIndex);
  }

  @Override
  public InputStream getBinaryStream(int columnIndex) throws SQLException {
    return raw.getBinaryStream(columnIndex);
  }

  @Override
  public String getString(String columnLabel) throws SQLException {
    return raw.getString(columnLabel);
  }

  @Override
  public boolean getBoolean(String columnLabel) throws SQLException {
    return raw.getBoolean(columnLabel);
  }

  @Override
  public byte getByte(String columnLabel) throws SQLException {
    return raw.getByte(columnLabel);
  }

  @Override
  public short getShort(String columnLabel) throws SQLException {
    return raw.getShort(columnLabel);
  }

  @Override
  public int getInt(String columnLabel) throws SQLException {
    return raw.getInt(columnLabel);
  }

  @Override
  public long getLong(String columnLabel) throws SQLException {
    return raw.getLong(columnLabel);
  }

  @Override
  public float getFloat(String columnLabel) throws SQLException {
    return raw.getFloat(columnLabel);
  }

  @Override
  public double getDouble(String columnLabel) throws SQLException {
    return raw.getDouble(columnLabel);
  }

  @Override
  @Deprecated
  public BigDecimal getBigDecimal(String columnLabel, int scale) throws SQLException {
    return raw.getBigDecimal(columnLabel, scale);
  }

  @Override
  public byte[] getBytes(String columnLabel) throws SQLException {
    return raw.getBytes(columnLabel);
  }

  @Override
  public Date getDate(String columnLabel) throws SQLException {
    return raw.getDate(columnLabel);
  }

  @Override
  public Time getTime(String columnLabel) throws SQLException {
    return raw.getTime(columnLabel);
  }

  @Override
  public Timestamp getTimestamp(String columnLabel) throws SQLException {
    return raw.getTimestamp(columnLabel);
  }

  @Override
  public InputStream getAsciiStream(String columnLabel) throws SQLException {
    return raw.getAsciiStream(columnLabel);
  }

  @Override
  @Deprecated
  public InputStream getUnicodeStream(String columnLabel) throws SQLException {
    return raw.getUnicodeStream(columnLabel);
  }

  @Override
  public InputStream getBinaryStream(String columnLabel) throws SQLException {
    return raw.getBinaryStream(columnLabel);
  }

  @Override
  public Reader getCharacterStream(int columnIndex) throws SQLException {
    return raw.getCharacterStream(columnIndex);
  }

  @Override
  public Reader getCharacterStream(String columnLabel) throws SQLException {
    return raw.getCharacterStream(columnLabel);
  }

  @Override
  public BigDecimal getBigDecimal(int columnIndex) throws SQLException {
    return raw.getBigDecimal(columnIndex);
  }

  @Override
  public BigDecimal getBigDecimal(String columnLabel) throws SQLException {
    return raw.getBigDecimal(columnLabel);
  }

  @Override
  public Date getDate(int columnIndex, Calendar cal) throws SQLException {
    return raw.getDate(columnIndex, cal);
  }

  @Override
  public Date getDate(String columnLabel, Calendar cal) throws SQLException {
    return raw.getDate(columnLabel, cal);
  }

  @Override
  public Time getTime(int columnIndex, Calendar cal) throws SQLException {
    return raw.getTime(columnIndex, cal);
  }

  @Override
  public Time getTime(String columnLabel, Calendar cal) throws SQLException {
    return raw.getTime(columnLabel, cal);
  }

  @Override
  public Timestamp getTimestamp(int columnIndex, Calendar cal) throws SQLException {
    return raw.getTimestamp(columnIndex, cal);
  }

  @Override
  public Timestamp getTimestamp(String columnLabel, Calendar cal) throws SQLException {
    return raw.getTimestamp(columnLabel, cal);
  }

  @Override
  public URL getURL(int columnIndex) throws SQLException {
    return raw.getURL(columnIndex);
  }

  @Override
  public URL getURL(String columnLabel) throws SQLException {
    return raw.getURL(columnLabel);
  }

  @Override
  public String getNString(int columnIndex) throws SQLException {
    return raw.getNString(columnIndex);
  }

  @Override
  public String getNString(String columnLabel) throws SQLException {
    return raw.getNString(columnLabel);
  }

  @Override
  public Reader getNCharacterStream(int columnIndex) throws SQLException {
    return raw.getNCharacterStream(columnIndex);
  }

  @Override
  public Reader getNCharacterStream(String columnLabel) throws SQLException {
    return raw.getNCharacterStream(columnLabel);
  }
}
