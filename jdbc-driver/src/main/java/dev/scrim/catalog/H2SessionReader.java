package dev.scrim.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an H2 session's schema, search path and local temporary tables. */
final class H2SessionReader implements SessionReader {

  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")*\"");

  /**
   * A temporary table is found under any schema's name, but only where that schema has no table or
   * synonym of its own so called: such a one is left out, and so refused where it is named in full.
   */
  private static final String VISIBLE =
      " FROM INFORMATION_SCHEMA.TABLES L WHERE L.TABLE_TYPE = 'LOCAL TEMPORARY' AND NOT EXISTS"
          + " (SELECT 1 FROM INFORMATION_SCHEMA.TABLES P WHERE P.TABLE_NAME = L.TABLE_NAME"
          + " AND P.TABLE_SCHEMA IN (CURRENT_SCHEMA, L.TABLE_SCHEMA)"
          + " AND P.TABLE_TYPE <> 'LOCAL TEMPORARY') AND NOT EXISTS"
          + " (SELECT 1 FROM INFORMATION_SCHEMA.SYNONYMS S WHERE S.SYNONYM_NAME = L.TABLE_NAME"
          + " AND S.SYNONYM_SCHEMA IN (CURRENT_SCHEMA, L.TABLE_SCHEMA))";

  private static final String PATH =
      "SELECT CURRENT_SCHEMA, CURRENT_PATH, EXISTS (SELECT 1" + VISIBLE + ")";

  private static final String TABLES = "SELECT L.TABLE_SCHEMA, L.TABLE_NAME" + VISIBLE;

  @Override
  public SessionNames read(Connection session) throws SQLException {
    Set<String> path = new LinkedHashSet<>();
    boolean[] hasTables = new boolean[1];
    Metadata.each(
        session,
        "search path",
        PATH,
        row -> {
          path.add(row.getString(1));
          path.addAll(split(row.getString(2)));
          hasTables[0] = row.getBoolean(3);
        });
    return new SessionNames(List.copyOf(path), hasTables[0] ? tables(session) : Map.of());
  }

  private static List<String> split(String path) {
    List<String> schemas = new ArrayList<>();
    for (Matcher quoted = QUOTED.matcher(path); quoted.find(); ) {
      schemas.add(Quoting.unquote(quoted.group()));
    }
    return schemas;
  }

  private static Map<String, Table> tables(Connection session) throws SQLException {
    H2Relations relations = new H2Relations();
    Metadata.each(
        session,
        "temporary tables",
        TABLES,
        row -> relations.addTable(row.getString(1), row.getString(2), TableKind.TEMPORARY));
    Metadata.each(
        session,
        "columns of temporary tables",
        H2Columns.SELECT
            + " JOIN INFORMATION_SCHEMA.TABLES T ON T.TABLE_SCHEMA = C.TABLE_SCHEMA"
            + " AND T.TABLE_NAME = C.TABLE_NAME AND T.TABLE_TYPE = 'LOCAL TEMPORARY'"
            + H2Columns.ORDER,
        relations::addColumn);

    Map<String, Table> tables = new HashMap<>();
    relations.tables().forEach(table -> tables.put(table.name(), table));
    return tables;
  }
}
