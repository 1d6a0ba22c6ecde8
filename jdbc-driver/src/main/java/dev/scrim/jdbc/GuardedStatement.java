package dev.scrim.jdbc;

import dev.scrim.Subject;
import dev.scrim.enforce.GeneratedKeys;
import dev.scrim.enforce.Plan;
import dev.scrim.enforce.StatementRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement whose SQL is planned for its subject before it is sent. */
sealed class GuardedStatement implements ForwardingStatement permits GuardedPreparedStatement {

  /** Runs a plan's SQL on the real statement. */
  @FunctionalInterface
  private interface RawExecution<T> {
    T run(Statement raw, String sql, String[] keys, Outcome outcome) throws SQLException;
  }

  final GuardedConnection connection;
  final StatementShape shape;
  final StatementResults results;
  private final RowLimit rowLimit = new RowLimit();
  private final StatementBatch batch;
  private volatile @Nullable Statement raw;
  private volatile boolean closed;
  private @Nullable Boolean poolable;
  private @Nullable String cursorName;

  GuardedStatement(GuardedConnection connection, StatementShape shape) {
    this.connection = connection;
    this.shape = shape;
    this.results = new StatementResults(this, connection.values());
    this.batch = new StatementBatch(connection.gate());
  }

  /** The real statement; made for its settings alone where none was prepared yet. */
  @Override
  public final Statement delegate() throws SQLException {
    requireOpen();
    Statement known = raw;
    if (known == null) {
      known = shape.create(connection.delegate());
      raw = known;
    }
    return known;
  }

  /** Puts a newly prepared statement in place of the one before, with all that was set on that. */
  final void replace(Statement fresh) throws SQLException {
    Statement old = raw;
    try {
      if (old != null) {
        StatementSettings.copy(old, fresh);
      }
      if (poolable != null) {
        fresh.setPoolable(poolable);
      }
      if (cursorName != null) {
        fresh.setCursorName(cursorName);
      }
      rowLimit.replaced(fresh);
    } catch (SQLException failure) {
      fresh.close();
      throw failure;
    }
    raw = fresh;
    if (old != null) {
      old.close();
    }
  }

  /** Gets the real statement ready for one execution of a plan. */
  final void begin(Statement raw, Plan plan) throws SQLException {
    results.end();
    if (shape.isUpdatable() && plan.guarded() && plan.returnsRows()) {
      throw connection.gate().refused(Refusals.CHANGES);
    }
    if (results.guarded()) {
      raw.clearWarnings();
    }
    rowLimit.apply(raw, plan.rowLimit());
    results.hidesKeys(plan.hidesKeys());
  }

  /** Sends an execution through the gate, and takes in its outcome before its result. */
  final <T> T send(Plan plan, Subject subject, Gate.Sending<T> sending) throws SQLException {
    return connection
        .gate()
        .send(
            plan,
            subject,
            outcome -> {
              results.sending(outcome, rowWrites(plan));
              return sending.send(outcome);
            });
  }

  private @Nullable RowWrites rowWrites(Plan plan) {
    return shape.isUpdatable()
        ? RowWrites.of(plan, connection.gate(), connection.delegate())
        : null;
  }

  /** SQL of its own is for plain statements only. */
  void requirePlain() throws SQLException {}

  final void requireOpen() throws SQLException {
    if (isClosed()) {
      throw new SQLException("the statement is closed", "55000");
    }
  }

  private <T> T run(String sql, GeneratedKeys keys, RawExecution<T> execution) throws SQLException {
    requirePlain();
    Statement statement = delegate();
    Gate gate = connection.gate();
    Subject subject = gate.subject();
    Plan plan = gate.plan(request(sql, subject, keys));
    requireNoBinds(plan);
    begin(statement, plan);
    String[] columns = plan.generatedKeys().toArray(new String[0]);
    return send(plan, subject, outcome -> execution.run(statement, plan.sql(), columns, outcome));
  }

  private static StatementRequest request(@Nullable String sql, Subject subject, GeneratedKeys keys)
      throws SQLException {
    return new StatementRequest(GuardedConnection.requireSql(sql), subject, false, keys);
  }

  /** A plain statement cannot carry binds; a plan that has some was not made for it. */
  private static void requireNoBinds(Plan plan) throws SQLException {
    if (!plan.parameters().policyBinds().isEmpty()) {
      throw Refusals.refused("the policy needs bound values here: use a prepared statement");
    }
  }

