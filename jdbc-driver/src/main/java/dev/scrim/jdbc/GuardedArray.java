package dev.scrim.jdbc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An array value, whose elements are guarded in their turn. */
final class GuardedArray implements Array, Face<Array> {

  private final Array raw;
  private final Values values;

  GuardedArray(Array raw, Values values) {
    this.raw = raw;
    this.values = values;
  }

  @Override
  public Array delegate() {
    return raw;
  }

  @Override
  public String getBaseTypeName() throws SQLException {
    return raw.getBaseTypeName();
  }

  @Override
  public int getBaseType() throws SQLException {
    return raw.getBaseType();
  }

  @Override
  public @Nullable Object getArray() throws SQLException {
    return values.guarded(raw.getArray());
  }

  @Override
  public @Nullable Object getArray(Map<String, Class<?>> map) throws SQLException {
    Values.requireNoTypes(map);
    return getArray();
  }

  @Override
  public @Nullable Object getArray(long index, int count) throws SQLException {
    return values.guarded(raw.getArray(index, count));
  }

  @Override
  public @Nullable Object getArray(long index, int count, Map<String, Class<?>> map)
      throws SQLException {
    Values.requireNoTypes(map);
    return getArray(index, count);
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return rows(raw.getResultSet());
  }

  @Override
  public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
    Values.requireNoTypes(map);
    return getResultSet();
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    return rows(raw.getResultSet(index, count));
  }

  @Override
  public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map)
      throws SQLException {
    Values.requireNoTypes(map);
    return getResultSet(index, count);
  }

  @Override
  public void free() throws SQLException {
    raw.free();
  }

  private ResultSet rows(ResultSet rows) {
    return new GuardedResultSet(rows, null, values, Outcome.unrecorded(false));
  }
}
