package dev.scrim.audit;

import dev.scrim.error.PolicyUnavailableException;
import dev.scrim.error.Reason;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** The trail over some sinks: a record goes to each of them, or the statement does not run. */
final class SinkTrail implements AuditTrail {

  private final List<AuditSink> sinks;
  private final RecordWriter writer;
  private final RecordIds ids;

  SinkTrail(List<AuditSink> sinks, Clock clock) {
    this.sinks = List.copyOf(sinks);
    this.writer = new RecordWriter(clock);
    this.ids = new RecordIds(clock);
  }

  @Override
  public String permitted(Entry entry) throws PolicyUnavailableException {
    String id = ids.next();
    write(writer.permitted(id, entry), true, "so the statement was not run");
    return id;
  }

  @Override
  public String refused(Entry entry, String message, List<Reason> reasons)
      throws PolicyUnavailableException {
    String id = ids.next();
    write(writer.refused(id, entry, message, reasons), true, "the statement was refused anyway");
    return id;
  }

  @Override
  public void outcome(String id, Outcome outcome) throws PolicyUnavailableException {
    write(writer.outcome(id, outcome), false, "but the statement was run already");
  }

  private void write(AuditRecord record, boolean durable, String consequence)
      throws PolicyUnavailableException {
    for (AuditSink sink : sinks) {
      try {
        sink.write(record, durable);
      } catch (IOException e) {
        throw new PolicyUnavailableException(
            "the audit record could not be written, " + consequence + ": " + e.getMessage(), e);
      }
    }
  }

  @Override
  public void close() {
    sinks.forEach(AuditSink::close);
  }
}
