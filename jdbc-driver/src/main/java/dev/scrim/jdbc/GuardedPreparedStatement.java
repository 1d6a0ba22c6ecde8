package dev.scrim.jdbc;

import dev.scrim.Subject;
import dev.scrim.enforce.GeneratedKeys;
import dev.scrim.enforce.Plan;
import dev.scrim.enforce.StatementRequest;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is planned and prepared when it is first executed or described, and prepared
 * anew when another plan holds at a later execution.
 */
sealed class GuardedPreparedStatement extends GuardedStatement implements RecordingPreparedStatement
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
  private PreparedStatement prepared(Plan next, Subject subject) throws SQLException {
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
        throw connection.gate().notPrepared(next, subject, failure);
      }
      prepared = known;
      bound = false;
    }
    plan = next;
    return known;
  }

  private PreparedStatement bound(Plan next, Subject subject) throws SQLException {
    PreparedStatement raw = prepared(next, subject);
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
    results.hidesKeys(planned.hidesKeys());
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
    Subject subject = gate.subject();
    Plan next = gate.plan(request(subject));
    if (plan != null && !Plans.sameText(plan, next) && results.isOpen()) {
      throw Refusals.refused(
          "the statement runs otherwise than before, as its subject or the policy changed: close"
              + " its result set before asking for metadata");
    }
    return prepared(next, subject);
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

  @Override
  public final void record(int index, Parameters.Setter setter, boolean stream)
      throws SQLException {
    requireOpen();
    parameters.set(index, setter, stream);
  }

  @Override
  public final Values values() {
    return connection.values();
  }
}
