package dev.scrim.catalog;

import java.sql.SQLException;

/** Where catalogues come from. Thread-safe; concurrent readers share one reading. */
public interface CatalogSource {

  /** The catalogue, read again where it is older than its maximum age or was invalidated. */
  Catalog current() throws SQLException;

  /** The catalogue read anew, at most once for callers that hold the same older version. */
  Catalog newerThan(Catalog known) throws SQLException;

  /** Says that DDL ran: the next reader sees a new reading. */
  void invalidate();
}
