package dev.scrim.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A view's query as H2 prints it: tables named in full, but without the view's own column names.
 */
record H2ViewQuery(Connection side, String query) {

  /** The query with the view's column names as its labels. */
  String labelled(String view, List<Column> columns) {
    List<String> names = columns.stream().map(Column::name).toList();
    if (labels().equals(names)) {
      return query;
    }
    return "SELECT * FROM (\n"
        + query
        + "\n) AS "
        + Quoting.quote(view)
        + "("
        + String.join(", ", names.stream().map(Quoting::quote).toList())
        + ")";
  }

  /** The query's own labels; empty where the user may read the view but not what is under it. */
  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    try (PreparedStatement statement = side.prepareStatement(query)) {
      ResultSetMetaData result = statement.getMetaData();
      for (int i = 1; i <= result.getColumnCount(); i++) {
        labels.add(result.getColumnLabel(i));
      }
    } catch (SQLException e) {
      return List.of();
    }
    return labels;
  }
}
