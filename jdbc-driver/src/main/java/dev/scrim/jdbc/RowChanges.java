package dev.scrim.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/**
 * Changes through a result set. What is set goes to the real result set where there is one to
 * change, and each row's change is decided and recorded like the statement that it amounts to.
 */
interface RowChanges extends ResultSet {

  /** The real result set, if its rows may be changed. */
  ResultSet changeable() throws SQLException;

  /** Decides and records a change of a row, then makes it. */
  void change(RowWrites.Change change, RowWrites.Step step) throws SQLException;

  Values values();

  @Override
  default void updateNull(int columnIndex) throws SQLException {
    changeable().updateNull(columnIndex);
  }

  @Override
  default void updateBoolean(int columnIndex, boolean x) throws SQLException {
    changeable().updateBoolean(columnIndex, x);
  }

  @Override
  default void updateByte(int columnIndex, byte x) throws SQLException {
    changeable().updateByte(columnIndex, x);
  }

  @Override
  default void updateShort(int columnIndex, short x) throws SQLException {
    changeable().updateShort(columnIndex, x);
  }

  @Override
  default void updateInt(int columnIndex, int x) throws SQLException {
    changeable().updateInt(columnIndex, x);
  }

  @Override
  default void updateLong(int columnIndex, long x) throws SQLException {
    changeable().updateLong(columnIndex, x);
  }

  @Override
  default void updateFloat(int columnIndex, float x) throws SQLException {
    changeable().updateFloat(columnIndex, x);
  }

  @Override
  default void updateDouble(int columnIndex, double x) throws SQLException {
    changeable().updateDouble(columnIndex, x);
  }

  @Override
  default void updateBigDecimal(int columnIndex, BigDecimal x) throws SQLException {
    changeable().updateBigDecimal(columnIndex, x);
  }

  @Override
  default void updateString(int columnIndex, String x) throws SQLException {
    changeable().updateString(columnIndex, x);
  }

  @Override
  default void updateBytes(int columnIndex, byte[] x) throws SQLException {
    changeable().updateBytes(columnIndex, x);
  }

  @Override
  default void updateDate(int columnIndex, Date x) throws SQLException {
    changeable().updateDate(columnIndex, x);
  }

  @Override
  default void updateTime(int columnIndex, Time x) throws SQLException {
    changeable().updateTime(columnIndex, x);
  }

  @Override
  default void updateTimestamp(int columnIndex, Timestamp x) throws SQLException {
    changeable().updateTimestamp(columnIndex, x);
  }

  @Override
  default void updateAsciiStream(int columnIndex, InputStream x, int length) throws SQLException {
    changeable().updateAsciiStream(columnIndex, x, length);
  }

  @Override
  default void updateBinaryStream(int columnIndex, InputStream x, int length) throws SQLException {
    changeable().updateBinaryStream(columnIndex, x, length);
  }

  @Override
  default void updateCharacterStream(int columnIndex, Reader x, int length) throws SQLException {
    changeable().updateCharacterStream(columnIndex, x, length);
  }

  @Override
  default void updateObject(int columnIndex, Object x, int scaleOrLength) throws SQLException {
    changeable().updateObject(columnIndex, Values.raw(x), scaleOrLength);
  }

  @Override
  default void updateObject(int columnIndex, Object x) throws SQLException {
    changeable().updateObject(columnIndex, Values.raw(x));
  }

  @Override
  default void updateNull(String columnLabel) throws SQLException {
    changeable().updateNull(columnLabel);
  }

  @Override
  default void updateBoolean(String columnLabel, boolean x) throws SQLException {
    changeable().updateBoolean(columnLabel, x);
  }

  @Override
  default void updateByte(String columnLabel, byte x) throws SQLException {
    changeable().updateByte(columnLabel, x);
  }

  @Override
  default void updateShort(String columnLabel, short x) throws SQLException {
    changeable().updateShort(columnLabel, x);
  }

  @Override
  default void updateInt(String columnLabel, int x) throws SQLException {
    changeable().updateInt(columnLabel, x);
  }

  @Override
  default void updateLong(String columnLabel, long x) throws SQLException {
    changeable().updateLong(columnLabel, x);
  }

  @Override
  default void updateFloat(String columnLabel, float x) throws SQLException {
    changeable().updateFloat(columnLabel, x);
  }

  @Override
  default void updateDouble(String columnLabel, double x) throws SQLException {
    changeable().updateDouble(columnLabel, x);
  }

  @Override
  default void updateBigDecimal(String columnLabel, BigDecimal x) throws SQLException {
    changeable().updateBigDecimal(columnLabel, x);
  }

  @Override
  default void updateString(String columnLabel, String x) throws SQLException {
    changeable().updateString(columnLabel, x);
  }

  @Override
  default void updateBytes(String columnLabel, byte[] x) throws SQLException {
    changeable().updateBytes(columnLabel, x);
  }

