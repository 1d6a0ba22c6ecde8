package dev.scrim.jdbc;

import dev.scrim.enforce.ParameterMap;
import dev.scrim.enforce.Plan;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call, planned and prepared as any other statement; its parameters go by position. */
final class GuardedCallableStatement extends GuardedPreparedStatement implements NoNamedParameters {

  GuardedCallableStatement(GuardedConnection connection, StatementShape shape, String sql) {
    super(connection, shape, sql, Keys.NONE);
  }

  @Override
  PreparedStatement prepare(Plan plan) throws SQLException {
    return shape.prepareCall(connection.delegate(), plan.sql());
  }

  /** The real statement, once it ran. */
  private CallableStatement out() throws SQLException {
    current();
    return (CallableStatement) delegate();
  }

  /** Where a parameter stands in the SQL that runs. */
  private int at(int parameterIndex) throws SQLException {
    ParameterMap map = current().parameters();
    Parameters.requireIndex(parameterIndex, map);
    int[] positions = map.positions().get(parameterIndex - 1);
    if (positions.length != 1) {
      throw Refusals.refused(
          "output parameter " + parameterIndex + " has no single place once the policy is applied");
    }
    return positions[0];
  }

  private void register(int index, int sqlType, Registration registration) throws SQLException {
    requireOpen();
    if (sqlType == Types.REF_CURSOR) {
      throw Refusals.jdbcObject(ResultSet.class);
    }
    if (Values.isLob(sqlType)) {
      connection.values().requireNoLargeObjects();
    }
    parameters.register(index, (to, at) -> registration.on((CallableStatement) to, at));
  }

  /** Registers one output parameter on the real statement. */
  @FunctionalInterface
  private interface Registration {
    void on(CallableStatement to, int at) throws SQLException;
  }

  @Override
  public void registerOutParameter(int parameterIndex, int sqlType) throws SQLException {
    register(parameterIndex, sqlType, (to, at) -> to.registerOutParameter(at, sqlType));
  }

  @Override
  public void registerOutParameter(int parameterIndex, int sqlType, int scale) throws SQLException {
    register(parameterIndex, sqlType, (to, at) -> to.registerOutParameter(at, sqlType, scale));
  }

  @Override
  public void registerOutParameter(int parameterIndex, int sqlType, String typeName)
      throws SQLException {
    register(parameterIndex, sqlType, (to, at) -> to.registerOutParameter(at, sqlType, typeName));
  }

  @Override
  public void registerOutParameter(int parameterIndex, SQLType sqlType) throws SQLException {
    register(
        parameterIndex,
        RecordingPreparedStatement.sqlType(sqlType),
        (to, at) -> to.registerOutParameter(at, sqlType));
  }

  @Override
  public void registerOutParameter(int parameterIndex, SQLType sqlType, int scale)
      throws SQLException {
    register(
        parameterIndex,
        RecordingPreparedStatement.sqlType(sqlType),
        (to, at) -> to.registerOutParameter(at, sqlType, scale));
  }

  @Override
  public void registerOutParameter(int parameterIndex, SQLType sqlType, String typeName)
      throws SQLException {
    register(
        parameterIndex,
        RecordingPreparedStatement.sqlType(sqlType),
        (to, at) -> to.registerOutParameter(at, sqlType, typeName));
  }

  @Override
  public boolean wasNull() throws SQLException {
    return out().wasNull();
  }

  @Override
  public @Nullable Object getObject(int parameterIndex) throws SQLException {
    return connection.values().guarded(out().getObject(at(parameterIndex)));
  }

  @Override
  public @Nullable Object getObject(int parameterIndex, Map<String, Class<?>> map)
      throws SQLException {
    Values.requireNoTypes(map);
    return getObject(parameterIndex);
  }

  @Override
  public <T> @Nullable T getObject(int parameterIndex, Class<T> type) throws SQLException {
    Values.requireValueType(type);
    return connection
        .values()
        .typed(
            type, () -> getObject(parameterIndex), () -> out().getObject(at(parameterIndex), type));
  }

