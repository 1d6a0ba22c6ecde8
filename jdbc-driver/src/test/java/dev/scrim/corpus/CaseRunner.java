package dev.scrim.corpus;

import dev.scrim.testkit.Connector;
import dev.scrim.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Runs one case where it belongs and judges it. */
record CaseRunner(CorpusHost host, Connector connector) {

  /**
   * What a case came to.
   *
   * @param leak what the oracle saw, or null
   */
  record Result(CorpusCase corpusCase, Outcome outcome, String leak, Transcript transcript) {}

  /** Over the hand-written masked views of PostgreSQL, as analyst sees them. */
  static CaseRunner overMaskedPostgresViews() {
    return new CaseRunner(
        CorpusHost.maskedPostgres(), Connector.rawWithSchemas("masked_analyst,public"));
  }

  /** Over the hand-written masked views of H2, as analyst sees them. */
  static CaseRunner overMaskedH2Views() {
    return new CaseRunner(
        CorpusHost.maskedH2(),
        database -> {
          Connection connection = database.raw();
          try (Statement statement = connection.createStatement()) {
            statement.execute("SET SCHEMA MASKED_ANALYST");
            statement.execute("SET SCHEMA_SEARCH_PATH PUBLIC");
          }
          return connection;
        });
  }

  /** Runs an attack and asks its oracle. Of timed runs the fastest counts: machines can be busy. */
  Result attack(CorpusCase attack) throws SQLException {
    Transcript seen = play(attack, attack.steps());
    for (int i = 0; i < 2 && attack.isTimed(); i++) {
      Transcript again = play(attack, attack.steps());
      seen = again.millis() < seen.millis() ? again : seen;
    }
    Transcript control = attack.control().isEmpty() ? null : play(attack, attack.control());
    String leak = Oracle.leak(attack, seen, control);
    return new Result(attack, leak == null ? seen.last() : Outcome.LEAK, leak, seen);
  }

  /** Runs a legitimate statement. */
  Result benign(CorpusCase benign) throws SQLException {
    Transcript seen = play(benign, benign.steps());
    return new Result(benign, seen.last(), null, seen);
  }

  private Transcript play(CorpusCase corpusCase, List<Step> steps) throws SQLException {
    try (TestDatabase database = corpusCase.isPlainRead() ? host.forReading() : host.fresh()) {
      return new Player(connector, database).play(steps);
    }
  }
}
