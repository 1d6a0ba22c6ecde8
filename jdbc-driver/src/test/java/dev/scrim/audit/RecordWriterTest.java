package dev.scrim.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.audit.AuditTrail.Outcome;
import dev.scrim.audit.AuditTrail.Status;
import dev.scrim.decide.Decision;
import dev.scrim.error.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** Records are, field by field and in that order, what the design shows. */
class RecordWriterTest {

  private final RecordWriter writer = new RecordWriter(Samples.NOW);

  @Test
  void writesAPermittedStatement() {
    assertThat(writer.permitted("d1", Samples.entry()).line()).isEqualTo(permitted());
  }

  private static String permitted() {
    return oneLine(
        """
        {"v":1,"time":"2026-11-22T09:30:00.120000Z","id":"d1","event":"decision",
        "subject":{"user":"alice","roles":["analyst","support"],"purpose":"fraud"},
        "application":"billing",
        "statement":{"kind":"select","fingerprint":"sha256:ab",
        "text":"SELECT ssn FROM customers WHERE ssn = ?"},
        "tables":[{"id":"public.customers","columns":[
        {"name":"id","uses":["join"],"action":"show","method":null,"rule":null},
        {"name":"ssn","uses":["output","predicate"],"action":"mask","method":"partial",
        "rule":"pii/national-id"},
        {"name":"salary","uses":["output"],"action":"deny","method":null,"rule":null}],
        "rows_filtered":true},
        {"id":"public.orders","columns":[
        {"name":"customer_id","uses":["join"],"action":"show","method":null,"rule":null}],
        "rows_filtered":false}],
        "decision":{"allow":true,"enforce":true,
        "reasons":[{"rule":"pii/national-id","message":"analysts see no national ids",
        "url":"docs/rules/x"}],
        "engine_id":"opa-1","revision":"r7","cached":true,"age_ms":1500}}
        """);
  }

  @Test
  void writesARefusalByAnalysis() {
    AuditRecord record =
        writer.refused(
            "d2", Samples.entry(null, null, null, 1), "COPY is not understood", List.of());

    assertThat(record.line())
        .isEqualTo(
            oneLine(
                """
                {"v":1,"time":"2026-11-22T09:30:00.120000Z","id":"d2","event":"decision",
                "subject":{"user":"alice","roles":["analyst","support"],"purpose":"fraud"},
                "application":"billing",
                "statement":{"kind":null,"fingerprint":null,"text":null},
                "tables":[],
                "decision":{"allow":false,"enforce":true,
                "reasons":[{"rule":null,"message":"COPY is not understood","url":null}],
                "engine_id":null,"revision":null,"cached":false,"age_ms":null}}
                """));
  }

  @Test
  void writesARefusalOfAnAllowedStatementAsRefused() {
    AuditRecord record =
        writer.refused(
            "d3",
            Samples.entry(),
            "the column salary is denied",
            List.of(new Reason("hr/salary", "salaries are for HR", null)));

    assertThat(record.fields().get("decision").shown())
        .isEqualTo(
            oneLine(
                """
                {"allow":false,"enforce":true,
                "reasons":[{"rule":null,"message":"the column salary is denied","url":null},
                {"rule":"hr/salary","message":"salaries are for HR","url":null}],
                "engine_id":"opa-1","revision":"r7","cached":true,"age_ms":1500}
                """));
  }

  @Test
  void saysAReasonOnce() {
    Reason reason = new Reason("hr/salary", "salaries are for HR", null);

    assertThat(
            writer
                .refused("d3", Samples.entry(), reason.message(), List.of(reason))
                .fields()
                .get("decision")
                .shown())
        .containsOnlyOnce("salaries are for HR");
  }

