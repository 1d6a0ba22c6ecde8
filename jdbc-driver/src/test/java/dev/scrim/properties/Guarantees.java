package dev.scrim.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.Subject;
import dev.scrim.catalog.Catalog;
import dev.scrim.catalog.SessionNames;
import dev.scrim.config.Dialect;
import dev.scrim.decide.Action;
import dev.scrim.decide.ColumnDirective;
import dev.scrim.decide.Decision;
import dev.scrim.decide.MaskMethod;
import dev.scrim.decide.RowFilter;
import dev.scrim.decide.TableDirective;
import dev.scrim.error.Refusal;
import dev.scrim.parse.Parsed;
import dev.scrim.parse.SqlParser;
import dev.scrim.resolve.Analysis;
import dev.scrim.resolve.KeyRequest;
import dev.scrim.resolve.Resolver;
import dev.scrim.resolve.UnknownName;
import dev.scrim.rewrite.Rewriter;
import dev.scrim.rewrite.Rewritten;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What holds of parse, resolve and rewrite for any text at all: a refusal, or SQL in which no
 * protected table stands outside our own derived tables.
 */
final class Guarantees {

  private static final Subject ANYBODY = Subject.of("alice");

  private final SqlParser parser;
  private final Resolver resolver;
  private final Rewriter rewriter;
  private final Catalog catalog;
  private final SessionNames names;
  private final RawTables rawTables;
  private final Decision masking;
  private final Decision showing = decision(Map.of(), true);

  /**
   * For the tables of a database.
   *
   * @param names what the session's path finds
   * @param tables ids of the tables that are masked
   * @param filterColumns per table a column of text for its row filter, where it has one
   */
  Guarantees(
      Dialect dialect, Catalog catalog, SessionNames names, Map<String, String> filterColumns) {
    this.parser = new SqlParser(dialect);
    this.resolver = new Resolver(dialect, parser);
    this.rewriter = new Rewriter(dialect, resolver);
    this.catalog = catalog;
    this.names = names;
    this.rawTables = new RawTables(filterColumns.keySet());
    Map<String, TableDirective> tables = new HashMap<>();
    filterColumns.forEach((id, column) -> tables.put(id, masked(column)));
    this.masking = decision(tables, false);
  }

  /** Fails where something does not hold; tells whether the text was answered. */
  boolean check(String sql, boolean prepared) {
    Parsed parsed;
    try {
      parsed = parser.parse(sql, prepared);
    } catch (Refusal refusal) {
      return false;
    }
    if (parsed instanceof Parsed.Opaque opaque) {
      assertThatThrownBy(() -> rewriter.opaque(opaque, List.of(opaque.grant()), masking))
          .as(sql)
          .isInstanceOf(Refusal.class);
      return false;
    }
    if (parsed instanceof Parsed.Control control) {
      rawTables.assertNone(control.sql());
      return true;
    }
    checkMasked(sql, prepared);
    return checkWhole(sql, prepared);
  }

  private void checkMasked(String sql, boolean prepared) {
    String masked = rewrite(sql, prepared, masking);
    if (masked != null) {
      rawTables.assertOnlyInDerivedTables(masked);
    }
  }

  /** Rewriting for somebody who sees everything gives a text that is rewritten to itself. */
  private boolean checkWhole(String sql, boolean prepared) {
    String once = rewrite(sql, prepared, showing);
    if (once == null) {
      return false;
    }
    assertThat(rewrite(once, prepared, showing)).as(sql).isEqualTo(once);
    return true;
  }

  /** What is sent, or null for a refusal. */
  private String rewrite(String sql, boolean prepared, Decision decision) {
    try {
      Analysis analysis = analysis(parser.parse(sql, prepared));
      Rewritten rewritten = rewriter.rewrite(analysis, catalog, names, decision, ANYBODY, prepared);
      return rewritten.sql();
    } catch (Refusal | UnknownName refusal) {
      return null;
    }
  }

  private Analysis analysis(Parsed parsed) {
    if (parsed instanceof Parsed.CreateTableAs made) {
      return resolver.resolve(made, catalog, names, true);
    } else if (parsed instanceof Parsed.Truncate truncate) {
      return resolver.resolve(truncate, catalog, names, true);
    }
    return resolver.resolve((Parsed.Tree) parsed, catalog, names, true, KeyRequest.NONE);
  }

  private static TableDirective masked(String filterColumn) {
    ColumnDirective redact =
        new ColumnDirective(Action.MASK, new MaskMethod.Redact(null), false, null);
    List<RowFilter> rows =
        filterColumn.isEmpty()
            ? List.of()
            : List.of(
                new RowFilter.Field(
                    RowFilter.Comparison.EQ, filterColumn, new RowFilter.Value.Scalar("EU")));
    return new TableDirective(Map.of(), redact, false, rows, TableDirective.Barrier.AUTO);
  }

  private static Decision decision(Map<String, TableDirective> tables, boolean others) {
    return new Decision(
        true, true, List.of(), tables, others, Set.of(), Set.of(), null, null, null, null,
        List.of());
  }
}
