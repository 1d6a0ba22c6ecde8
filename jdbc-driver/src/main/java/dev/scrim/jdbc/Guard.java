package dev.scrim.jdbc;

import dev.scrim.config.ScrimConfig;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens guarded connections. */
public final class Guard {

  private Guard() {}

  /**
   * A new guarded connection, with a fresh subject. Where it cannot be guarded, the real one is
   * closed again.
   */
  public static Connection open(RawSource source, ScrimConfig config, PipelineSource pipelines)
      throws SQLException {
    Connection raw = source.open();
    try {
      return new GuardedConnection(raw, pipelines.open(source, config, raw), config);
    } catch (Throwable failure) {
      try {
        raw.close();
      } catch (SQLException closing) {
        failure.addSuppressed(closing);
      }
      throw failure;
    }
  }
}
