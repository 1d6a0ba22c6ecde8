package dev.scrim.examples.quickstart;

import java.sql.SQLException;

/** A table of the demonstration's name is somebody else's. */
final class ForeignTableException extends SQLException {

  private static final long serialVersionUID = 1L;

  ForeignTableException(String table) {
    super(
        "the database has a table public."
            + table
            + " that the quick start did not make; nothing was changed. Give it a database of its"
            + " own, such as: CREATE DATABASE scrim_quickstart");
  }
}
