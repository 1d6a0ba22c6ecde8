package dev.scrim.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A generated schema, and a policy for one subject over it.
 *
 * @param masks per table, one for each of its columns
 * @param filters per table; absent where all rows are seen
 * @param views names and definitions, over the tables' names
 * @param viewTables the views as tables, for those who write queries
 * @param analysed whether statistics are gathered
 */
record World(
    Product product,
    List<Table> tables,
    Map<String, List<Mask>> masks,
    Map<String, RowFilter> filters,
    Map<String, String> views,
    List<Table> viewTables,
    boolean analysed) {

  /** Whether the server plans by what it gathered of all rows, hidden ones too. */
  boolean plansByStatistics() {
    return product == Product.H2 || analysed;
  }

  /** The decision that the policy gives to every statement. */
  String decision() {
    return "{\"allow\": true, \"valid_for_seconds\": 600, \"tables\": {"
        + tables.stream().map(this::directive).collect(Collectors.joining(", "))
        + "}}";
  }

  private String directive(Table table) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      String json = masks.get(table.name()).get(i).json();
      if (json.contains("\"show\"")) {
        json = "{\"action\": \"show\", \"write\": true}";
      }
      columns.add("\"" + plain(column.name()) + "\": " + json);
    }
    RowFilter filter = filters.get(table.name());
    return "\"public."
        + table.name()
        + "\": {\"columns\": {"
        + String.join(", ", columns)
        + "}, \"delete\": true"
        + (filter == null ? "" : ", \"rows\": [" + filter.json() + "]")
        + "}";
  }

  /** What the subject sees of a table, as a query over the table in that schema. */
  String seen(Table table, String schema) {
    RowFilter filter = filters.get(table.name());
    return masked(table, schema) + (filter == null ? "" : " WHERE " + filter.sql());
  }

  /** The rows that the subject sees, as they are. */
  String rows(Table table, String schema) {
    RowFilter filter = filters.get(table.name());
    return "SELECT * FROM "
        + schema
        + table.name()
        + (filter == null ? "" : " WHERE " + filter.sql());
  }

  /** All rows of a table in that schema, masked. */
  String masked(Table table, String schema) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Mask mask = masks.get(table.name()).get(i);
      if (!mask.isDropped()) {
        columns.add(mask.sql() + " AS " + table.columns().get(i).name());
      }
    }
    return "SELECT " + String.join(", ", columns) + " FROM " + schema + table.name();
  }

  /** The columns that the subject sees of a table, and the key where it is seen as it is. */
  Table visible(Table table) {
    List<Column> columns = new ArrayList<>();
    List<String> key = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      Mask mask = masks.get(table.name()).get(i);
      if (mask.isDropped()) {
        leftOut.add(column.name());
      } else {
        columns.add(column);
      }
      if (mask.isShown() && table.key().contains(column.name())) {
        key.add(column.name());
      }
    }
    boolean whole = key.size() == table.key().size();
    return new Table(table.name(), columns, whole ? key : List.of(), leftOut);
  }

  /** A column's name as a policy writes it. */
  static String plain(String name) {
    return name.replace("\"", "").toLowerCase(java.util.Locale.ROOT);
  }

  /** The tables that a statement names, for people. */
  String told(String sql) {
    return tables.stream()
            .filter(table -> sql.contains(table.name()))
            .map(table -> table.ddl("") + "\n    " + directive(table))
            .collect(Collectors.joining("\n    "))
        + (sql.contains("v_") ? "\n    " + views : "");
  }
}
