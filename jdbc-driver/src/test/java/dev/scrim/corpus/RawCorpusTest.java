package dev.scrim.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.testkit.Connector;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The harness itself: without Scrim each attack is seen to leak, and over hand-written masked views
 * it is silent where the corpus says so. Else a silent run through Scrim would prove nothing.
 */
class RawCorpusTest {

  /** PostgreSQL 16 and later refuse an ON SELECT rule on a table. */
  private static final String GONE_WITH_POSTGRESQL_16 = "pg-ddl-040";

  private final CaseRunner postgres = new CaseRunner(CorpusHost.postgres(), Connector.raw());

  private final CaseRunner maskedViews = CaseRunner.overMaskedPostgresViews();

  @Test
  void attacksLeakOnPostgres() throws SQLException {
    List<CorpusCase> attacks =
        CorpusCase.attacks("postgresql").stream()
            .filter(attack -> !attack.id().equals(GONE_WITH_POSTGRESQL_16))
            .toList();
    assertThat(silent(postgres, attacks)).isEmpty();
  }

  @Test
  void attacksLeakOnH2() throws SQLException {
    CaseRunner h2 = new CaseRunner(CorpusHost.h2(), Connector.raw());
    assertThat(silent(h2, CorpusCase.attacks("h2"))).isEmpty();
  }

  @Test
  void attacksAreSilentOverMaskedViewsWhereTheCorpusSaysSo() throws SQLException {
    List<String> leaks = new ArrayList<>();
    for (CorpusCase attack : CorpusCase.attacks("postgresql")) {
      if (attack.passesOnMaskedViews()) {
        CaseRunner.Result result = maskedViews.attack(attack);
        if (result.outcome() == Outcome.LEAK) {
          leaks.add(attack.id() + ": " + result.leak());
        }
      }
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  void benignStatementsGiveWhatIsExpectedForDpo() throws SQLException {
    assertThat(different(postgres, "dpo")).isEmpty();
  }

  @Test
  void benignStatementsOverMaskedViewsGiveWhatIsExpectedForAnalyst() throws SQLException {
    assertThat(different(maskedViews, "analyst")).isEmpty();
  }

  private static List<String> silent(CaseRunner runner, List<CorpusCase> attacks)
      throws SQLException {
    List<String> silent = new ArrayList<>();
    for (CorpusCase attack : attacks) {
      CaseRunner.Result result = runner.attack(attack);
      if (result.outcome() != Outcome.LEAK) {
        silent.add(attack.id() + " " + result.outcome() + " " + result.transcript().lines());
      }
    }
    return silent;
  }

  private static List<String> different(CaseRunner runner, String subject) throws SQLException {
    List<String> different = new ArrayList<>();
    for (CorpusCase benign : CorpusCase.benign()) {
      List<String> expected = benign.expected(subject);
      if (expected != null) {
        String difference =
            BenignComparison.difference(benign, expected, runner.benign(benign).transcript());
        if (difference != null) {
          different.add(benign.id() + ": " + difference);
        }
      }
    }
    return different;
  }
}
