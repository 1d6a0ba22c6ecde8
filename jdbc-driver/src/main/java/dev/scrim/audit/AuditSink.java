package dev.scrim.audit;

import java.io.IOException;

/** One place that records go to. Thread-safe. */
interface AuditSink {

  /**
   * Writes a record whole or not at all.
   *
   * @param durable whether it must have reached the disk when this returns
   * @throws IOException naming the sink and, for people, what is wrong
   */
  void write(AuditRecord record, boolean durable) throws IOException;

  /** Gives up what it holds; writing fails from now on. May be called again. */
  void close();
}
