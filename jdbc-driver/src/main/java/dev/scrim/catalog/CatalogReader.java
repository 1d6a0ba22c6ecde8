package dev.scrim.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads all that a catalogue holds from one product's metadata. */
interface CatalogReader {

  /**
   * The whole content. The connection's settings are as before when this returns.
   *
   * @throws SQLException naming what could not be read; there is no partial content
   */
  CatalogContent read(Connection side) throws SQLException;
}
