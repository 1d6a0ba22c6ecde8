package dev.scrim.corpus;

import dev.scrim.error.PolicyDeniedException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Everything that came back from a case, as lines, and how each step ended. */
final class Transcript {

  private final List<String> lines = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final long start = System.nanoTime();
  private long millis;
  private final String database;
  private Outcome last = Outcome.ANSWERED;

  /** A transcript in which the copy of that name is called {@code corpus}, as in the files. */
  Transcript(String database) {
    this.database = database;
  }

  /** Adds one line as it came back. */
  void line(String line) {
    lines.add(line.replace(database, "corpus"));
  }

  /** Adds the results, counts and warnings that follow an {@code execute}. */
  void results(Statement statement, boolean first) throws SQLException {
    boolean isRows = first;
    while (true) {
      if (isRows) {
        rows(statement.getResultSet());
      } else {
        long count = statement.getUpdateCount();
        if (count == -1) {
          break;
        }
        line("update:" + count);
      }
      isRows = statement.getMoreResults();
    }
    warnings(statement.getWarnings());
  }

  /** Adds the labels, the rows and their number. */
  void rows(ResultSet rows) throws SQLException {
    try (rows) {
      labels(rows);
      int n = 0;
      while (rows.next()) {
        row(rows);
        n++;
      }
      line("rows:" + n);
      warnings(rows.getWarnings());
    }
  }

  void labels(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    StringJoiner joiner = new StringJoiner("|");
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      joiner.add(meta.getColumnLabel(i));
    }
    line("cols|" + joiner);
  }

  void row(ResultSet rows) throws SQLException {
    StringJoiner joiner = new StringJoiner("|");
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      joiner.add(String.valueOf(rows.getString(i)));
    }
    line("row|" + joiner);
  }

  /** Adds the warnings that the connection collected, and forgets them. */
  void warnings(Connection connection) {
    try {
      warnings(connection.getWarnings());
      connection.clearWarnings();
    } catch (SQLException e) {
      line("closed|" + e.getSQLState());
    }
  }

  private void warnings(SQLWarning warning) {
    Throwable next = warning;
    while (next != null) {
      line("warning|" + next.getMessage());
      serverFields(next);
      next = next instanceof SQLWarning w ? w.getNextWarning() : null;
    }
  }

  /** Notes that a step ended well. */
  void answered(Step step) {
    if (!step.isHousekeeping()) {
      last = Outcome.ANSWERED;
    }
  }

  /** Adds the whole chain of a failure and notes that a step ended with it. */
  void failed(Step step, Throwable failure) {
    Outcome outcome = outcome(failure);
    if (outcome == Outcome.REFUSED) {
      refusals.add(failure.getMessage());
    } else {
      chain(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }
    if (!step.isHousekeeping()) {
      last = outcome;
    }
  }

  private static Outcome outcome(Throwable failure) {
    if (!(failure instanceof SQLException e)) {
      return Outcome.CRASHED;
    }
    if (e instanceof PolicyDeniedException || "42501".equals(e.getSQLState())) {
      return Outcome.REFUSED;
    }
    return "58000".equals(e.getSQLState()) ? Outcome.UNAVAILABLE : Outcome.SERVER_ERROR;
  }

  private void chain(Throwable failure, Set<Throwable> seen) {
    if (failure == null || !seen.add(failure)) {
      return;
    }
    line("error|" + failure.getClass().getName() + "|" + failure.getMessage());
    if (failure instanceof SQLException e) {
      line("state|" + e.getSQLState() + "|" + e.getErrorCode());
      chain(e.getNextException(), seen);
    }
    if (failure instanceof BatchUpdateException e) {
      line("batch:" + Arrays.toString(e.getUpdateCounts()));
    }
    serverFields(failure);
    chain(failure.getCause(), seen);
    for (Throwable suppressed : failure.getSuppressed()) {
      chain(suppressed, seen);
    }
  }

  private void serverFields(Throwable failure) {
    if (failure instanceof PSQLException e && e.getServerErrorMessage() != null) {
      ServerErrorMessage m = e.getServerErrorMessage();
      line("server|" + m + "|" + m.getDetail() + "|" + m.getHint() + "|" + m.getWhere());
      line("query|" + m.getInternalQuery());
    }
  }

  void finish() {
    millis = (System.nanoTime() - start) / 1_000_000;
  }

  /** Whether that text came back anywhere, refusals included. */
  String everything() {
    return String.join("\n", lines) + "\n" + String.join("\n", refusals);
  }

  /** What came back, without refusals: they say what was written, not what is stored. */
  List<String> lines() {
    return lines;
  }

  /** The messages of Scrim's refusals. */
  List<String> refusals() {
    return refusals;
  }

  long millis() {
    return millis;
  }

  /** How the last step that asks for data ended. */
  Outcome last() {
    return last;
  }
}
