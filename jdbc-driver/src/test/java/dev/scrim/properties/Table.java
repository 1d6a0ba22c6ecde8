package dev.scrim.properties;

import java.util.List;

/**
 * A generated table, or a view over one.
 *
 * @param key names of the columns of its primary key; empty for none
 * @param leftOut names of columns that the table has and the subject does not see at all
 */
record Table(String name, List<Column> columns, List<String> key, List<String> leftOut) {

  Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    leftOut = List.copyOf(leftOut);
  }

  Table(String name, List<Column> columns, List<String> key) {
    this(name, columns, key, List.of());
  }

  /** As its definition, with that schema before its name. */
  String ddl(String schema) {
    StringBuilder ddl = new StringBuilder("CREATE TABLE " + schema + name + " (");
    for (Column column : columns) {
      ddl.append(column == columns.get(0) ? "" : ", ");
      ddl.append(column.name()).append(' ').append(column.type());
    }
    if (!key.isEmpty()) {
      ddl.append(", PRIMARY KEY (").append(String.join(", ", key)).append(')');
    }
    return ddl.append(")").toString();
  }
}