  @Override
  default void updateDate(String columnLabel, Date x) throws SQLException {
    changeable().updateDate(columnLabel, x);
  }

  @Override
  default void updateTime(String columnLabel, Time x) throws SQLException {
    changeable().updateTime(columnLabel, x);
  }

  @Override
  default void updateTimestamp(String columnLabel, Timestamp x) throws SQLException {
    changeable().updateTimestamp(columnLabel, x);
  }

  @Override
  default void updateAsciiStream(String columnLabel, InputStream x, int length)
      throws SQLException {
    changeable().updateAsciiStream(columnLabel, x, length);
  }

  @Override
  default void updateBinaryStream(String columnLabel, InputStream x, int length)
      throws SQLException {
    changeable().updateBinaryStream(columnLabel, x, length);
  }

  @Override
  default void updateCharacterStream(String columnLabel, Reader reader, int length)
      throws SQLException {
    changeable().updateCharacterStream(columnLabel, reader, length);
  }

  @Override
  default void updateObject(String columnLabel, Object x, int scaleOrLength) throws SQLException {
    changeable().updateObject(columnLabel, Values.raw(x), scaleOrLength);
  }

  @Override
  default void updateObject(String columnLabel, Object x) throws SQLException {
    changeable().updateObject(columnLabel, Values.raw(x));
  }

  @Override
  default void insertRow() throws SQLException {
    change(RowWrites.Change.INSERT, ResultSet::insertRow);
  }

  @Override
  default void updateRow() throws SQLException {
    change(RowWrites.Change.UPDATE, ResultSet::updateRow);
  }

  @Override
  default void deleteRow() throws SQLException {
    change(RowWrites.Change.DELETE, ResultSet::deleteRow);
  }

  @Override
  default void refreshRow() throws SQLException {
    change(RowWrites.Change.READ, ResultSet::refreshRow);
  }

  @Override
  default void cancelRowUpdates() throws SQLException {
    changeable().cancelRowUpdates();
  }

  @Override
  default void moveToInsertRow() throws SQLException {
    changeable().moveToInsertRow();
  }

  @Override
  default void moveToCurrentRow() throws SQLException {
    changeable().moveToCurrentRow();
  }

  @Override
  default void updateRef(int columnIndex, Ref x) throws SQLException {
    throw Refusals.jdbcObject(Ref.class);
  }

  @Override
  default void updateRef(String columnLabel, Ref x) throws SQLException {
    throw Refusals.jdbcObject(Ref.class);
  }

