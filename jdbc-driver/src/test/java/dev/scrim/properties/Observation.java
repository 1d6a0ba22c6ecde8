package dev.scrim.properties;

import dev.scrim.error.PolicyDeniedException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;

/**
 * All that a caller can see of a statement.
 *
 * @param state the SQLState of its failure; null where it succeeded
 * @param refusal Scrim's message; null where it was not refused
 * @param described labels and types of the columns, counts, warnings, the failure's message
 * @param labels of the columns
 * @param rows in the order of the statement where it says one, else sorted
 */
record Observation(
    String state, String refusal, List<String> described, List<String> labels, List<String> rows) {

  boolean isRefused() {
    return refusal != null;
  }

  boolean failed() {
    return state != null;
  }

  /** Whether a value made it fail, such as a zero in a division. */
  boolean isErrorOfValue() {
    return failed() && (state.startsWith("22") || state.startsWith("21") || state.startsWith("90"));
  }

  /** Whether rows, their order where there is one, and labels agree, or the SQLState. */
  boolean answersLike(Observation other) {
    return failed() || other.failed()
        ? String.valueOf(state).equals(String.valueOf(other.state))
        : rows.equals(other.rows) && named(labels).equals(named(other.labels));
  }

  /** Without the labels that are an expression's own text, as H2 has them. */
  private static List<String> named(List<String> labels) {
    return labels.stream().map(l -> l.matches("(?s).*[('?+*/|=<].*|C\\d+") ? "" : l).toList();
  }

  /** What came of {@code execute}. */
  static Observation of(Statement statement, boolean hasRows, boolean ordered) throws SQLException {
    List<String> described = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    if (hasRows) {
      try (ResultSet result = statement.getResultSet()) {
        describe(result.getMetaData(), described, labels);
        read(result, rows);
        warnings(result.getWarnings(), described);
      }
    } else {
      described.add("count " + statement.getLargeUpdateCount());
    }
    warnings(statement.getWarnings(), described);
    if (!ordered) {
      Collections.sort(rows);
    }
    return new Observation(null, null, described, labels, rows);
  }

  /** What came of a failure. */
  static Observation of(SQLException failure) {
    List<String> described = new ArrayList<>();
    for (Throwable t = failure; t != null; t = t.getCause()) {
      described.add(t.getClass().getName() + ": " + t.getMessage());
    }
    for (SQLException e = failure; e != null; e = e.getNextException()) {
      described.add(e.getSQLState() + "/" + e.getErrorCode());
    }
    String refusal = failure instanceof PolicyDeniedException ? failure.getMessage() : null;
    return new Observation(failure.getSQLState(), refusal, described, List.of(), List.of());
  }

  private static void describe(
      ResultSetMetaData metaData, List<String> described, List<String> labels) throws SQLException {
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      labels.add(metaData.getColumnLabel(i));
      described.add(
          new StringJoiner(" ")
              .add(metaData.getColumnLabel(i))
              .add(metaData.getColumnName(i))
              .add(metaData.getColumnTypeName(i))
              .add("" + metaData.getColumnType(i))
              .add("" + metaData.getPrecision(i))
              .add("" + metaData.getScale(i))
              .add("" + metaData.isNullable(i))
              .add("" + metaData.isAutoIncrement(i))
              .toString());
    }
  }

  private static void read(ResultSet result, List<String> rows) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    while (result.next()) {
      StringJoiner row = new StringJoiner("|");
      for (int i = 1; i <= columns; i++) {
        row.add(String.valueOf(result.getString(i)));
      }
      rows.add(row.toString());
    }
  }

  private static void warnings(SQLWarning first, List<String> described) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      described.add("warning " + warning.getSQLState() + " " + warning.getMessage());
    }
  }

  @Override
  public String toString() {
    return (state == null ? "" : "SQLState " + state + " ")
        + described
        + " "
        + rows.size()
        + " rows "
        + rows.subList(0, Math.min(12, rows.size()));
  }
}