  @Test
  void recordsWhatObservationWouldHaveDone() {
    AuditTrail.Entry entry =
        Samples.entry(Samples.ACCESS, "SELECT", Samples.decision(false, false, Map.of(), false), 1);

    AuditRecord record = writer.permitted("d4", entry);

    assertThat(record.fields().get("decision").shown())
        .startsWith(
            "{\"allow\":false,\"enforce\":false,\"reasons\":[{\"rule\":\"pii/national-id\"");
    assertThat(record.fields().get("tables").shown())
        .contains("\"action\":\"deny\"")
        .doesNotContain("\"action\":\"show\"");
  }

  @Test
  void permitsNothingThatTheDecisionRefuses() {
    AuditTrail.Entry refused =
        Samples.entry(Samples.ACCESS, "SELECT", Samples.decision(false, true, Map.of(), true), 1);
    AuditTrail.Entry undecided = Samples.entry(Samples.ACCESS, "SELECT", null, 1);

    assertThatThrownBy(() -> writer.permitted("d5", refused))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> writer.permitted("d5", undecided))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void doesNotMistakeAStatementForAnEarlierOne() {
    Decision hidden = Samples.decision(true, true, Map.of(), false);
    String first = fields(Samples.entry(Samples.ACCESS, "A", Samples.DECISION, 1));

    assertThat(fields(Samples.entry(Samples.ACCESS, "A", Samples.DECISION, 1))).isEqualTo(first);
    assertThat(fields(Samples.entry(Samples.ACCESS, "A", hidden, 1)))
        .contains("\"deny\"")
        .doesNotContain("\"mask\"");
    assertThat(fields(Samples.entry(Samples.ACCESS, "B", hidden, 1))).contains("\"text\":\"B\"");
    assertThat(fields(Samples.entry(Samples.ACCESS, "B", hidden, 2))).contains("\"batch\":2");
    assertThat(fields(Samples.entry(Samples.ACCESS, "B", hidden, 1))).doesNotContain("batch");
    assertThat(fields(Samples.entry(Samples.ACCESS, "A", Samples.DECISION, 1))).isEqualTo(first);
  }

  private String fields(AuditTrail.Entry entry) {
    Map<String, Json> fields = writer.permitted("d", entry).fields();
    return fields.get("statement").shown() + fields.get("tables").shown();
  }

  @Test
  void countsABatch() {
    AuditTrail.Entry batch = Samples.entry(Samples.ACCESS, "INSERT", Samples.DECISION, 500);

    assertThat(writer.permitted("d6", batch).fields().get("statement").shown())
        .isEqualTo(
            "{\"kind\":\"select\",\"fingerprint\":\"sha256:ab\",\"text\":\"INSERT\",\"batch\":500}");
  }

  @Test
  void writesOutcomes() {
    assertThat(writer.outcome("d1", Samples.OUTCOME).line())
        .isEqualTo(
            oneLine(
                """
                {"v":1,"time":"2026-11-22T09:30:00.120000Z","id":"d1","event":"outcome",
                "outcome":{"status":"ok","rows":12,"duration_us":830,"sql_state":null}}
                """));
    assertThat(
            writer
                .outcome("d1", new Outcome(Status.ERROR, -1, 5, "23505"))
                .fields()
                .get("outcome")
                .shown())
        .isEqualTo(
            "{\"status\":\"error\",\"rows\":null,\"duration_us\":5,\"sql_state\":\"23505\"}");
  }

  @Test
  void neverWritesSecretsOfTheSubject() {
    assertThat(writer.permitted("d1", Samples.entry()).line()).doesNotContain("s3cret");
  }

  @Test
  void isTheSameInEveryLocaleAndTimeZone() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        RecordWriter elsewhere = new RecordWriter(Samples.NOW);
        assertThat(elsewhere.permitted("d1", Samples.entry()).line()).isEqualTo(permitted());
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void givesIdsThatSortByTime() {
    RecordIds ids = new RecordIds(Samples.NOW);
    String later =
        new RecordIds(java.time.Clock.offset(Samples.NOW, java.time.Duration.ofMillis(1))).next();

    assertThat(ids.next())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
        .isNotEqualTo(ids.next())
        .isLessThan(later);
  }

  private static String oneLine(String text) {
    return text.replace("\n", "");
  }
}
