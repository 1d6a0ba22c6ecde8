package dev.scrim.audit;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.scrim.audit.AuditTrail.Entry;
import dev.scrim.decide.Action;
import dev.scrim.decide.ColumnDirective;
import dev.scrim.decide.Decision;
import dev.scrim.decide.MaskMethod;
import dev.scrim.decide.TableDirective;
import dev.scrim.resolve.ColumnAccess;
import dev.scrim.resolve.StatementAccess;
import dev.scrim.resolve.TableAccess;
import dev.scrim.resolve.Use;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields that tell what a statement touches and what becomes of it. */
record StatementJson(Json statement, Json tables) {

  static StatementJson of(Entry entry) {
    Decision decision = decision(entry);
    List<Json> tables = new ArrayList<>();
    if (entry.access() != null) {
      for (TableAccess table : entry.access().tables()) {
        tables.add(table(table, decision));
      }
    }
    return new StatementJson(statement(entry), Json.array(tables));
  }

  private static @Nullable Decision decision(Entry entry) {
    return entry.decided() == null ? null : entry.decided().decision();
  }

  private static Json statement(Entry entry) {
    StatementAccess access = entry.access();
    Json.Fields statement =
        new Json.Fields()
            .put("kind", access == null ? Json.NULL : Json.of(access.kind()))
            .put("fingerprint", Json.of(access == null ? null : access.fingerprint()))
            .put("text", Json.of(entry.text()));
    if (entry.batch() > 1) {
      statement.put("batch", Json.of(entry.batch()));
    }
    return statement.json();
  }

  private static Json table(TableAccess table, @Nullable Decision decision) {
    TableDirective directive = decision == null ? null : decision.tables().get(table.id());
    boolean shown = directive == null && decision != null && decision.otherTablesShow();
    List<Json> columns = new ArrayList<>();
    for (ColumnAccess column : table.columns()) {
      ColumnDirective covered = directive == null ? null : directive.column(column.name());
      columns.add(column(column, covered, shown ? Action.SHOW : Action.DENY));
    }
    return new Json.Fields()
        .put("id", Json.of(table.id()))
        .put("columns", Json.array(columns))
        .put("rows_filtered", Json.of(directive != null && !directive.rows().isEmpty()))
        .json();
  }

  /**
   * A column's fields.
   *
   * @param otherwise what becomes of it where the table's directive does not cover it
   */
  private static Json column(
      ColumnAccess column, @Nullable ColumnDirective directive, Action otherwise) {
    List<Json> uses = new ArrayList<>();
    for (Use use : column.uses()) {
      uses.add(Json.of(use));
    }
    MaskMethod method = directive == null ? null : directive.method();
    return new Json.Fields()
        .put("name", Json.of(column.name()))
        .put("uses", Json.array(uses))
        .put("action", Json.of(directive == null ? otherwise : directive.action()))
        .put("method", Json.of(method == null ? null : method.id()))
        .put("rule", Json.of(directive == null ? null : directive.rule()))
        .json();
  }

  /** Remembers the fields of statements that run again and again, as long as their plans live. */
  static final class Cache {

    private final com.github.benmanes.caffeine.cache.Cache<StatementAccess, Known> known =
        Caffeine.newBuilder().weakKeys().maximumSize(10_000).build();

    StatementJson of(Entry entry) {
      StatementAccess access = entry.access();
      if (access == null || entry.batch() > 1) {
        return StatementJson.of(entry);
      }
      Known before = known.getIfPresent(access);
      if (before != null && before.fits(entry)) {
        return before.json();
      }
      StatementJson json = StatementJson.of(entry);
      known.put(access, new Known(decision(entry), entry.text(), json));
      return json;
    }

    /** Fields, and what they were made from beside the key. */
    private record Known(@Nullable Decision decision, @Nullable String text, StatementJson json) {

      @SuppressWarnings("ReferenceEquality") // a plan keeps the very objects
      boolean fits(Entry entry) {
        return decision == StatementJson.decision(entry) && text == entry.text();
      }
    }
  }
}
