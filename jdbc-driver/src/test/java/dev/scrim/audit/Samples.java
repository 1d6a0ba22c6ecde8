package dev.scrim.audit;

import dev.scrim.Subject;
import dev.scrim.audit.AuditTrail.Entry;
import dev.scrim.audit.AuditTrail.Outcome;
import dev.scrim.audit.AuditTrail.Status;
import dev.scrim.catalog.TableKind;
import dev.scrim.config.AuditTarget;
import dev.scrim.config.PolicySource;
import dev.scrim.config.ScrimConfig;
import dev.scrim.config.SubjectMode;
import dev.scrim.decide.Action;
import dev.scrim.decide.ColumnDirective;
import dev.scrim.decide.Decided;
import dev.scrim.decide.Decision;
import dev.scrim.decide.MaskMethod;
import dev.scrim.decide.RowFilter;
import dev.scrim.decide.TableDirective;
import dev.scrim.error.Reason;
import dev.scrim.resolve.AccessMode;
import dev.scrim.resolve.ColumnAccess;
import dev.scrim.resolve.StatementAccess;
import dev.scrim.resolve.StatementKind;
import dev.scrim.resolve.TableAccess;
import dev.scrim.resolve.Use;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Statements and decisions to be recorded. */
final class Samples {

  static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T09:30:00.12Z"), ZoneOffset.UTC);

  static final Subject ALICE =
      Subject.of("alice")
          .roles("support", "analyst")
          .purpose("fraud")
          .attribute("region", "attribute-s3cret")
          .token("token-s3cret");

  static final StatementAccess ACCESS =
      new StatementAccess(
          StatementKind.SELECT,
          "sha256:ab",
          List.of(),
          List.of(),
          List.of(
              table(
                  "customers",
                  column("id", Use.JOIN),
                  column("ssn", Use.OUTPUT, Use.PREDICATE),
                  column("salary", Use.OUTPUT)),
              table("orders", column("customer_id", Use.JOIN))));

  static final Decision DECISION =
      decision(
          true,
          true,
          Map.of(
              "public.customers",
              new TableDirective(
                  Map.of(
                      "id",
                      new ColumnDirective(Action.SHOW, null, false, null),
                      "ssn",
                      new ColumnDirective(
                          Action.MASK,
                          new MaskMethod.Partial(0, 4, "*"),
                          false,
                          "pii/national-id")),
                  null,
                  false,
                  List.of(new RowFilter.Sql("region = 'row-s3cret'")),
                  TableDirective.Barrier.AUTO)),
          true);

  static final Outcome OUTCOME = new Outcome(Status.OK, 12, 830, null);

  private Samples() {}

  static Decision decision(
      boolean allow, boolean enforce, Map<String, TableDirective> tables, boolean othersShown) {
    return new Decision(
        allow,
        enforce,
        List.of(new Reason("pii/national-id", "analysts see no national ids", "docs/rules/x")),
        tables,
        othersShown,
        Set.of(),
        Set.of(),
        null,
        null,
        null,
        null,
        List.of());
  }

  static Entry entry(StatementAccess access, String text, Decision decision, int batch) {
    Decided decided =
        decision == null
            ? null
            : new Decided(decision, "opa-1", "r7", true, Duration.ofMillis(1500));
    return new Entry(ALICE, "billing", access, text, decided, batch);
  }

  static Entry entry() {
    return entry(ACCESS, "SELECT ssn FROM customers WHERE ssn = ?", DECISION, 1);
  }

  static ScrimConfig config(AuditTarget... audit) {
    return new ScrimConfig(
        new PolicySource.Bundle("x"),
        null,
        "scrim/decision",
        Duration.ZERO,
        Duration.ofSeconds(1),
        null,
        Duration.ZERO,
        null,
        new TreeSet<>(),
        null,
        new TreeMap<>(),
        SubjectMode.OPEN,
        List.of(audit),
        null,
        Duration.ZERO,
        Map.of(),
        null,
        null,
        null);
  }

  static AuditTrail open(Path file) throws Exception {
    return AuditTrails.open(config(new AuditTarget.File(file)));
  }

  /** Writes that many decisions, each with its outcome. */
  static void write(AuditTrail trail, int statements) throws Exception {
    for (int i = 0; i < statements; i++) {
      trail.outcome(trail.permitted(entry()), OUTCOME);
    }
  }

  private static TableAccess table(String name, ColumnAccess... columns) {
    return new TableAccess(
        "public." + name,
        "public",
        name,
        TableKind.TABLE,
        EnumSet.of(AccessMode.READ),
        false,
        List.of(columns),
        List.of(columns).stream().map(ColumnAccess::name).toList(),
        null,
        List.of(),
        null);
  }

  private static ColumnAccess column(String name, Use... uses) {
    return new ColumnAccess(name, "text", Set.of(uses));
  }
}
