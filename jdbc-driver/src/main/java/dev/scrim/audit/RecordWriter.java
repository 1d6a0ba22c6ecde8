package dev.scrim.audit;

import dev.scrim.audit.AuditTrail.Entry;
import dev.scrim.audit.AuditTrail.Outcome;
import dev.scrim.decide.Action;
import dev.scrim.decide.ColumnDirective;
import dev.scrim.decide.Decided;
import dev.scrim.decide.Decision;
import dev.scrim.decide.TableDirective;
import dev.scrim.error.Reason;
import dev.scrim.resolve.ColumnAccess;
import dev.scrim.resolve.StatementAccess;
import dev.scrim.resolve.TableAccess;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts what happened into the fields of a record. Thread-safe. */
final class RecordWriter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Clock clock;

  RecordWriter(Clock clock) {
    this.clock = clock;
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
            .put("status", name(outcome.status()))
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
    fields.put("statement", statement(entry));
    fields.put("tables", tables(entry.access(), entry.decided()));
    fields.put("decision", decision(allow, reasons, entry.decided()));
    return new AuditRecord(fields);
  }

  private Map<String, Json> start(String id, String event) {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("time", Json.of(TIME.format(clock.instant())));
    fields.put("id", Json.of(id));
    fields.put("event", Json.of(event));
    return fields;
  }

  private static Json statement(Entry entry) {
    StatementAccess access = entry.access();
    Json.Fields statement =
        new Json.Fields()
            .put("kind", access == null ? Json.NULL : name(access.kind()))
            .put("fingerprint", Json.of(access == null ? null : access.fingerprint()))
            .put("text", Json.of(entry.text()));
    if (entry.batch() > 1) {
      statement.put("batch", Json.of(entry.batch()));
    }
    return statement.json();
  }

  private static Json tables(@Nullable StatementAccess access, @Nullable Decided decided) {
    List<Json> tables = new ArrayList<>();
    for (TableAccess table : access == null ? List.<TableAccess>of() : access.tables()) {
      Decision decision = decided == null ? null : decided.decision();
      TableDirective directive = decision == null ? null : decision.tables().get(table.id());
      boolean shown = directive == null && decision != null && decision.otherTablesShow();
      List<Json> columns = new ArrayList<>();
      for (ColumnAccess column : table.columns()) {
        columns.add(column(column, shown, directive));
      }
      tables.add(
          new Json.Fields()
              .put("id", Json.of(table.id()))
              .put("columns", Json.array(columns))
              .put("rows_filtered", Json.of(directive != null && !directive.rows().isEmpty()))
              .json());
    }
    return Json.array(tables);
  }

  /** A column that the decision covers nowhere is denied. */
  private static Json column(
      ColumnAccess column, boolean tableShown, @Nullable TableDirective table) {
    ColumnDirective directive = table == null ? null : table.column(column.name());
    Action uncovered = tableShown ? Action.SHOW : Action.DENY;
    return new Json.Fields()
        .put("name", Json.of(column.name()))
        .put("uses", Json.array(column.uses().stream().map(RecordWriter::name).toList()))
        .put("action", name(directive == null ? uncovered : directive.action()))
        .put(
            "method",
            directive == null || directive.method() == null
                ? Json.NULL
                : Json.of(directive.method().id()))
        .put("rule", Json.of(directive == null ? null : directive.rule()))
        .json();
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
    return Json.array(values.stream().map(Json::of).toList());
  }

  private static Json name(Enum<?> constant) {
    return Json.of(constant.name().toLowerCase(Locale.ROOT));
  }
}
