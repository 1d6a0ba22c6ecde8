package dev.scrim.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.StreamSupport;

/** JDBC's ways to run a statement, other than plainly. */
final class StatementCalls {

  private StatementCalls() {}

  static void addTo(Map<String, ApiSteps.Call> calls) {
    calls.put("preparedStatement", StatementCalls::prepared);
    calls.put("preparedRepeat", StatementCalls::preparedRepeat);
    calls.put("preparedBatch", StatementCalls::preparedBatch);
    calls.put("executeBatch", StatementCalls::batch);
    calls.put("executeUpdate", StatementCalls::update);
    calls.put("prepareCall", StatementCalls::call);
    calls.put("nativeSQL", StatementCalls::nativeSql);
    calls.put("getGeneratedKeys", StatementCalls::generatedKeys);
    calls.put("getGeneratedKeys.prepared", StatementCalls::preparedGeneratedKeys);
    calls.put("updatableResultSet", StatementCalls::updatable);
    calls.put("scrollableResultSet", StatementCalls::scrollable);
    calls.put("fetchSize", StatementCalls::fetchSize);
    calls.put("setCursorName", StatementCalls::cursorName);
    calls.put("savepoint.rollback", StatementCalls::savepoint);
    calls.put("autoCommit", (c, step, out) -> c.setAutoCommit(step.path("value").asBoolean()));
    calls.put("rollback", (c, step, out) -> c.rollback());
    calls.put("setCatalog", (c, step, out) -> c.setCatalog(step.path("catalog").asText()));
  }

  private static String sql(JsonNode step) {
    return step.path("sql").asText();
  }

  private static void prepared(Connection c, JsonNode step, Transcript out) throws SQLException {
    try (PreparedStatement statement = c.prepareStatement(sql(step))) {
      bind(statement, step.path("params"));
      out.results(statement, statement.execute());
    }
  }

  /** Often enough that a driver would turn to a statement prepared on the server. */
  private static void preparedRepeat(Connection c, JsonNode step, Transcript out)
      throws SQLException {
    try (PreparedStatement statement = c.prepareStatement(sql(step))) {
      for (int i = 0; i < 8; i++) {
        bind(statement, step.path("params"));
        out.results(statement, statement.execute());
      }
    }
  }

  private static void preparedBatch(Connection c, JsonNode step, Transcript out)
      throws SQLException {
    try (PreparedStatement statement = c.prepareStatement(sql(step))) {
      for (JsonNode row : step.path("batch")) {
        bind(statement, row);
        statement.addBatch();
      }
      out.line("batch:" + Arrays.toString(statement.executeBatch()));
    }
  }

  private static void batch(Connection c, JsonNode step, Transcript out) throws SQLException {
    try (Statement statement = c.createStatement()) {
      for (JsonNode one : step.path("sqls")) {
        statement.addBatch(one.asText());
      }
      out.line("batch:" + Arrays.toString(statement.executeBatch()));
    }
  }

  private static void update(Connection c, JsonNode step, Transcript out) throws SQLException {
    try (Statement statement = c.createStatement()) {
      out.line("update:" + statement.executeUpdate(sql(step)));
    }
  }

  private static void call(Connection c, JsonNode step, Transcript out) throws SQLException {
    try (CallableStatement statement = c.prepareCall(sql(step))) {
      out.results(statement, statement.execute());
    }
  }

  private static void nativeSql(Connection c, JsonNode step, Transcript out) throws SQLException {
    String text = c.nativeSQL(sql(step));
    out.line("native|" + text);
    try (Statement statement = c.createStatement()) {
      out.results(statement, statement.execute(text));
    }
  }

  private static void generatedKeys(Connection c, JsonNode step, Transcript out)
      throws SQLException {
    try (Statement statement = c.createStatement()) {
      out.line("update:" + statement.executeUpdate(sql(step), columns(step)));
      out.rows(statement.getGeneratedKeys());
    }
  }

  private static void preparedGeneratedKeys(Connection c, JsonNode step, Transcript out)
      throws SQLException {
    try (PreparedStatement statement =
        step.has("columns")
            ? c.prepareStatement(sql(step), columns(step))
            : c.prepareStatement(sql(step), Statement.RETURN_GENERATED_KEYS)) {
      bind(statement, step.path("params"));
      out.line("update:" + statement.executeUpdate());
      out.rows(statement.getGeneratedKeys());
    }
  }

  /** Reads, and where asked has the driver read the row again behind the statement's back. */
  private static void updatable(Connection c, JsonNode step, Transcript out) throws SQLException {
    try (Statement statement =
            c.createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE);
        ResultSet rows = statement.executeQuery(sql(step))) {
      out.labels(rows);
      while (rows.next()) {
        out.row(rows);
        if (step.path("refresh").asBoolean()) {
          rows.refreshRow();
          out.row(rows);
        }
      }
    }
  }

  private static void scrollable(Connection c, JsonNode step, Transcript out) throws SQLException {
    try (Statement statement =
            c.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        ResultSet rows = statement.executeQuery(sql(step))) {
      rows.last();
      out.row(rows);
      rows.first();
      out.row(rows);
      rows.relative(1);
      out.row(rows);
    }
  }

  private static void fetchSize(Connection c, JsonNode step, Transcript out) throws SQLException {
    try (Statement statement = c.createStatement()) {
      statement.setFetchSize(2);
      out.rows(statement.executeQuery(sql(step)));
    }
  }

  private static void cursorName(Connection c, JsonNode step, Transcript out) throws SQLException {
    try (Statement statement = c.createStatement()) {
      statement.setCursorName("named");
      try (ResultSet rows = statement.executeQuery(sql(step))) {
        out.rows(rows);
      }
    }
  }

  private static void savepoint(Connection c, JsonNode step, Transcript out) throws SQLException {
    try (Statement statement = c.createStatement()) {
      Savepoint savepoint = c.setSavepoint();
      out.results(statement, statement.execute(sql(step)));
      c.rollback(savepoint);
      out.results(statement, statement.execute(sql(step)));
    }
  }

  private static String[] columns(JsonNode step) {
    return StreamSupport.stream(step.path("columns").spliterator(), false)
        .map(JsonNode::asText)
        .toArray(String[]::new);
  }

  private static void bind(PreparedStatement statement, JsonNode values) throws SQLException {
    int i = 0;
    for (JsonNode value : values) {
      i++;
      if (value.isNull()) {
        statement.setNull(i, Types.VARCHAR);
      } else if (value.isInt()) {
        statement.setInt(i, value.asInt());
      } else if (value.isNumber()) {
        statement.setBigDecimal(i, value.decimalValue());
      } else if (value.isArray()) {
        Object[] elements =
            StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toArray();
        statement.setArray(i, statement.getConnection().createArrayOf("text", elements));
      } else {
        statement.setString(i, value.asText());
      }
    }
  }
}
