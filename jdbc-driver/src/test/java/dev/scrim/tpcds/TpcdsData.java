package dev.scrim.tpcds;

import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.Column;
import io.trino.tpcds.column.ColumnType;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * TPC-DS's schema and its data at a hundredth of scale 1, of a fifth of the items. Of the big
 * dimensions only those rows are there that some other row refers to.
 */
final class TpcdsData {

  private static final double SCALE = 0.01;
  private static final int ITEMS = 400;
  private static final int BATCH = 1 << 20;

  /** The position of the item in the tables that have a row for each. */
  private static final Map<Table, Integer> ITEM =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(Table.ITEM, 0),
              Map.entry(Table.INVENTORY, 1),
              Map.entry(Table.STORE_SALES, 2),
              Map.entry(Table.STORE_RETURNS, 2),
              Map.entry(Table.CATALOG_SALES, 15),
              Map.entry(Table.CATALOG_RETURNS, 2),
              Map.entry(Table.WEB_SALES, 3),
              Map.entry(Table.WEB_RETURNS, 2)));

  /** Their rows come with those of the sales. */
  private static final Set<Table> CHILDREN =
      EnumSet.of(Table.STORE_RETURNS, Table.CATALOG_RETURNS, Table.WEB_RETURNS);

  private final Connection connection;
  private final Session session = Session.getDefaultSession().withScale(SCALE);
  private final Set<String> demographics = new HashSet<>();

  private TpcdsData(Connection connection) {
    this.connection = connection;
  }

  /** Creates the tables of TPC-DS in the schema public and fills them. */
  static void load(Connection connection) throws SQLException, IOException {
    TpcdsData data = new TpcdsData(connection);
    List<Table> tables =
        Table.getBaseTables().stream().filter(table -> table != Table.DBGEN_VERSION).toList();
    for (Table table : tables) {
      data.execute(definition(table));
    }
    for (Table table : tables) {
      if (!CHILDREN.contains(table) && table != Table.CUSTOMER_DEMOGRAPHICS) {
        data.fill(table);
      }
    }
    data.fill(Table.CUSTOMER_DEMOGRAPHICS);
    for (Table table : tables) {
      data.execute("CREATE INDEX ON " + table.getName() + " (" + key(table) + ")");
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String definition(Table table) {
    return Arrays.stream(table.getColumns())
        .map(column -> name(column) + " " + type(column.getType()))
        .collect(Collectors.joining(", ", "CREATE TABLE " + table.getName() + " (", ")"));
  }

  private static String name(Column column) {
    return column.getName().toLowerCase(Locale.ROOT);
  }

  private static String type(ColumnType type) {
    return switch (type.getBase()) {
      case INTEGER, IDENTIFIER -> "integer";
      case DATE -> "date";
      case TIME -> "time";
      case DECIMAL ->
          "numeric("
              + type.getPrecision().orElseThrow()
              + ","
              + type.getScale().orElseThrow()
              + ")";
      case VARCHAR -> "varchar(" + type.getPrecision().orElseThrow() + ")";
      case CHAR -> "char(" + type.getPrecision().orElseThrow() + ")";
    };
  }

  private static String key(Table table) {
    return switch (table) {
      case STORE_SALES -> "ss_item_sk, ss_ticket_number";
      case STORE_RETURNS -> "sr_item_sk, sr_ticket_number";
      case CATALOG_SALES -> "cs_order_number, cs_item_sk";
      case CATALOG_RETURNS -> "cr_order_number, cr_item_sk";
      case WEB_SALES -> "ws_order_number, ws_item_sk";
      case WEB_RETURNS -> "wr_order_number, wr_item_sk";
      case INVENTORY -> "inv_item_sk, inv_date_sk";
      default -> name(table.getColumns()[0]);
    };
  }

  /** Fills a table and the one whose rows its generator gives besides. */
  private void fill(Table table) throws SQLException, IOException {
    StringBuilder own = new StringBuilder();
    StringBuilder others = new StringBuilder();
    for (List<List<String>> rows : Results.constructResults(table, session)) {
      add(table, rows.get(0), own);
      if (rows.size() > 1) {
        add(table.getChild(), rows.get(1), others);
      }
    }
    copy(table, own);
    if (!others.isEmpty()) {
      copy(table.getChild(), others);
    }
  }

  private void add(Table table, List<String> row, StringBuilder rows)
      throws SQLException, IOException {
    if (!isWanted(table, row)) {
      return;
    }
    Column[] columns = table.getColumns();
    for (int i = 0; i < columns.length; i++) {
      String value = row.get(i);
      rows.append(i == 0 ? "" : "\t").append(value == null || value.isEmpty() ? "\\N" : value);
      if (value != null && name(columns[i]).endsWith("_cdemo_sk")) {
        demographics.add(value);
      }
    }
    rows.append('\n');
    if (rows.length() > BATCH) {
      copy(table, rows);
    }
  }

  private boolean isWanted(Table table, List<String> row) {
    Integer item = ITEM.get(table);
    if (item != null && Integer.parseInt(row.get(item)) > ITEMS) {
      return false;
    }
    return switch (table) {
      case CUSTOMER_DEMOGRAPHICS -> demographics.contains(row.get(0));
      case DATE_DIM -> row.get(2).compareTo("1997") > 0 && row.get(2).compareTo("2004") < 0;
      default -> true;
    };
  }

  private void copy(Table table, StringBuilder rows) throws SQLException, IOException {
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY " + table.getName() + " FROM STDIN", new StringReader(rows.toString()));
    rows.setLength(0);
  }
}
