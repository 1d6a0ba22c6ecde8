package dev.scrim.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** What the last execution of a statement gave: a result set or a count, and how it ends. */
final class StatementResults {

  private final GuardedStatement statement;
  private final Values values;
  private @Nullable Outcome outcome;
  private @Nullable GuardedResultSet current;
  private @Nullable RowWrites writes;
  private long updateCount = -1;
  private boolean guarded;
  private boolean hidesKeys;

  StatementResults(GuardedStatement statement, Values values) {
    this.statement = statement;
    this.values = values;
  }

  /** Before another execution, or at the statement's end: what is open is given up. */
  void end() throws SQLException {
    Outcome last = outcome;
    outcome = null;
    current = null;
    updateCount = -1;
    if (last != null) {
      last.abandoned();
    }
  }

  /** Takes in a query's rows. */
  ResultSet rows(ResultSet raw, Outcome outcome) {
    GuardedResultSet rows = new GuardedResultSet(raw, statement, values, outcome, writes);
    current = rows;
    return rows;
  }

  /** Takes in the count of rows changed. */
  long updated(long count, Outcome outcome) throws SQLException {
    updateCount = count;
    outcome.succeeded(count);
    return count;
  }

  /**
   * Takes in the counts of a batch; what is asked of the statement then differs with the driver.
   */
  void batched(long sum, Statement raw, Outcome outcome) throws SQLException {
    outcome.succeeded(sum);
    updateCount = count(raw);
  }

  /** Takes in the first result of {@code execute}. */
  boolean executed(boolean isRows, Statement raw, Outcome outcome) throws SQLException {
    if (isRows) {
      rows(raw.getResultSet(), outcome);
    } else {
      updated(count(raw), outcome);
    }
    return isRows;
  }

  /** Moves to the next result; {@code how} is null for the plain call. */
  boolean more(Statement raw, @Nullable Integer how) throws SQLException {
    Outcome last = outcome;
    boolean keep = how != null && how == Statement.KEEP_CURRENT_RESULT;
    if (last != null && !keep) {
      last.succeeded();
    }
    try {
      boolean isRows = how == null ? raw.getMoreResults() : raw.getMoreResults(how);
      Outcome more = last == null ? Outcome.unrecorded(guarded) : last;
      current = face(raw.getResultSet(), more);
      updateCount = isRows ? -1 : count(raw);
      return isRows;
    } catch (SQLException failure) {
      throw Errors.shown(failure, guarded);
    }
  }

  /** The face of a result; some drivers give the one before again where it is kept. */
  private @Nullable GuardedResultSet face(@Nullable ResultSet rows, Outcome outcome) {
    GuardedResultSet before = current;
    if (rows == null) {
      return null;
    }
    return before != null && before.delegate() == rows
        ? before
        : new GuardedResultSet(rows, statement, values, outcome, writes);
  }

  ResultSet keys(Statement raw) throws SQLException {
    try {
      Outcome keys = Outcome.unrecorded(guarded);
      // A statement that ran nothing has the driver's own idea of no keys.
      Statement source = hidesKeys ? raw.getConnection().createStatement() : raw;
      return new GuardedResultSet(source.getGeneratedKeys(), statement, values, keys);
    } catch (SQLException failure) {
      throw Errors.shown(failure, guarded);
    }
  }

  /** Whether what the real driver holds as generated keys is not the application's. */
  void hidesKeys(boolean hides) {
    hidesKeys = hides;
  }

  @Nullable ResultSet current() {
    return current;
  }

  /** Whether rows of the last execution may still be read. */
  boolean isOpen() throws SQLException {
    ResultSet rows = current;
    return rows != null && !rows.isClosed();
  }

  long updateCount() {
    return updateCount;
  }

  /** Whether errors and warnings may tell of protected data. */
  boolean guarded() {
    return guarded;
  }

  /** An execution is about to be sent; even its failure may leave warnings. */
  void sending(Outcome outcome, @Nullable RowWrites writes) {
    this.outcome = outcome;
    this.writes = writes;
    guarded = outcome.guarded();
  }

  /** Asked once per result, as JDBC wants it; not every driver knows the large count. */
  private static long count(Statement raw) throws SQLException {
    try {
      return raw.getLargeUpdateCount();
    } catch (UnsupportedOperationException | SQLFeatureNotSupportedException old) {
      return raw.getUpdateCount();
    }
  }
}
