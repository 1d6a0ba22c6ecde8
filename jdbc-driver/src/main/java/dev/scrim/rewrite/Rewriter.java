package dev.scrim.rewrite;

import dev.scrim.Subject;
import dev.scrim.catalog.Catalog;
import dev.scrim.catalog.SessionNames;
import dev.scrim.config.Dialect;
import dev.scrim.decide.Decision;
import dev.scrim.parse.Parsed;
import dev.scrim.resolve.Analysis;
import dev.scrim.resolve.Resolver;
import java.util.List;

/**
 * Turns an analysed statement and its decision into the SQL that runs: every scan of a table that
 * is not shown whole becomes a derived table with masks and filters inside. Thread-safe.
 */
public final class Rewriter {

  private final Dialect dialect;
  private final Resolver resolver;

  public Rewriter(Dialect dialect, Resolver resolver) {
    this.dialect = dialect;
    this.resolver = resolver;
  }

  /**
   * The SQL for a statement.
   *
   * @param prepared whether the policy's values travel as binds, not as literals
   * @throws dev.scrim.error.Refusal where the decision does not let it run
   */
  public Rewritten rewrite(
      Analysis analysis,
      Catalog catalog,
      SessionNames names,
      Decision decision,
      Subject subject,
      boolean prepared) {
    if (decision.enforce()) {
      Permission.check(analysis, decision);
    }
    SqlBuffer sql = new SqlBuffer(analysis.parameters());
    BodyWriter writer =
        new BodyWriter(
            dialect, resolver, catalog, names, analysis, decision, subject, prepared, sql);
    writer.body(analysis.body());
    boolean guarded = decision.enforce() && Permission.hidesAnything(analysis, decision);
    return sql.build(guarded, writer.keys(analysis.body()));
  }

  /**
   * The SQL for a statement that is known by its first words only.
   *
   * @param grants all that it needs granted
   * @throws dev.scrim.error.Refusal where the decision does not grant it
   */
  public Rewritten opaque(Parsed.Opaque parsed, List<String> grants, Decision decision) {
    if (decision.enforce()) {
      Permission.check(grants, decision);
    }
    int[][] at = new int[parsed.parameters()][];
    for (int i = 0; i < at.length; i++) {
      at[i] = new int[] {i + 1};
    }
    return new Rewritten(parsed.sql(), List.of(at), List.of(), true, ReturnedKeys.NONE);
  }
}
