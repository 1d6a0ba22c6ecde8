package dev.scrim.jdbc;

import java.sql.SQLException;
import java.sql.Statement;

/** Carries what was set on one real statement over to another. */
final class StatementSettings {

  private StatementSettings() {}

  /** Row limits, poolability and the cursor's name are carried by their keepers. */
  static void copy(Statement from, Statement to) throws SQLException {
    if (to.getQueryTimeout() != from.getQueryTimeout()) {
      to.setQueryTimeout(from.getQueryTimeout());
    }
    if (to.getFetchSize() != from.getFetchSize()) {
      to.setFetchSize(from.getFetchSize());
    }
    if (to.getFetchDirection() != from.getFetchDirection()) {
      to.setFetchDirection(from.getFetchDirection());
    }
    if (to.getMaxFieldSize() != from.getMaxFieldSize()) {
      to.setMaxFieldSize(from.getMaxFieldSize());
    }
    if (from.isCloseOnCompletion()) {
      to.closeOnCompletion();
    }
  }
}