  @Override
  default void updateBlob(int columnIndex, Blob x) throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateBlob(columnIndex, Values.raw(x));
  }

  @Override
  default void updateBlob(String columnLabel, Blob x) throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateBlob(columnLabel, Values.raw(x));
  }

  @Override
  default void updateClob(int columnIndex, Clob x) throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateClob(columnIndex, Values.raw(x));
  }

  @Override
  default void updateClob(String columnLabel, Clob x) throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateClob(columnLabel, Values.raw(x));
  }

  @Override
  default void updateArray(int columnIndex, Array x) throws SQLException {
    changeable().updateArray(columnIndex, Values.raw(x));
  }

  @Override
  default void updateArray(String columnLabel, Array x) throws SQLException {
    changeable().updateArray(columnLabel, Values.raw(x));
  }

  @Override
  default void updateRowId(int columnIndex, RowId x) throws SQLException {
    throw Refusals.jdbcObject(RowId.class);
  }

  @Override
  default void updateRowId(String columnLabel, RowId x) throws SQLException {
    throw Refusals.jdbcObject(RowId.class);
  }

  @Override
  default void updateNString(int columnIndex, String nString) throws SQLException {
    changeable().updateNString(columnIndex, nString);
  }

  @Override
  default void updateNString(String columnLabel, String nString) throws SQLException {
    changeable().updateNString(columnLabel, nString);
  }

  @Override
  default void updateNClob(int columnIndex, NClob nClob) throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateNClob(columnIndex, Values.raw(nClob));
  }

  @Override
  default void updateNClob(String columnLabel, NClob nClob) throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateNClob(columnLabel, Values.raw(nClob));
  }

  @Override
  default void updateSQLXML(int columnIndex, SQLXML xmlObject) throws SQLException {
    changeable().updateSQLXML(columnIndex, Values.raw(xmlObject));
  }

  @Override
  default void updateSQLXML(String columnLabel, SQLXML xmlObject) throws SQLException {
    changeable().updateSQLXML(columnLabel, Values.raw(xmlObject));
  }

  @Override
  default void updateNCharacterStream(int columnIndex, Reader x, long length) throws SQLException {
    changeable().updateNCharacterStream(columnIndex, x, length);
  }

  @Override
  default void updateNCharacterStream(String columnLabel, Reader reader, long length)
      throws SQLException {
    changeable().updateNCharacterStream(columnLabel, reader, length);
  }

  @Override
  default void updateAsciiStream(int columnIndex, InputStream x, long length) throws SQLException {
    changeable().updateAsciiStream(columnIndex, x, length);
  }

  @Override
  default void updateBinaryStream(int columnIndex, InputStream x, long length) throws SQLException {
    changeable().updateBinaryStream(columnIndex, x, length);
  }

  @Override
  default void updateCharacterStream(int columnIndex, Reader x, long length) throws SQLException {
    changeable().updateCharacterStream(columnIndex, x, length);
  }

  @Override
  default void updateAsciiStream(String columnLabel, InputStream x, long length)
      throws SQLException {
    changeable().updateAsciiStream(columnLabel, x, length);
  }

  @Override
  default void updateBinaryStream(String columnLabel, InputStream x, long length)
      throws SQLException {
    changeable().updateBinaryStream(columnLabel, x, length);
  }

  @Override
  default void updateCharacterStream(String columnLabel, Reader reader, long length)
      throws SQLException {
    changeable().updateCharacterStream(columnLabel, reader, length);
  }

  @Override
  default void updateBlob(int columnIndex, InputStream inputStream, long length)
      throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateBlob(columnIndex, inputStream, length);
  }

  @Override
  default void updateBlob(String columnLabel, InputStream inputStream, long length)
      throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateBlob(columnLabel, inputStream, length);
  }

  @Override
  default void updateClob(int columnIndex, Reader reader, long length) throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateClob(columnIndex, reader, length);
  }

  @Override
  default void updateClob(String columnLabel, Reader reader, long length) throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateClob(columnLabel, reader, length);
  }

  @Override
  default void updateNClob(int columnIndex, Reader reader, long length) throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateNClob(columnIndex, reader, length);
  }

  @Override
  default void updateNClob(String columnLabel, Reader reader, long length) throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateNClob(columnLabel, reader, length);
  }

  @Override
  default void updateNCharacterStream(int columnIndex, Reader x) throws SQLException {
    changeable().updateNCharacterStream(columnIndex, x);
  }

  @Override
  default void updateNCharacterStream(String columnLabel, Reader reader) throws SQLException {
    changeable().updateNCharacterStream(columnLabel, reader);
  }

  @Override
  default void updateAsciiStream(int columnIndex, InputStream x) throws SQLException {
    changeable().updateAsciiStream(columnIndex, x);
  }

  @Override
  default void updateBinaryStream(int columnIndex, InputStream x) throws SQLException {
    changeable().updateBinaryStream(columnIndex, x);
  }

  @Override
  default void updateCharacterStream(int columnIndex, Reader x) throws SQLException {
    changeable().updateCharacterStream(columnIndex, x);
  }

  @Override
  default void updateAsciiStream(String columnLabel, InputStream x) throws SQLException {
    changeable().updateAsciiStream(columnLabel, x);
  }

  @Override
  default void updateBinaryStream(String columnLabel, InputStream x) throws SQLException {
    changeable().updateBinaryStream(columnLabel, x);
  }

  @Override
  default void updateCharacterStream(String columnLabel, Reader reader) throws SQLException {
    changeable().updateCharacterStream(columnLabel, reader);
  }

  @Override
  default void updateBlob(int columnIndex, InputStream inputStream) throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateBlob(columnIndex, inputStream);
  }

  @Override
  default void updateBlob(String columnLabel, InputStream inputStream) throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateBlob(columnLabel, inputStream);
  }

  @Override
  default void updateClob(int columnIndex, Reader reader) throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateClob(columnIndex, reader);
  }

  @Override
  default void updateClob(String columnLabel, Reader reader) throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateClob(columnLabel, reader);
  }

  @Override
  default void updateNClob(int columnIndex, Reader reader) throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateNClob(columnIndex, reader);
  }

  @Override
  default void updateNClob(String columnLabel, Reader reader) throws SQLException {
    values().requireNoLargeObjects();
    changeable().updateNClob(columnLabel, reader);
  }

  @Override
  default void updateObject(int columnIndex, Object x, SQLType targetSqlType, int scaleOrLength)
      throws SQLException {
    changeable().updateObject(columnIndex, Values.raw(x), targetSqlType, scaleOrLength);
  }

  @Override
  default void updateObject(String columnLabel, Object x, SQLType targetSqlType, int scaleOrLength)
      throws SQLException {
    changeable().updateObject(columnLabel, Values.raw(x), targetSqlType, scaleOrLength);
  }

  @Override
  default void updateObject(int columnIndex, Object x, SQLType targetSqlType) throws SQLException {
    changeable().updateObject(columnIndex, Values.raw(x), targetSqlType);
  }

  @Override
  default void updateObject(String columnLabel, Object x, SQLType targetSqlType)
      throws SQLException {
    changeable().updateObject(columnLabel, Values.raw(x), targetSqlType);
  }
}
