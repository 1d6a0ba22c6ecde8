package dev.scrim.jdbc;

import dev.scrim.Subject;
import dev.scrim.enforce.GeneratedKeys;
import dev.scrim.enforce.Plan;
import dev.scrim.enforce.StatementRequest;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
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
 * A statement that is planned and prepared when it is first executed or described, and prepared
 * anew when another plan holds at a later execution.
 */
sealed class GuardedPreparedStatement extends GuardedStatement implements PreparedStatement
    permits GuardedCallableStatement {

  /** Runs what is prepared. */
  @FunctionalInterface
  private interface RawExecution<T> {
    T run(PreparedStatement raw, Outcome outcome) throws SQLException;
  }

  final Parameters parameters = new Parameters();
  private final String sql;
  private final GeneratedKeys keys;
  private @Nullable StatementRequest request;
  private @Nullable PreparedStatement prepared;
  private @Nullable Plan plan;
  private boolean bound;

  GuardedPreparedStatement(
      GuardedConnection connection, StatementShape shape, String sql, GeneratedKeys keys) {
    super(connection, shape);
    this.sql = sql;
    this.keys = keys;
  }

  PreparedStatement prepare(Plan plan) throws SQLException {
    return shape.prepare(connection.delegate(), plan.sql(), plan.generatedKeys());
  }

  /** The request for a subject; the same one as long as the subject stays the same. */
  private StatementRequest request(Subject subject) {
    StatementRequest known = request;
    if (known == null || known.subject() != subject) {
      known = new StatementRequest(sql, subject, true, keys);
      request = known;
    }
    return known;
  }

  /** The real statement for a plan, prepared anew where the one before runs other SQL. */
  private PreparedStatement prepared(Plan next) throws SQLException {
    PreparedStatement known = prepared;
    Plan before = plan;
    if (known == null || before == null || !Plans.sameText(before, next)) {
      if (!batch().isEmpty()) {
        throw Refusals.refused(
            "a batch runs one statement, and the policy's answer changed since it was begun: run"
                + " executeBatch or clearBatch first");
      }
      results.end();
      try {
        known = prepare(next);
        replace(known);
      } catch (SQLException failure) {
        throw Errors.shown(failure, next.guarded());
      }
      prepared = known;
      bound = false;
    }
    plan = next;
    return known;
  }

  private PreparedStatement bound(Plan next, Subject subject) throws SQLException {
    PreparedStatement raw = prepared(next);
    parameters.bind(raw, next, subject, !bound);
    bound = true;
    return raw;
  }

  private <T> T run(RawExecution<T> execution) throws SQLException {
    requireOpen();
    Gate gate = connection.gate();
    Subject subject = gate.subject();
    Plan next = gate.plan(request(subject));
    PreparedStatement raw = bound(next, subject);
    begin(raw, next);
    return send(next, subject, outcome -> execution.run(raw, outcome));
  }

  @Override
  public final ResultSet executeQuery() throws SQLException {
    return run((raw, outcome) -> results.rows(raw.executeQuery(), outcome));
  }

  @Override
  public final int executeUpdate() throws SQLException {
    return run((raw, outcome) -> (int) results.updated(raw.executeUpdate(), outcome));
  }

  @Override
  public final long executeLargeUpdate() throws SQLException {
    return run((raw, outcome) -> results.updated(raw.executeLargeUpdate(), outcome));
  }

  @Override
  public final boolean execute() throws SQLException {
    return run((raw, outcome) -> results.executed(raw.execute(), raw, outcome));
  }

  @Override
  public final void addBatch() throws SQLException {
    requireOpen();
    Subject subject = connection.gate().subject();
    StatementRequest next = request(subject);
    Plan planned = batch().plan(next);
    PreparedStatement raw = bound(planned, subject);
    raw.addBatch();
    batch().added(next, planned);
  }

  @Override
  public final void clearParameters() throws SQLException {
    requireOpen();
    parameters.clear();
    if (prepared != null) {
      prepared.clearParameters();
    }
  }

  @Override
  public final @Nullable ResultSetMetaData getMetaData() throws SQLException {
    PreparedStatement raw = described();
    try {
      ResultSetMetaData metaData = raw.getMetaData();
      return metaData == null ? null : new GuardedResultSetMetaData(metaData);
    } catch (SQLException failure) {
      throw Errors.shown(failure, current().guarded());
    }
  }

  @Override
  public final ParameterMetaData getParameterMetaData() throws SQLException {
    PreparedStatement raw = described();
    try {
      return new GuardedParameterMetaData(raw.getParameterMetaData(), current().parameters());
    } catch (SQLException failure) {
      throw Errors.shown(failure, current().guarded());
    }
  }

  /** The statement to describe; a result that is being read is not taken away for it. */
  private PreparedStatement described() throws SQLException {
    requireOpen();
    Gate gate = connection.gate();
    Plan next = gate.plan(request(gate.subject()));
    if (plan != null && !Plans.sameText(plan, next) && results.isOpen()) {
      throw Refusals.refused(
          "the statement runs otherwise than before, as its subject or the policy changed: close"
              + " its result set before asking for metadata");
    }
    return prepared(next);
  }

  /** The plan that is prepared. */
  final Plan current() throws SQLException {
    Plan current = plan;
    if (current == null) {
      throw new SQLException("the statement was not executed yet", "55000");
    }
    return current;
  }

  @Override
  final void requirePlain() throws SQLException {
    throw new SQLException(
        "a prepared statement has its SQL already: use the methods without SQL, or a plain"
            + " statement",
        "55000");
  }

  @Override
  final boolean poolableByDefault() {
    return true;
  }

  private void record(int index, Parameters.Setter setter) throws SQLException {
    requireOpen();
    parameters.set(index, setter, false);
  }

  private void recordStream(int index, Parameters.Setter setter) throws SQLException {
    requireOpen();
    parameters.set(index, setter, true);
  }

  @Override
  public void setNull(int parameterIndex, int sqlType) throws SQLException {
    record(parameterIndex, (to, at) -> to.setNull(at, sqlType));
  }

  @Override
  public void setBoolean(int parameterIndex, boolean x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setBoolean(at, x));
  }

  @Override
  public void setByte(int parameterIndex, byte x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setByte(at, x));
  }

  @Override
  public void setShort(int parameterIndex, short x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setShort(at, x));
  }

  @Override
  public void setInt(int parameterIndex, int x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setInt(at, x));
  }

  @Override
  public void setLong(int parameterIndex, long x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setLong(at, x));
  }

  @Override
  public void setFloat(int parameterIndex, float x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setFloat(at, x));
  }

  @Override
  public void setDouble(int parameterIndex, double x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setDouble(at, x));
  }

  @Override
  public void setBigDecimal(int parameterIndex, BigDecimal x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setBigDecimal(at, x));
  }

  @Override
  public void setString(int parameterIndex, String x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setString(at, x));
  }

  @Override
  public void setBytes(int parameterIndex, byte[] x) throws SQLException {
    byte[] value = x == null ? null : x.clone();
    record(parameterIndex, (to, at) -> to.setBytes(at, value));
  }

  @Override
  public void setDate(int parameterIndex, Date x) throws SQLException {
    Date value = x == null ? null : (Date) x.clone();
    record(parameterIndex, (to, at) -> to.setDate(at, value));
  }

  @Override
  public void setTime(int parameterIndex, Time x) throws SQLException {
    Time value = x == null ? null : (Time) x.clone();
    record(parameterIndex, (to, at) -> to.setTime(at, value));
  }

  @Override
  public void setTimestamp(int parameterIndex, Timestamp x) throws SQLException {
    Timestamp value = x == null ? null : (Timestamp) x.clone();
    record(parameterIndex, (to, at) -> to.setTimestamp(at, value));
  }

  @Override
  public void setAsciiStream(int parameterIndex, InputStream x, int length) throws SQLException {
    recordStream(parameterIndex, (to, at) -> to.setAsciiStream(at, x, length));
  }

  @Override
  @Deprecated
  public void setUnicodeStream(int parameterIndex, InputStream x, int length) throws SQLException {
    recordStream(parameterIndex, (to, at) -> to.setUnicodeStream(at, x, length));
  }

  @Override
  public void setBinaryStream(int parameterIndex, InputStream x, int length) throws SQLException {
    recordStream(parameterIndex, (to, at) -> to.setBinaryStream(at, x, length));
  }

  @Override
  public void setObject(int parameterIndex, Object x, int targetSqlType) throws SQLException {
    requireOpen();
    Object value = value(x, targetSqlType);
    parameters.set(
        parameterIndex, (to, at) -> to.setObject(at, value, targetSqlType), isStream(value));
  }

  @Override
  public void setObject(int parameterIndex, Object x) throws SQLException {
    requireOpen();
    Object value = value(x, Types.OTHER);
    parameters.set(parameterIndex, (to, at) -> to.setObject(at, value), isStream(value));
  }

  @Override
  public void setCharacterStream(int parameterIndex, Reader reader, int length)
      throws SQLException {
    recordStream(parameterIndex, (to, at) -> to.setCharacterStream(at, reader, length));
  }

  @Override
  public void setRef(int parameterIndex, Ref x) throws SQLException {
    throw Refusals.jdbcObject(Ref.class);
  }

  @Override
  public void setBlob(int parameterIndex, Blob x) throws SQLException {
    connection.values().requireNoLargeObjects();
    Blob value = Values.raw(x);
    record(parameterIndex, (to, at) -> to.setBlob(at, value));
  }

  @Override
  public void setClob(int parameterIndex, Clob x) throws SQLException {
    connection.values().requireNoLargeObjects();
    Clob value = Values.raw(x);
    record(parameterIndex, (to, at) -> to.setClob(at, value));
  }

  @Override
  public void setArray(int parameterIndex, Array x) throws SQLException {
    Array value = Values.raw(x);
    record(parameterIndex, (to, at) -> to.setArray(at, value));
  }

  @Override
  public void setDate(int parameterIndex, Date x, Calendar cal) throws SQLException {
    Date value = x == null ? null : (Date) x.clone();
    Calendar zone = cal == null ? null : (Calendar) cal.clone();
    record(parameterIndex, (to, at) -> to.setDate(at, value, zone));
  }

  @Override
  public void setTime(int parameterIndex, Time x, Calendar cal) throws SQLException {
    Time value = x == null ? null : (Time) x.clone();
    Calendar zone = cal == null ? null : (Calendar) cal.clone();
    record(parameterIndex, (to, at) -> to.setTime(at, value, zone));
  }

  @Override
  public void setTimestamp(int parameterIndex, Timestamp x, Calendar cal) throws SQLException {
    Timestamp value = x == null ? null : (Timestamp) x.clone();
    Calendar zone = cal == null ? null : (Calendar) cal.clone();
    record(parameterIndex, (to, at) -> to.setTimestamp(at, value, zone));
  }

  @Override
  public void setNull(int parameterIndex, int sqlType, String typeName) throws SQLException {
    record(parameterIndex, (to, at) -> to.setNull(at, sqlType, typeName));
  }

  @Override
  public void setURL(int parameterIndex, URL x) throws SQLException {
    record(parameterIndex, (to, at) -> to.setURL(at, x));
  }

  @Override
  public void setRowId(int parameterIndex, RowId x) throws SQLException {
    throw Refusals.jdbcObject(RowId.class);
  }

  @Override
  public void setNString(int parameterIndex, String value) throws SQLException {
    record(parameterIndex, (to, at) -> to.setNString(at, value));
  }

  @Override
  public void setNCharacterStream(int parameterIndex, Reader value, long length)
      throws SQLException {
    recordStream(parameterIndex, (to, at) -> to.setNCharacterStream(at, value, length));
  }

  @Override
  public void setNClob(int parameterIndex, NClob value) throws SQLException {
    connection.values().requireNoLargeObjects();
    NClob clob = Values.raw(value);
    record(parameterIndex, (to, at) -> to.setNClob(at, clob));
  }

  @Override
  public void setClob(int parameterIndex, Reader reader, long length) throws SQLException {
    connection.values().requireNoLargeObjects();
    recordStream(parameterIndex, (to, at) -> to.setClob(at, reader, length));
  }

  @Override
  public void setBlob(int parameterIndex, InputStream inputStream, long length)
      throws SQLException {
    connection.values().requireNoLargeObjects();
    recordStream(parameterIndex, (to, at) -> to.setBlob(at, inputStream, length));
  }

  @Override
  public void setNClob(int parameterIndex, Reader reader, long length) throws SQLException {
    connection.values().requireNoLargeObjects();
    recordStream(parameterIndex, (to, at) -> to.setNClob(at, reader, length));
  }

  @Override
  public void setSQLXML(int parameterIndex, SQLXML xmlObject) throws SQLException {
    SQLXML value = Values.raw(xmlObject);
    record(parameterIndex, (to, at) -> to.setSQLXML(at, value));
  }

  @Override
  public void setObject(int parameterIndex, Object x, int targetSqlType, int scaleOrLength)
      throws SQLException {
    requireOpen();
    Object value = value(x, targetSqlType);
    parameters.set(
        parameterIndex,
        (to, at) -> to.setObject(at, value, targetSqlType, scaleOrLength),
        isStream(value));
  }

  @Override
  public void setAsciiStream(int parameterIndex, InputStream x, long length) throws SQLException {
    recordStream(parameterIndex, (to, at) -> to.setAsciiStream(at, x, length));
  }

  @Override
  public void setBinaryStream(int parameterIndex, InputStream x, long length) throws SQLException {
    recordStream(parameterIndex, (to, at) -> to.setBinaryStream(at, x, length));
  }

  @Override
  public void setCharacterStream(int parameterIndex, Reader reader, long length)
      throws SQLException {
    recordStream(parameterIndex, (to, at) -> to.setCharacterStream(at, reader, length));
  }

  @Override
  public void setAsciiStream(int parameterIndex, InputStream x) throws SQLException {
    recordStream(parameterIndex, (to, at) -> to.setAsciiStream(at, x));
  }

  @Override
  public void setBinaryStream(int parameterIndex, InputStream x) throws SQLException {
    recordStream(parameterIndex, (to, at) -> to.setBinaryStream(at, x));
  }

  @Override
  public void setCharacterStream(int parameterIndex, Reader reader) throws SQLException {
    recordStream(parameterIndex, (to, at) -> to.setCharacterStream(at, reader));
  }

  @Override
  public void setNCharacterStream(int parameterIndex, Reader value) throws SQLException {
    recordStream(parameterIndex, (to, at) -> to.setNCharacterStream(at, value));
  }

  @Override
  public void setClob(int parameterIndex, Reader reader) throws SQLException {
    connection.values().requireNoLargeObjects();
    recordStream(parameterIndex, (to, at) -> to.setClob(at, reader));
  }

  @Override
  public void setBlob(int parameterIndex, InputStream inputStream) throws SQLException {
    connection.values().requireNoLargeObjects();
    recordStream(parameterIndex, (to, at) -> to.setBlob(at, inputStream));
  }

  @Override
  public void setNClob(int parameterIndex, Reader reader) throws SQLException {
    connection.values().requireNoLargeObjects();
    recordStream(parameterIndex, (to, at) -> to.setNClob(at, reader));
  }

  @Override
  public void setObject(int parameterIndex, Object x, SQLType targetSqlType, int scaleOrLength)
      throws SQLException {
    requireOpen();
    Object value = value(x, sqlType(targetSqlType));
    parameters.set(
        parameterIndex,
        (to, at) -> to.setObject(at, value, targetSqlType, scaleOrLength),
        isStream(value));
  }

  @Override
  public void setObject(int parameterIndex, Object x, SQLType targetSqlType) throws SQLException {
    requireOpen();
    Object value = value(x, sqlType(targetSqlType));
    parameters.set(
        parameterIndex, (to, at) -> to.setObject(at, value, targetSqlType), isStream(value));
  }

  /**
   * A value that may be kept: no object that leads out, no LOB that the product keeps elsewhere.
   */
  private @Nullable Object value(@Nullable Object x, int sqlType) throws SQLException {
    if (x == null) {
      return null;
    }
    if (x instanceof Blob || x instanceof Clob || Values.isLob(sqlType)) {
      connection.values().requireNoLargeObjects();
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
