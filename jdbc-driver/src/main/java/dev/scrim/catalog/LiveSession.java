package dev.scrim.catalog;

import dev.scrim.config.Dialect;
import dev.scrim.error.PolicyUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The names of one open connection, read on that connection when they are first needed and after
 * something may have changed them.
 *
 * <p>What was read inside a transaction may be undone by its end, so it is read again after. Thread
 * safe; a reading blocks other callers, as it does on the connection itself.
 */
public final class LiveSession implements CallerSession {

  private static final String TRANSACTION_FAILED = "25P02";

  private final Connection raw;
  private final SessionReader reader;
  private final BooleanSupplier inTransaction;

  private final TemporaryLineage lineage = new TemporaryLineage();
  private @Nullable SessionNames names;
  private boolean stale = true;
  private boolean readInTransaction;

  /**
   * A session whose names are not known yet.
   *
   * @param raw the real connection; it stays as it is in all its settings
   * @param inTransaction whether a transaction is open on it, by whatever way it was opened; false
   *     where none is, even with autocommit off
   */
  public LiveSession(Connection raw, Dialect dialect, BooleanSupplier inTransaction) {
    this.raw = raw;
    this.reader =
        switch (dialect) {
          case POSTGRESQL -> new PostgresSessionReader();
          case H2 -> new H2SessionReader();
        };
    this.inTransaction = inTransaction;
  }

  @Override
  public synchronized SessionNames names() throws SQLException {
    boolean open = inTransaction.getAsBoolean();
    SessionNames known = names;
    if (known != null && !stale && (open || !readInTransaction)) {
      return known;
    }
    try {
      SessionNames found = read(open);
      Set<String> temporary = found.temporaryTables().keySet();
      if (!open) {
        lineage.keepOnly(temporary);
      }
      lineage.found(temporary);
      found = found.with(lineage);
      names = found;
      stale = false;
      readInTransaction = open;
      return found;
    } catch (SQLException e) {
      if (!open || !Metadata.failedWith(TRANSACTION_FAILED, e)) {
        throw e;
      }
      if (known != null) {
        // Nothing can run before the rollback, so old names do no harm; they are not kept.
        return known;
      }
      throw new PolicyUnavailableException(
          "The session's names are not known, and its transaction has failed: roll it back first.",
          e);
    }
  }

  @Override
  public synchronized void invalidate() {
    stale = true;
  }

  @Override
  public synchronized void filled(TemporaryChange change) {
    if (change.equals(TemporaryChange.NONE)) {
      return;
    }
    lineage.apply(change);
    SessionNames known = names;
    if (known != null && !known.temporaryTables().isEmpty()) {
      names = known.with(lineage);
    }
  }

  /** Without an open transaction, none is to be open after it. */
  private SessionNames read(boolean open) throws SQLException {
    if (open || raw.getAutoCommit()) {
      return reader.read(raw);
    }
    raw.setAutoCommit(true);
    try {
      return reader.read(raw);
    } finally {
      raw.setAutoCommit(false);
    }
  }
}
