package dev.scrim.jdbc;

import dev.scrim.catalog.CallerSession;
import dev.scrim.enforce.Enforcer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

/** What guards the connections to one database under one configuration. Thread-safe. */
public interface Pipeline {

  /** Decides how statements run. */
  Enforcer enforcer();

  /**
   * The names of one connection's session.
   *
   * @param raw the real connection; the session may read on it
   * @param inTransaction whether a transaction is known to be open, so that reading opens none;
   *     false where that is not sure
   */
  CallerSession session(Connection raw, BooleanSupplier inTransaction) throws SQLException;
}
