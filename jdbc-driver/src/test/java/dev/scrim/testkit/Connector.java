package dev.scrim.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** How a test reaches a database: raw, over hand-written views, or through Scrim. */
public interface Connector {

  /** A new connection; the caller closes it. */
  Connection connect(TestDatabase database) throws SQLException;

  /** The real driver, unguarded. */
  static Connector raw() {
    return TestDatabase::raw;
  }

  /** The real PostgreSQL driver with these schemas first in the path. */
  static Connector rawWithSchemas(String schemas) {
    return database -> database.raw(Map.of("currentSchema", schemas));
  }

  /** Scrim with these properties. */
  static Connector guarded(Map<String, String> properties) {
    return database -> database.guarded(properties);
  }
}
