package dev.scrim.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Two databases that differ only in what is hidden from the subject are the same through Scrim: in
 * rows, order, counts, labels and types, errors and warnings. See {@link Settings} for longer runs.
 */
class NonInterferenceTest {

  private static final int PER_WORLD = 250;

  @Test
  void onPostgres() throws SQLException {
    check(Product.POSTGRES, Settings.of(1_000));
  }

  @Test
  void onH2() throws SQLException {
    check(Product.H2, Settings.of(1_000));
  }

  /** The same statements, unguarded, do tell the databases apart: the property can fail. */
  @Test
  void unguardedStatementsDifferOnPostgres() throws SQLException {
    checkCanary(Product.POSTGRES, Settings.of(2_000));
  }

  @Test
  void unguardedStatementsDifferOnH2() throws SQLException {
    checkCanary(Product.H2, Settings.of(1_000));
  }

  private static void check(Product product, Settings settings) throws SQLException {
    Tally tally = new Tally();
    List<String> differences = new ArrayList<>();
    List<String> byEvaluation = new ArrayList<>();
    for (int done = 0, world = 0; done < settings.statements(); done += PER_WORLD, world++) {
      Dice dice = new Dice(settings.seed() + world);
      try (Arena arena = Arena.of(product, dice)) {
        Statements statements = new Statements(arena.world(), dice);
        Interference pair = new Interference(arena.world(), arena.guarded(), arena.guardedOther());
        for (int i = 0; i < Math.min(PER_WORLD, settings.statements() - done); i++) {
          tally.add(pair.run(statements.next()));
        }
        differences.addAll(pair.differences());
        byEvaluation.addAll(pair.byEvaluation());
      }
    }
    System.out.println("non-interference on " + product + " " + settings + ": " + tally);
    System.out.println("errors that depend on what is evaluated first: " + byEvaluation.size());
    byEvaluation.forEach(System.out::println);
    differences.forEach(System.out::println);
    assertThat(differences.size()).as("differences, printed above, %s", settings).isZero();
    assertThat(byEvaluation.size()).isLessThanOrEqualTo(1 + settings.statements() / 500);
    assertThat(tally.answered()).isGreaterThan(settings.statements() / 2);
  }

  private static void checkCanary(Product product, Settings settings) throws SQLException {
    Dice dice = new Dice(settings.seed());
    int differing = 0;
    try (Arena arena = Arena.of(product, dice)) {
      Statements statements = new Statements(arena.world(), dice);
      Interference pair = new Interference(arena.world(), arena.raw(), arena.rawOther());
      for (int i = 0; i < 100; i++) {
        differing += pair.differs(statements.next()) ? 1 : 0;
      }
    }
    assertThat(differing).isGreaterThan(20);
  }
}
