package dev.scrim.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a connection of Scrim's own, apart from any caller's. Thread-safe. */
@FunctionalInterface
public interface ConnectionOpener {

  /** A connection to the real database, which the receiver closes. */
  Connection open() throws SQLException;
}
