package dev.scrim.corpus;

import dev.scrim.testkit.Connector;
import dev.scrim.testkit.Postgres;
import dev.scrim.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Plays a case's steps in order on one connection; a failed step does not end the case. */
final class Player {

  private final Connector connector;
  private final TestDatabase database;

  Player(Connector connector, TestDatabase database) {
    this.connector = connector;
    this.database = database;
  }

  Transcript play(List<Step> steps) throws SQLException {
    try (Connection connection = connector.connect(database)) {
      Transcript transcript = new Transcript(database.name());
      for (Step step : steps) {
        play(connection, step, transcript);
      }
      transcript.finish();
      return transcript;
    }
  }

  private void play(Connection connection, Step step, Transcript transcript) {
    try {
      if (step.isSql()) {
        try (Statement statement = connection.createStatement()) {
          transcript.results(statement, statement.execute(here(step.sql())));
        }
      } else {
        ApiSteps.named(step.api()).run(connection, step.node(), transcript);
      }
      transcript.answered(step);
    } catch (Exception | StackOverflowError | AssertionError e) {
      transcript.failed(step, e);
    }
    transcript.warnings(connection);
    notifications(connection, transcript);
  }

  /** The corpus names its database and its port; a copy has others. */
  private String here(String sql) {
    return sql.replace("corpus.public", database.name() + ".public")
        .replace("dbname 'corpus'", "dbname '" + database.name() + "'")
        .replace("'55432'", "'" + (sql.contains("'55432'") ? Postgres.port() : 0) + "'");
  }

  private static void notifications(Connection connection, Transcript transcript) {
    try {
      if (connection.isWrapperFor(PGConnection.class)) {
        PGNotification[] received = connection.unwrap(PGConnection.class).getNotifications();
        for (PGNotification one : received == null ? new PGNotification[0] : received) {
          transcript.line("notification|" + one.getName() + "|" + one.getParameter());
        }
      }
    } catch (SQLException e) {
      transcript.line("closed|" + e.getSQLState());
    }
  }
}
