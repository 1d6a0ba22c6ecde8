package dev.scrim.audit;

import dev.scrim.audit.AuditTrail.Entry;
import dev.scrim.audit.AuditTrail.Outcome;
import dev.scrim.decide.Decided;
import dev.scrim.decide.Decision;
import dev.scrim.error.Reason;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts what happened into the fields of a record. Thread-safe. */
final class RecordWriter {

  private final RecordClock clock;
  private final StatementJson.Cache statements = new StatementJson.Cache();

  RecordWriter(Clock clock) {
    this.clock = new RecordClock(clock);
  }

  /** The record of a statement that may run. */
  AuditRecord permitted(String id, Entry entry) {
    Decided decided = entry.decided();
    if (decided == null || (!decided.decision().allow() && decided.decision().enforce())) {
      throw new IllegalArgumentException("a statement runs only on a decision that allows it");
    }
    Decision decision = decided.decision();
    return decision(id, entry, decision.allow(), decision.reasons());
  }

  /** The record of a refusal; the message is its first reason, before the policy's. */
  AuditRecord refused(String id, Entry entry, String message, List<Reason> reasons) {
    List<Reason> all = new ArrayList<>();
    if (reasons.stream().noneMatch(reason -> reason.message().equals(message))) {
      all.add(new Reason(null, message, null));
    }
    all.addAll(reasons);
    return decision(id, entry, false, all);
  }

  /** The record of how a statement ended. */
  AuditRecord outcome(String id, Outcome outcome) {
    Map<String, Json> fields = start(id, "outcome");
    fields.put(
        "outcome",
        new Json.Fields()
            .put("status", Json.of(outcome.status()))
            .put("rows", outcome.rows() < 0 ? Json.NULL : Json.of(outcome.rows()))
            .put("duration_us", Json.of(outcome.durationMicros()))
            .put("sql_state", Json.of(outcome.sqlState()))
            .json());
    return new AuditRecord(fields);
  }

  private AuditRecord decision(String id, Entry entry, boolean allow, List<Reason> reasons) {
    Map<String, Json> fields = start(id, "decision");
    fields.put(
        "subject",
        new Json.Fields()
            .put("user", Json.of(entry.subject().user()))
            .put("roles", strings(entry.subject().roles()))
            .put("purpose", Json.of(entry.subject().purpose()))
            .json());
    fields.put("application", Json.of(entry.application()));
    StatementJson statement = statements.of(entry);
    fields.put("statement", statement.statement());
    fields.put("tables", statement.tables());
    fields.put("decision", decision(allow, reasons, entry.decided()));
    return new AuditRecord(fields);
  }

  private Map<String, Json> start(String id, String event) {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("time", Json.of(clock.now()));
    fields.put("id", Json.of(id));
    fields.put("event", Json.of(event));
    return fields;
  }

  private static Json decision(boolean allow, List<Reason> reasons, @Nullable Decided decided) {
    return new Json.Fields()
        .put("allow", Json.of(allow))
        .put("enforce", Json.of(decided == null || decided.decision().enforce()))
        .put("reasons", Json.array(reasons.stream().map(RecordWriter::reason).toList()))
        .put("engine_id", Json.of(decided == null ? null : decided.engineId()))
        .put("revision", Json.of(decided == null ? null : decided.revision()))
        .put("cached", Json.of(decided != null && decided.cached()))
        .put("age_ms", decided == null ? Json.NULL : Json.of(decided.age().toMillis()))
        .json();
  }

  private static Json reason(Reason reason) {
    return new Json.Fields()
        .put("rule", Json.of(reason.rule()))
        .put("message", Json.of(reason.message()))
        .put("url", Json.of(reason.url()))
        .json();
  }

  private static Json strings(Collection<String> values) {
    List<Json> items = new ArrayList<>();
    for (String value : values) {
      items.add(Json.of(value));
    }
    return Json.array(items);
  }
}
