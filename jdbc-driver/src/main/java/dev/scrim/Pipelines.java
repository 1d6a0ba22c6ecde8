package dev.scrim;

import dev.scrim.config.ScrimConfig;
import dev.scrim.error.ScrimConfigException;
import dev.scrim.jdbc.Pipeline;
import dev.scrim.jdbc.PipelineSource;
import dev.scrim.jdbc.RawSource;
import java.sql.Connection;
import java.sql.SQLException;

/** The wiring of the stages. Thread-safe. */
final class Pipelines implements PipelineSource {

  static final Pipelines SHARED = new Pipelines();

  private Pipelines() {}

  @Override
  public Pipeline open(RawSource source, ScrimConfig config, Connection first) throws SQLException {
    throw new ScrimConfigException("the stages behind the JDBC faces are not wired yet");
  }
}
