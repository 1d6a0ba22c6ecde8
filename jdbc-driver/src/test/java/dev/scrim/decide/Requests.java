package dev.scrim.decide;

import dev.scrim.Subject;
import dev.scrim.catalog.TableKind;
import dev.scrim.config.AuditTarget;
import dev.scrim.config.PolicySource;
import dev.scrim.config.ScrimConfig;
import dev.scrim.config.SubjectMode;
import dev.scrim.resolve.AccessMode;
import dev.scrim.resolve.ColumnAccess;
import dev.scrim.resolve.StatementAccess;
import dev.scrim.resolve.StatementKind;
import dev.scrim.resolve.TableAccess;
import dev.scrim.resolve.Use;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Requests and settings for tests. */
public final class Requests {

  private Requests() {}

  /** A SELECT of one column for a subject. */
  public static DecisionRequest select(Subject subject) {
    return new DecisionRequest(
        Phase.RUN, subject, new Environment("billing", "postgresql", "app"), selectOf("sha256:1"));
  }

  /** The same for a user of that name. */
  public static DecisionRequest select(String user) {
    return select(Subject.of(user).roles("analyst").purpose("fraud"));
  }

  static StatementAccess selectOf(String fingerprint) {
    return new StatementAccess(
        StatementKind.SELECT,
        fingerprint,
        List.of("public.risk_score"),
        List.of(),
        List.of(
            new TableAccess(
                "public.customers",
                "public",
                "customers",
                TableKind.TABLE,
                Set.of(AccessMode.READ),
                false,
                List.of(new ColumnAccess("ssn", "text", Set.of(Use.PREDICATE, Use.OUTPUT))),
                List.of("id", "full_name", "ssn"),
                null,
                List.of(),
                null)));
  }

  static TableAccess view() {
    return new TableAccess(
        "public.recent",
        "public",
        "recent",
        TableKind.MATERIALIZED_VIEW,
        Set.of(AccessMode.READ),
        true,
        List.of(new ColumnAccess("id", "int8", Set.of(Use.OUTPUT))),
        List.of("id"),
        "public.parent",
        List.of("public.v"),
        Map.of("id", List.of("public.orders.id")));
  }

  /** Settings as one has them by default. */
  public static ScrimConfig config(PolicySource policy) {
    return config(policy, Duration.ofSeconds(60), Duration.ZERO);
  }

  static ScrimConfig config(Duration maxAge, Duration staleFor) {
    return config(new PolicySource.Server(URI.create("http://localhost:8181")), maxAge, staleFor);
  }

  private static ScrimConfig config(PolicySource policy, Duration maxAge, Duration staleFor) {
    return new ScrimConfig(
        policy,
        null,
        "scrim/decision",
        maxAge,
        Duration.ofSeconds(10),
        null,
        staleFor,
        null,
        new TreeSet<>(),
        null,
        new TreeMap<>(),
        SubjectMode.OPEN,
        List.of(new AuditTarget.None()),
        null,
        Duration.ofSeconds(30),
        Map.of(),
        null,
        null,
        null);
  }
}
