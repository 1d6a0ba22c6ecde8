package dev.scrim.catalog;

import java.sql.SQLException;

/**
 * The names of one caller's session, read on the caller's own connection when they are not known,
 * without ever opening a transaction.
 */
public interface CallerSession {

  /** The session's names, from memory where nothing ended them. */
  SessionNames names() throws SQLException;

  /** Says what a statement put into temporary tables, or may have. */
  void filled(TemporaryChange change);

  /** Says that a statement may have changed them. */
  void invalidate();
}
