package dev.scrim.fidelity;

import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.BatchUpdateException;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a script saw, as lines that can be compared. */
final class Out {

  final List<String> lines = new ArrayList<>();

  /** A step that may fail. */
  interface Attempt {
    Object make() throws Exception;
  }

  void put(Object... values) throws Exception {
    List<String> shown = new ArrayList<>();
    for (Object value : values) {
      shown.add(shown(value));
    }
    lines.add(String.join(", ", shown));
  }

  /** What a step gives, or how it fails: class, SQLState and vendor code. */
  void attempt(String what, Attempt attempt) throws Exception {
    try {
      put(what, attempt.make());
    } catch (SQLException e) {
      lines.add(what + " " + error(e));
    } catch (RuntimeException e) {
      lines.add(what + " " + e.getClass().getName());
    }
  }

  /** That a step fails or not; for errors that a driver and Scrim may tell differently. */
  void fails(String what, Attempt attempt) {
    try {
      attempt.make();
      lines.add(what + " passes");
    } catch (Exception e) {
      lines.add(what + " fails");
    }
  }

  /** All rows of a query, each value by {@code getObject}. */
  void rows(Connection connection, String sql, Object... parameters) throws Exception {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows(rows);
      }
    }
  }

  void plainRows(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows(rows);
    }
  }

  void rows(ResultSet rows) throws Exception {
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      Object[] row = new Object[columns];
      for (int i = 0; i < columns; i++) {
        row[i] = rows.getObject(i + 1);
      }
      put(row);
    }
  }

  private static String error(SQLException e) {
    String batch =
        e instanceof BatchUpdateException b
            ? " " + Arrays.toString(b.getLargeUpdateCounts()) + Arrays.toString(b.getUpdateCounts())
            : "";
    return e.getClass().getName() + " " + e.getSQLState() + " " + e.getErrorCode() + batch;
  }

  private static String shown(Object value) throws Exception {
    if (value instanceof Object[] array) {
      List<String> elements = new ArrayList<>();
      for (Object element : array) {
        elements.add(shown(element));
      }
      return array.getClass().getSimpleName() + elements;
    } else if (value instanceof Array array) {
      return array.getBaseTypeName() + " " + array.getBaseType() + " " + shown(array.getArray());
    } else if (value instanceof InputStream stream) {
      return shown(stream.readAllBytes());
    } else if (value instanceof Reader reader) {
      StringBuilder text = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        text.append((char) c);
      }
      return "reader " + text;
    } else if (value instanceof byte[] bytes) {
      return Arrays.toString(bytes);
    } else if (value instanceof int[] counts) {
      return Arrays.toString(counts);
    } else if (value instanceof long[] counts) {
      return Arrays.toString(counts);
    } else if (value instanceof Blob blob) {
      return "blob " + Arrays.toString(blob.getBytes(1, (int) blob.length()));
    } else if (value instanceof Clob clob) {
      return "clob " + clob.getSubString(1, (int) clob.length());
    } else if (value instanceof SQLXML xml) {
      return "xml " + xml.getString();
    } else if (value instanceof ResultSet rows) {
      Out out = new Out();
      out.rows(rows);
      return "rows " + out.lines;
    }
    String type = value == null ? "" : " " + value.getClass().getSimpleName();
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value + (value instanceof String ? "" : type)
        : value + type;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
