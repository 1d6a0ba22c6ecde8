package dev.scrim.properties;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs statements through Scrim and over the hand-made views, and tells where they differ. */
final class AsIfViews {

  private static final int SHRINKING = 400;

  private final Arena arena;
  private final Tally tally;
  private final List<String> differences;
  private final List<String> byEvaluation;
  private final Queries queries;
  private final Session guarded;
  private final Session views;
  private final List<Session> otherPlans;

  /**
   * Tries one world.
   *
   * @param differences takes what differs
   * @param byEvaluation takes what differs in an error that a row's value makes, and that no known
   *     plan over the views shows: whether it comes up depends on what a server evaluates first
   */
  AsIfViews(
      Arena arena, Dice dice, Tally tally, List<String> differences, List<String> byEvaluation)
      throws SQLException {
    this.arena = arena;
    this.tally = tally;
    this.differences = differences;
    this.byEvaluation = byEvaluation;
    this.queries = new Queries(arena.world().product(), dice, visible(arena.world()));
    this.guarded = arena.guarded();
    this.views = arena.views();
    this.otherPlans = arena.viewsByOtherPlans();
  }

  static List<Table> visible(World world) {
    List<Table> tables = new ArrayList<>(world.tables().stream().map(world::visible).toList());
    tables.addAll(world.viewTables());
    return tables;
  }

  void run(int statements) throws SQLException {
    for (int i = 0; i < statements; i++) {
      Query query = queries.statement();
      for (boolean prepared : new boolean[] {false, true}) {
        Observation seen = run(guarded, query, prepared);
        Observation expected = run(views, query, prepared);
        tally.add(seen, expected, query);
        if (Tally.EXPLAINING && seen.isRefused() && !expected.failed() && tally.isNew(seen)) {
          tally.explain(seen, refusedAlike(seen, query, prepared));
        }
        if (differ(seen, expected, query, prepared)) {
          boolean byOrder = seen.isErrorOfValue() || expected.isErrorOfValue();
          (byOrder ? byEvaluation : differences).add(told(query, prepared));
          break;
        }
      }
    }
  }

  private static Observation run(Session session, Query query, boolean prepared)
      throws SQLException {
    return prepared ? session.prepared(query) : session.plain(query);
  }

  /** The smallest statement that still differs, and how. */
  private String told(Query query, boolean prepared) throws SQLException {
    Sql least =
        new Shrinker(SHRINKING, sql -> differs(query.of(sql), prepared)).shrink(query.sql());
    Query small = query.of(least);
    return (prepared ? least.prepared() + " " + least.binds() : least.plain())
        + "\n    through Scrim "
        + run(guarded, small, prepared)
        + "\n    over views    "
        + run(views, small, prepared)
        + "\n    "
        + arena.world().told(least.plain());
  }

  /** The smallest statement that is refused with these words although the views answer it. */
  private Sql refusedAlike(Observation refused, Query query, boolean prepared) {
    return new Shrinker(
            SHRINKING,
            sql -> {
              try {
                Query small = query.of(sql);
                Observation seen = run(guarded, small, prepared);
                return seen.isRefused()
                    && Tally.construct(seen.refusal()).equals(Tally.construct(refused.refusal()))
                    && !run(views, small, prepared).failed();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            })
        .shrink(query.sql());
  }

  private boolean differs(Query query, boolean prepared) {
    try {
      Observation seen = run(guarded, query, prepared);
      return differ(seen, run(views, query, prepared), query, prepared);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where one side meets an error of a value, some plan over the views has to give the same. */
  private boolean differ(Observation seen, Observation expected, Query query, boolean prepared)
      throws SQLException {
    if (seen.isRefused() || seen.answersLike(expected)) {
      return false;
    }
    if (seen.isErrorOfValue() || expected.isErrorOfValue()) {
      for (Session other : otherPlans) {
        if (seen.answersLike(run(other, query, prepared))) {
          return false;
        }
      }
    }
    return true;
  }
}
