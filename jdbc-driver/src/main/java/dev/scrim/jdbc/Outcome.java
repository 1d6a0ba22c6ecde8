package dev.scrim.jdbc;

import dev.scrim.enforce.Execution;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How one execution ends, with the rows seen so far; only its first ending is recorded. */
final class Outcome {

  private final @Nullable Execution execution;
  private final Consumer<Outcome> whenEnded;
  private final boolean guarded;
  private boolean ended;
  private long rows;

  Outcome(Execution execution, boolean guarded, Consumer<Outcome> whenEnded) {
    this.execution = execution;
    this.guarded = guarded;
    this.whenEnded = whenEnded;
  }

  private Outcome(boolean guarded) {
    this.execution = null;
    this.guarded = guarded;
    this.whenEnded = outcome -> {};
  }

  /** For results that no statement of the application's gave: metadata, arrays, generated keys. */
  static Outcome unrecorded(boolean guarded) {
    return new Outcome(guarded);
  }

  /** Whether the statement touches protected data, so that errors and warnings lose theirs. */
  boolean guarded() {
    return guarded;
  }

  void row() {
    rows++;
  }

  /** The row with that number, from 1, was reached. */
  void reached(long number) {
    rows = Math.max(rows, number);
  }

  void succeeded() throws SQLException {
    succeeded(rows);
  }

  void succeeded(long count) throws SQLException {
    if (end() && execution != null) {
      execution.succeeded(count);
    }
  }

  void abandoned() throws SQLException {
    if (end() && execution != null) {
      execution.abandoned(rows);
    }
  }

  /** Records a failure, and returns what the application may know of it. */
  SQLException failed(SQLException failure) {
    SQLException shown = Errors.shown(failure, guarded);
    failed(failure.getSQLState(), shown);
    return shown;
  }

  /** Records that the database stopped at a row that the policy does not allow. */
  SQLException denied(SQLException refusal) {
    if (end() && execution != null) {
      try {
        execution.denied();
      } catch (SQLException unrecorded) {
        refusal.addSuppressed(unrecorded);
      }
    }
    return refusal;
  }

  void failed(@Nullable String sqlState, Throwable shown) {
    if (end() && execution != null) {
      try {
        execution.failed(sqlState);
      } catch (SQLException unrecorded) {
        shown.addSuppressed(unrecorded);
      }
    }
  }

  private synchronized boolean end() {
    if (ended) {
      return false;
    }
    ended = true;
    whenEnded.accept(this);
    return true;
  }
}
