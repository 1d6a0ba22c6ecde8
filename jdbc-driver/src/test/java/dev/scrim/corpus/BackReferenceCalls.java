package dev.scrim.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.largeobject.LargeObject;
import org.postgresql.largeobject.LargeObjectManager;

/** JDBC's ways back to the driver below, and its ways to a value other than {@code getString}. */
final class BackReferenceCalls {

  private BackReferenceCalls() {}

  static void addTo(Map<String, ApiSteps.Call> calls) {
    calls.put("unwrap", BackReferenceCalls::unwrap);
    calls.put("statement.unwrap", BackReferenceCalls::statementUnwrap);
    calls.put("resultSet.unwrap", BackReferenceCalls::resultSetUnwrap);
    calls.put(
        "metaData.getConnection",
        (c, step, out) -> run(c.getMetaData().getConnection(), step, out));
    calls.put("metaData.getTypeInfo.getStatement", BackReferenceCalls::typeInfoStatement);
    calls.put("resultSet.getStatement.getConnection", BackReferenceCalls::resultSetConnection);
    calls.put("metaData.call", BackReferenceCalls::metaData);
    calls.put("array.getResultSet", BackReferenceCalls::array);
    calls.put("getters", BackReferenceCalls::getters);
    calls.put("copyManager", BackReferenceCalls::copy);
    calls.put("largeObject", BackReferenceCalls::largeObject);
  }

  private static void run(Connection c, JsonNode step, Transcript out) throws SQLException {
    try (Statement statement = c.createStatement()) {
      run(statement, step, out);
    }
  }

  private static void run(Statement statement, JsonNode step, Transcript out) throws SQLException {
    out.results(statement, statement.execute(step.path("sql").asText()));
  }

  private static Class<?> iface(JsonNode step) throws ClassNotFoundException {
    return Class.forName(step.path("iface").asText());
  }

  private static void unwrap(Connection c, JsonNode step, Transcript out) throws Exception {
    run((Connection) c.unwrap(iface(step)), step, out);
  }

  private static void statementUnwrap(Connection c, JsonNode step, Transcript out)
      throws Exception {
    try (Statement statement = c.createStatement()) {
      run((Statement) statement.unwrap(iface(step)), step, out);
    }
  }

  private static void resultSetUnwrap(Connection c, JsonNode step, Transcript out)
      throws Exception {
    try (Statement statement = c.createStatement();
        ResultSet rows = statement.executeQuery(step.path("first").asText())) {
      ResultSet below = (ResultSet) rows.unwrap(iface(step));
      run(below.getStatement().getConnection(), step, out);
    }
  }

  private static void typeInfoStatement(Connection c, JsonNode step, Transcript out)
      throws SQLException {
    try (ResultSet rows = c.getMetaData().getTypeInfo()) {
      Statement statement = rows.getStatement();
      if (statement == null) {
        throw new SQLException("this result has no statement", "42501");
      }
      run(statement.getConnection(), step, out);
      run(statement, step, out);
    }
  }

  private static void resultSetConnection(Connection c, JsonNode step, Transcript out)
      throws SQLException {
    try (Statement statement = c.createStatement();
        ResultSet rows = statement.executeQuery(step.path("first").asText())) {
      run(rows.getStatement().getConnection(), step, out);
    }
  }

  private static void metaData(Connection c, JsonNode step, Transcript out) throws SQLException {
    if (!step.path("method").asText().equals("getIndexInfo")) {
      throw new AssertionError("unknown metadata call " + step);
    }
    out.rows(c.getMetaData().getIndexInfo(null, null, step.path("arg").asText(), false, false));
  }

  private static void array(Connection c, JsonNode step, Transcript out) throws SQLException {
    try (Statement statement = c.createStatement();
        ResultSet rows = statement.executeQuery(step.path("sql").asText())) {
      while (rows.next()) {
        Array array = rows.getArray(1);
        out.line("array|" + array);
        out.line("array|" + Arrays.deepToString((Object[]) array.getArray()));
        out.rows(array.getResultSet());
      }
    }
  }

  private static void getters(Connection c, JsonNode step, Transcript out) throws SQLException {
    List<Getter> getters =
        List.of(
            rows -> rows.getString(1),
            rows -> rows.getNString(1),
            rows -> rows.getObject(1),
            rows -> rows.getObject(1, String.class),
            rows -> rows.getObject(1, Map.of()),
            rows -> new String(rows.getBytes(1), StandardCharsets.UTF_8),
            rows -> text(rows.getCharacterStream(1)),
            rows -> text(rows.getNCharacterStream(1)),
            rows -> text(rows.getAsciiStream(1)),
            rows -> text(rows.getBinaryStream(1)),
            rows -> text(rows.getClob(1).getCharacterStream()),
            rows -> rows.getSQLXML(1).getString(),
            rows -> rows.getArray(1),
            rows -> rows.getRef(1).getObject(),
            rows -> rows.getRowId(1),
            rows -> rows.getURL(1));
    try (Statement statement = c.createStatement();
        ResultSet rows = statement.executeQuery(step.path("sql").asText())) {
      while (rows.next()) {
        out.row(rows);
        for (Getter getter : getters) {
          out.line("getter|" + result(getter, rows));
        }
      }
    }
  }

  private interface Getter {
    Object get(ResultSet rows) throws Exception;
  }

  private static String result(Getter getter, ResultSet rows) {
    try {
      return String.valueOf(getter.get(rows));
    } catch (Exception e) {
      return e.toString();
    }
  }

  private static String text(Reader reader) throws Exception {
    StringWriter writer = new StringWriter();
    reader.transferTo(writer);
    return writer.toString();
  }

  private static String text(InputStream in) throws Exception {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** By the vendor's API, and where that is closed by a plain statement. */
  private static void copy(Connection c, JsonNode step, Transcript out) throws Exception {
    String sql = step.path("sql").asText();
    if (!c.isWrapperFor(PGConnection.class)) {
      run(c, step, out);
      return;
    }
    PGConnection below = c.unwrap(PGConnection.class);
    if (step.has("in")) {
      byte[] in = step.path("in").asText().getBytes(StandardCharsets.UTF_8);
      out.line("update:" + below.getCopyAPI().copyIn(sql, new ByteArrayInputStream(in)));
    } else {
      StringWriter writer = new StringWriter();
      below.getCopyAPI().copyOut(sql, writer);
      writer.toString().lines().forEach(line -> out.line("row|" + line));
    }
  }

  private static void largeObject(Connection c, JsonNode step, Transcript out) throws Exception {
    try (Statement statement = c.createStatement();
        ResultSet rows = statement.executeQuery(step.path("sql").asText())) {
      while (rows.next()) {
        out.row(rows);
        LargeObjectManager manager = c.unwrap(PGConnection.class).getLargeObjectAPI();
        try (LargeObject object = manager.open(rows.getLong(1), LargeObjectManager.READ)) {
          out.line("row|" + new String(object.read(object.size()), StandardCharsets.UTF_8));
        }
      }
    }
  }
}
