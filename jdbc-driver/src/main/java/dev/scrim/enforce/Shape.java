package dev.scrim.enforce;

import dev.scrim.catalog.Catalog;
import dev.scrim.catalog.SessionNames;
import dev.scrim.catalog.TemporaryChange;
import dev.scrim.enforce.Plan.SessionEffect;
import dev.scrim.parse.Parsed;
import dev.scrim.resolve.Analysis;
import dev.scrim.resolve.StatementAccess;
import dev.scrim.resolve.StatementKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a statement's text before a subject and a decision are. Immutable. */
sealed interface Shape {

  /** The policy's input about it. */
  StatementAccess access();

  /** The text for the record. */
  @Nullable String text();

  boolean returnsRows();

  SessionEffect effect();

  /** What it puts into temporary tables. */
  TemporaryChange temporary();

  /** Passes with no request and no record. */
  record Control(Plan plan) implements Shape {
    @Override
    public StatementAccess access() {
      throw new IllegalStateException("not asked for");
    }

    @Override
    public @Nullable String text() {
      return null;
    }

    @Override
    public boolean returnsRows() {
      return plan.returnsRows();
    }

    @Override
    public SessionEffect effect() {
      return plan.effect();
    }

    @Override
    public TemporaryChange temporary() {
      return plan.temporary();
    }
  }

  /** Runs only where it is granted by name. */
  record Opaque(Parsed.Opaque parsed, StatementAccess access, TemporaryChange temporary)
      implements Shape {

    /** Not a statement, but decided and recorded like one: the raw connection is asked for. */
    static final Opaque UNWRAP = unwrap("sha256:" + "0".repeat(64));

    private static Opaque unwrap(String fingerprint) {
      return new Opaque(
          new Parsed.Opaque(
              "unwrap", "", 0, fingerprint, "", new Parsed.TemporaryTables(true, null)),
          new StatementAccess(
              StatementKind.UNWRAP, fingerprint, List.of(), List.of("unwrap"), List.of()),
          new TemporaryChange(true, List.of()));
    }

    @Override
    public String text() {
      return parsed.text();
    }

    @Override
    public boolean returnsRows() {
      return true;
    }

    @Override
    public SessionEffect effect() {
      return SessionEffect.CATALOG;
    }
  }

  /** Analysed against that catalogue. */
  record Analysed(Analysis analysis, Catalog catalog, SessionNames names) implements Shape {
    @Override
    public StatementAccess access() {
      return analysis.access();
    }

    @Override
    public String text() {
      return analysis.text();
    }

    @Override
    public boolean returnsRows() {
      return analysis.returnsRows();
    }

    @Override
    public SessionEffect effect() {
      boolean plain =
          analysis.access().functions().isEmpty() && analysis.access().kind() != StatementKind.DDL;
      return plain ? SessionEffect.NONE : SessionEffect.CATALOG;
    }

    @Override
    public TemporaryChange temporary() {
      return analysis.temporary();
    }
  }
}
