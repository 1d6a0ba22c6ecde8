package dev.scrim.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads one product's session names, changing nothing. */
interface SessionReader {

  SessionNames read(Connection session) throws SQLException;
}
