package dev.scrim.audit;

import dev.scrim.error.ScrimConfigException;
import java.io.IOException;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;
import org.slf4j.helpers.NOPLoggerFactory;

/** Logs each record as one line at level INFO. */
final class Slf4jSink implements AuditSink {

  private final Logger logger;

  private Slf4jSink(Logger logger) {
    this.logger = logger;
  }

  /** Opens it, unless nothing would be written. */
  static Slf4jSink open(String name, ILoggerFactory factory) throws ScrimConfigException {
    Logger logger = factory.getLogger(name);
    if (factory instanceof NOPLoggerFactory || logger instanceof NOPLogger) {
      throw new ScrimConfigException(
          "scrim.audit writes to the logger "
              + name
              + ", but SLF4J has no provider, so nothing would be recorded; add one such as"
              + " logback-classic, or set scrim.audit to file:<path>");
    }
    if (!logger.isInfoEnabled()) {
      throw new ScrimConfigException(
          "scrim.audit writes to the logger "
              + name
              + ", whose level INFO is off, so nothing would be recorded; switch it on, or set"
              + " scrim.audit to file:<path>");
    }
    return new Slf4jSink(logger);
  }

  @Override
  public void write(AuditRecord record, boolean durable) throws IOException {
    if (!logger.isInfoEnabled()) {
      throw new IOException("level INFO of the logger " + logger.getName() + " was switched off");
    }
    try {
      logger.info(record.line());
    } catch (RuntimeException e) {
      throw new IOException("the logger " + logger.getName() + " failed", e);
    }
  }

  @Override
  public void close() {}
}
