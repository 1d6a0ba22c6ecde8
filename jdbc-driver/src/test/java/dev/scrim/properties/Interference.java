package dev.scrim.properties;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs statements on two databases that differ only in what is hidden, and tells where the answers
 * differ.
 */
final class Interference {

  private static final int SHRINKING = 400;

  private final World world;
  private final Session one;
  private final Session other;
  private final List<String> differences = new ArrayList<>();
  private final List<String> byEvaluation = new ArrayList<>();

  Interference(World world, Session one, Session other) {
    this.world = world;
    this.one = one;
    this.other = other;
  }

  /** The differences found, told for people. */
  List<String> differences() {
    return differences;
  }

  /**
   * Beside these, the ones in an error of a value where the server plans by statistics: whether it
   * comes up depends on what is evaluated first.
   */
  List<String> byEvaluation() {
    return byEvaluation;
  }

  /** Runs a statement plain and prepared, and gives what is seen of it in the one database. */
  Observation run(Query query) throws SQLException {
    Observation seen = null;
    for (boolean prepared : new boolean[] {false, true}) {
      Observation here = run(one, query, prepared);
      seen = seen == null ? here : seen;
      Observation there = run(other, query, prepared);
      if (!here.equals(there)) {
        boolean byOrder =
            world.plansByStatistics() && (here.isErrorOfValue() || there.isErrorOfValue());
        (byOrder ? byEvaluation : differences).add(told(query, prepared));
        break;
      }
    }
    return seen;
  }

  /** Whether a statement tells the databases apart. */
  boolean differs(Query query) throws SQLException {
    return !run(one, query, false).equals(run(other, query, false));
  }

  private static Observation run(Session session, Query query, boolean prepared)
      throws SQLException {
    return prepared ? session.prepared(query) : session.plain(query);
  }

  private String told(Query query, boolean prepared) throws SQLException {
    Sql least =
        new Shrinker(
                SHRINKING,
                sql -> {
                  try {
                    Query small = query.of(sql);
                    return !run(one, small, prepared).equals(run(other, small, prepared));
                  } catch (SQLException e) {
                    throw new IllegalStateException(e);
                  }
                })
            .shrink(query.sql());
    Query small = query.of(least);
    return (prepared ? least.prepared() + " " + least.binds() : least.plain())
        + "\n    here  "
        + run(one, small, prepared)
        + "\n    there "
        + run(other, small, prepared)
        + "\n    "
        + world.told(least.plain());
  }
}
