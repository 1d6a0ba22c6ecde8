package dev.scrim.jdbc;

import dev.scrim.config.ScrimConfig;
import java.sql.Connection;
import java.sql.SQLException;

/** Gives each new connection its pipeline. Thread-safe. */
@FunctionalInterface
public interface PipelineSource {

  /**
   * The pipeline for connections from a source, shared between equal sources and configurations.
   *
   * @param source opens further connections to the same database as the same user
   * @param config the checked settings
   * @param first the connection that was just opened; may be read on, not to be kept or closed
   * @throws dev.scrim.error.ScrimConfigException where the connection must not be made
   */
  Pipeline open(RawSource source, ScrimConfig config, Connection first) throws SQLException;
}
