package dev.scrim.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Generated statements over generated schemas, data and policies give through Scrim what they give
 * over masked views written by hand. See {@link Settings} for longer runs.
 */
class AsIfViewsTest {

  private static final int PER_WORLD = 250;
  private static final double MOST_REFUSED_PERCENT = 5;

  @Test
  void onPostgres() throws SQLException {
    check(Product.POSTGRES, Settings.of(2_000));
  }

  @Test
  void onH2() throws SQLException {
    check(Product.H2, Settings.of(1_000));
  }

  private static void check(Product product, Settings settings) throws SQLException {
    Tally tally = new Tally();
    List<String> differences = new ArrayList<>();
    List<String> byEvaluation = new ArrayList<>();
    for (int done = 0, world = 0; done < settings.statements(); done += PER_WORLD, world++) {
      Dice dice = new Dice(settings.seed() + world);
      try (Arena arena = Arena.of(product, dice)) {
        new AsIfViews(arena, dice, tally, differences, byEvaluation)
            .run(Math.min(PER_WORLD, settings.statements() - done));
      }
    }
    System.out.println("as-if-views on " + product + " " + settings + ": " + tally);
    System.out.println("errors that depend on what is evaluated first: " + byEvaluation.size());
    byEvaluation.forEach(System.out::println);
    differences.forEach(System.out::println);
    assertThat(differences.size()).as("differences, printed above, %s", settings).isZero();
    assertThat(byEvaluation.size()).isLessThanOrEqualTo(1 + settings.statements() / 200);
    assertThat(tally.refusedPercent()).isLessThan(MOST_REFUSED_PERCENT);
    assertThat(tally.answered()).isGreaterThan(settings.statements() / 2);
  }
}
