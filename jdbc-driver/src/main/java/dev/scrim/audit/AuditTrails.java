package dev.scrim.audit;

import dev.scrim.config.AuditTarget;
import dev.scrim.config.ScrimConfig;
import dev.scrim.error.ScrimConfigException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the audit trail that {@code scrim.audit} describes. */
public final class AuditTrails {

  private static final Logger LOG = LoggerFactory.getLogger(AuditTrails.class);

  private AuditTrails() {}

  /**
   * Opens every sink. Trails that name the same file share it; the file is free again when the last
   * of them is closed.
   *
   * @throws ScrimConfigException where a sink cannot be opened or would record nothing
   */
  public static AuditTrail open(ScrimConfig config) throws SQLException {
    if (config.audit().isEmpty()) {
      throw new ScrimConfigException("scrim.audit names no sink; to record nothing, write none");
    }
    List<AuditSink> sinks = new ArrayList<>();
    try {
      for (AuditTarget target : config.audit()) {
        if (target instanceof AuditTarget.None) {
          LOG.warn("scrim.audit is none: no statement of this connection is recorded");
        } else {
          sinks.add(open(target));
        }
      }
      return new SinkTrail(sinks, Clock.systemUTC());
    } catch (SQLException | RuntimeException e) {
      sinks.forEach(AuditSink::close);
      throw e;
    }
  }

  private static AuditSink open(AuditTarget target) throws SQLException {
    if (target instanceof AuditTarget.File file) {
      return FileSink.open(file.path());
    }
    if (target instanceof AuditTarget.Slf4j slf4j) {
      return Slf4jSink.open(slf4j.logger(), LoggerFactory.getILoggerFactory());
    }
    throw new ScrimConfigException(
        "scrim.audit names a jdbc sink, which comes with a later version; use file:<path> or slf4j");
  }
}
