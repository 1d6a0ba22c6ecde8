package dev.scrim.jdbc;

import dev.scrim.error.PolicyDeniedException;
import dev.scrim.error.PolicyUnavailableException;
import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/**
 * What an application may know of a database's error. An error of a statement that touches
 * protected data keeps its class family, SQLState and vendor code, and gets a message of ours:
 * servers quote rows in theirs.
 */
final class Errors {

  /** Chains are cut here; one link per statement of a batch is the most that is of use. */
  private static final int LONGEST_CHAIN = 20;

  private Errors() {}

  /** The error to throw for one of the real driver's. */
  static SQLException shown(SQLException raw, boolean guarded) {
    boolean ours =
        raw instanceof PolicyDeniedException || raw instanceof PolicyUnavailableException;
    if (!guarded || ours) {
      return raw;
    }
    SQLException first = withoutData(raw);
    SQLException last = first;
    SQLException next = raw.getNextException();
    for (int i = 0; next != null && i < LONGEST_CHAIN; i++) {
      SQLException shown = withoutData(next);
      last.setNextException(shown);
      last = shown;
      next = next.getNextException();
    }
    return first;
  }

  /** A driver that fails with anything but a SQLException is broken, and may quote data too. */
  static SQLException shown(RuntimeException raw, boolean guarded) {
    String what = "the database driver failed with " + raw.getClass().getName();
    return guarded
        ? new SQLException(what + "; " + ErrorText.WITHHELD, "HY000")
        : new SQLException(what, "HY000", raw);
  }

  private static SQLException withoutData(SQLException raw) {
    String message = ErrorText.of(raw);
    String state = raw.getSQLState();
    int code = raw.getErrorCode();
    if (raw instanceof BatchUpdateException batch) {
      return batch(batch, message, state, code);
    }
    if (raw instanceof SQLTimeoutException) {
      return new SQLTimeoutException(message, state, code);
    }
    if (raw instanceof SQLNonTransientException) {
      return nonTransient(raw, message, state, code);
    }
    if (raw instanceof SQLTransactionRollbackException) {
      return new SQLTransactionRollbackException(message, state, code);
    }
    if (raw instanceof SQLTransientConnectionException) {
      return new SQLTransientConnectionException(message, state, code);
    }
    if (raw instanceof SQLTransientException) {
      return new SQLTransientException(message, state, code);
    }
    if (raw instanceof SQLRecoverableException) {
      return new SQLRecoverableException(message, state, code);
    }
    return new SQLException(message, state, code);
  }

  private static SQLException nonTransient(
      SQLException raw, String message, @Nullable String state, int code) {
    if (raw instanceof SQLIntegrityConstraintViolationException) {
      return new SQLIntegrityConstraintViolationException(message, state, code);
    }
    if (raw instanceof SQLDataException) {
      return new SQLDataException(message, state, code);
    }
    if (raw instanceof SQLSyntaxErrorException) {
      return new SQLSyntaxErrorException(message, state, code);
    }
    if (raw instanceof SQLInvalidAuthorizationSpecException) {
      return new SQLInvalidAuthorizationSpecException(message, state, code);
    }
    if (raw instanceof SQLNonTransientConnectionException) {
      return new SQLNonTransientConnectionException(message, state, code);
    }
    if (raw instanceof SQLFeatureNotSupportedException) {
      return new SQLFeatureNotSupportedException(message, state, code);
    }
    return new SQLNonTransientException(message, state, code);
  }

  private static SQLException batch(
      BatchUpdateException raw, String message, @Nullable String state, int code) {
    long[] counts = raw.getLargeUpdateCounts();
    return new BatchUpdateException(
        message, state, code, counts == null ? new long[0] : counts, null);
  }
}