  @Override
  public @Nullable Array getArray(int parameterIndex) throws SQLException {
    return connection.values().array(out().getArray(at(parameterIndex)));
  }

  @Override
  public @Nullable Blob getBlob(int parameterIndex) throws SQLException {
    connection.values().requireNoLargeObjects();
    return connection.values().blob(out().getBlob(at(parameterIndex)));
  }

  @Override
  public @Nullable Clob getClob(int parameterIndex) throws SQLException {
    connection.values().requireNoLargeObjects();
    return connection.values().clob(out().getClob(at(parameterIndex)));
  }

  @Override
  public @Nullable NClob getNClob(int parameterIndex) throws SQLException {
    connection.values().requireNoLargeObjects();
    return connection.values().nclob(out().getNClob(at(parameterIndex)));
  }

  @Override
  public @Nullable SQLXML getSQLXML(int parameterIndex) throws SQLException {
    return connection.values().xml(out().getSQLXML(at(parameterIndex)));
  }

  @Override
  public Ref getRef(int parameterIndex) throws SQLException {
    throw Refusals.jdbcObject(Ref.class);
  }

  @Override
  public RowId getRowId(int parameterIndex) throws SQLException {
    throw Refusals.jdbcObject(RowId.class);
  }

  @Override
  public String getString(int parameterIndex) throws SQLException {
    return out().getString(at(parameterIndex));
  }

  @Override
  public boolean getBoolean(int parameterIndex) throws SQLException {
    return out().getBoolean(at(parameterIndex));
  }

  @Override
  public byte getByte(int parameterIndex) throws SQLException {
    return out().getByte(at(parameterIndex));
  }

  @Override
  public short getShort(int parameterIndex) throws SQLException {
    return out().getShort(at(parameterIndex));
  }

  @Override
  public int getInt(int parameterIndex) throws SQLException {
    return out().getInt(at(parameterIndex));
  }

  @Override
  public long getLong(int parameterIndex) throws SQLException {
    return out().getLong(at(parameterIndex));
  }

  @Override
  public float getFloat(int parameterIndex) throws SQLException {
    return out().getFloat(at(parameterIndex));
  }

  @Override
  public double getDouble(int parameterIndex) throws SQLException {
    return out().getDouble(at(parameterIndex));
  }

  @Override
  @Deprecated
  public BigDecimal getBigDecimal(int parameterIndex, int scale) throws SQLException {
    return out().getBigDecimal(at(parameterIndex), scale);
  }

  @Override
  public byte[] getBytes(int parameterIndex) throws SQLException {
    return out().getBytes(at(parameterIndex));
  }

  @Override
  public Date getDate(int parameterIndex) throws SQLException {
    return out().getDate(at(parameterIndex));
  }

  @Override
  public Time getTime(int parameterIndex) throws SQLException {
    return out().getTime(at(parameterIndex));
  }

  @Override
  public Timestamp getTimestamp(int parameterIndex) throws SQLException {
    return out().getTimestamp(at(parameterIndex));
  }

  @Override
  public BigDecimal getBigDecimal(int parameterIndex) throws SQLException {
    return out().getBigDecimal(at(parameterIndex));
  }

  @Override
  public Date getDate(int parameterIndex, Calendar cal) throws SQLException {
    return out().getDate(at(parameterIndex), cal);
  }

  @Override
  public Time getTime(int parameterIndex, Calendar cal) throws SQLException {
    return out().getTime(at(parameterIndex), cal);
  }

  @Override
  public Timestamp getTimestamp(int parameterIndex, Calendar cal) throws SQLException {
    return out().getTimestamp(at(parameterIndex), cal);
  }

  @Override
  public URL getURL(int parameterIndex) throws SQLException {
    return out().getURL(at(parameterIndex));
  }

  @Override
  public String getNString(int parameterIndex) throws SQLException {
    return out().getNString(at(parameterIndex));
  }

  @Override
  public Reader getNCharacterStream(int parameterIndex) throws SQLException {
    return out().getNCharacterStream(at(parameterIndex));
  }

  @Override
  public Reader getCharacterStream(int parameterIndex) throws SQLException {
    return out().getCharacterStream(at(parameterIndex));
  }
}