  @Override
  public final ResultSet executeQuery(String sql) throws SQLException {
    return run(
        sql,
        Keys.NONE,
        (raw, text, keys, outcome) -> {
          if (keys.length > 0) {
            throw new SQLException(
                "the statement returns no rows: run it with executeUpdate or execute", "02000");
          }
          return results.rows(raw.executeQuery(text), outcome);
        });
  }

  @Override
  public final int executeUpdate(String sql) throws SQLException {
    return update(sql, Keys.NONE);
  }

  @Override
  public final int executeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
    return update(sql, Keys.of(autoGeneratedKeys));
  }

  @Override
  public final int executeUpdate(String sql, int[] columnIndexes) throws SQLException {
    return update(sql, Keys.of(columnIndexes));
  }

  @Override
  public final int executeUpdate(String sql, String[] columnNames) throws SQLException {
    return update(sql, Keys.of(columnNames));
  }

  private int update(String sql, GeneratedKeys keys) throws SQLException {
    return run(
        sql,
        keys,
        (raw, text, columns, outcome) -> {
          int count =
              columns.length == 0 ? raw.executeUpdate(text) : raw.executeUpdate(text, columns);
          results.updated(count, outcome);
          return count;
        });
  }

  @Override
  public final long executeLargeUpdate(String sql) throws SQLException {
    return largeUpdate(sql, Keys.NONE);
  }

  @Override
  public final long executeLargeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
    return largeUpdate(sql, Keys.of(autoGeneratedKeys));
  }

  @Override
  public final long executeLargeUpdate(String sql, int[] columnIndexes) throws SQLException {
    return largeUpdate(sql, Keys.of(columnIndexes));
  }

  @Override
  public final long executeLargeUpdate(String sql, String[] columnNames) throws SQLException {
    return largeUpdate(sql, Keys.of(columnNames));
  }

  private long largeUpdate(String sql, GeneratedKeys keys) throws SQLException {
    return run(
        sql,
        keys,
        (raw, text, columns, outcome) ->
            results.updated(
                columns.length == 0
                    ? raw.executeLargeUpdate(text)
                    : raw.executeLargeUpdate(text, columns),
                outcome));
  }

  @Override
  public final boolean execute(String sql) throws SQLException {
    return executeAny(sql, Keys.NONE);
  }

  @Override
  public final boolean execute(String sql, int autoGeneratedKeys) throws SQLException {
    return executeAny(sql, Keys.of(autoGeneratedKeys));
  }

  @Override
  public final boolean execute(String sql, int[] columnIndexes) throws SQLException {
    return executeAny(sql, Keys.of(columnIndexes));
  }

  @Override
  public final boolean execute(String sql, String[] columnNames) throws SQLException {
    return executeAny(sql, Keys.of(columnNames));
  }

  private boolean executeAny(String sql, GeneratedKeys keys) throws SQLException {
    return run(
        sql,
        keys,
        (raw, text, columns, outcome) -> {
          boolean isRows = columns.length == 0 ? raw.execute(text) : raw.execute(text, columns);
          return results.executed(isRows, raw, outcome);
        });
  }

  @Override
  public final void addBatch(String sql) throws SQLException {
    requirePlain();
    Statement statement = delegate();
    Subject subject = connection.gate().subject();
    StatementRequest request = request(sql, subject, Keys.NONE);
    Plan plan = batch.plan(request);
    requireNoBinds(plan);
    if (!plan.generatedKeys().isEmpty()) {
      throw Refusals.refused(
          "the rows that this statement writes must be checked, which a batch of plain statements"
              + " cannot do: use the batch of a prepared statement");
    }
    statement.addBatch(plan.sql());
    batch.added(request, plan);
  }

  @Override
  public final void clearBatch() throws SQLException {
    batch.clear();
    delegate().clearBatch();
  }

  @Override
  public final int[] executeBatch() throws SQLException {
    return sendBatch(
        (raw, outcome) -> {
          int[] counts = raw.executeBatch();
          results.batched(StatementBatch.sum(counts), raw, outcome);
          return counts;
        },
        new int[0]);
  }

  @Override
  public final long[] executeLargeBatch() throws SQLException {
    return sendBatch(
        (raw, outcome) -> {
          long[] counts = raw.executeLargeBatch();
          results.batched(StatementBatch.sum(counts), raw, outcome);
          return counts;
        },
        new long[0]);
  }

  /** Sends a batch on the real statement. */
  @FunctionalInterface
  private interface RawBatch<T> {
    T run(Statement raw, Outcome outcome) throws SQLException;
  }

  private <T> T sendBatch(RawBatch<T> execution, T nothing) throws SQLException {
    Statement statement = delegate();
    if (batch.isEmpty()) {
      return nothing;
    }
    batch.requireCurrent();
    results.end();
    try {
      return batch.send(
          outcome -> {
            results.sending(outcome, null);
            return execution.run(statement, outcome);
          });
    } catch (SQLException failure) {
      // Were it never sent, it must not go with the next batch, which knows nothing of it.
      statement.clearBatch();
      throw failure;
    }
  }

  /** The batch that is being gathered. */
  final StatementBatch batch() {
    return batch;
  }

  @Override
  public final @Nullable ResultSet getResultSet() throws SQLException {
    requireOpen();
    return results.current();
  }

  @Override
  public final int getUpdateCount() throws SQLException {
    long count = getLargeUpdateCount();
    return count > Integer.MAX_VALUE ? SUCCESS_NO_INFO : (int) count;
  }

  @Override
  public final long getLargeUpdateCount() throws SQLException {
    requireOpen();
    return results.updateCount();
  }

  @Override
  public final boolean getMoreResults() throws SQLException {
    return results.more(delegate(), null);
  }

  @Override
  public final boolean getMoreResults(int current) throws SQLException {
    return results.more(delegate(), current);
  }

  @Override
  public final ResultSet getGeneratedKeys() throws SQLException {
    return results.keys(delegate());
  }

  @Override
  public final Connection getConnection() throws SQLException {
    requireOpen();
    return connection;
  }

  @Override
  public final @Nullable SQLWarning getWarnings() throws SQLException {
    requireOpen();
    Statement known = raw;
    return results.guarded() || known == null ? null : known.getWarnings();
  }

  @Override
  public final void clearWarnings() throws SQLException {
    delegate().clearWarnings();
  }

  @Override
  public final int getMaxRows() throws SQLException {
    return (int) getLargeMaxRows();
  }

  @Override
  public final void setMaxRows(int max) throws SQLException {
    delegate().setMaxRows(max);
    rowLimit.set(max);
  }

  @Override
  public final long getLargeMaxRows() throws SQLException {
    requireOpen();
    return rowLimit.users();
  }

  @Override
  public final void setLargeMaxRows(long max) throws SQLException {
    delegate().setLargeMaxRows(max);
    rowLimit.set(max);
  }

  /** Some drivers compare it with the greatest number of rows, which shall be the application's. */
  @Override
  public final void setFetchSize(int rows) throws SQLException {
    Statement statement = delegate();
    if (!results.isOpen()) {
      rowLimit.apply(statement, null);
    }
    statement.setFetchSize(rows);
  }

  /** Plans hold no escapes and run exactly as they are, so there is nothing to turn off or on. */
  @Override
  public final void setEscapeProcessing(boolean enable) throws SQLException {
    requireOpen();
  }

  @Override
  public final void setCursorName(String name) throws SQLException {
    delegate().setCursorName(name);
    cursorName = name;
  }

  @Override
  public final void setPoolable(boolean poolable) throws SQLException {
    requireOpen();
    Statement known = raw;
    if (known != null) {
      known.setPoolable(poolable);
    }
    this.poolable = poolable;
  }

  @Override
  public final boolean isPoolable() throws SQLException {
    requireOpen();
    return poolable != null ? poolable : poolableByDefault();
  }

  boolean poolableByDefault() {
    return false;
  }

  /** From any thread; a statement that was not sent yet has nothing to cancel. */
  @Override
  public final void cancel() throws SQLException {
    requireOpen();
    Statement known = raw;
    if (known != null) {
      known.cancel();
    }
  }

  @Override
  public final void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      results.end();
    } finally {
      Statement known = raw;
      if (known != null) {
        known.close();
      }
    }
  }

  @Override
  public final boolean isClosed() throws SQLException {
    Statement known = raw;
    return closed || (known != null ? known.isClosed() : connection.isClosed());
  }

  @Override
  public final <T> T unwrap(Class<T> type) throws SQLException {
    return Refusals.unwrap(this, type);
  }

  @Override
  public final boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
