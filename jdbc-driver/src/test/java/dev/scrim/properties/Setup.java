package dev.scrim.properties;

import dev.scrim.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Builds a world in a database. */
final class Setup {

  private Setup() {}

  /** The tables with these rows, and the views, in the schema {@code public}. */
  static void build(World world, Map<String, List<List<Object>>> rows, TestDatabase database)
      throws SQLException {
    try (Connection connection = database.raw();
        Statement statement = connection.createStatement()) {
      for (Table table : world.tables()) {
        statement.execute(table.ddl(""));
        insert(world, table, rows.get(table.name()), statement);
      }
      for (Map.Entry<String, String> view : world.views().entrySet()) {
        statement.execute("CREATE VIEW " + view.getKey() + " AS " + view.getValue());
      }
      if (world.analysed() && world.product() == Product.POSTGRES) {
        statement.execute("ANALYZE");
      }
    }
  }

  /**
   * The views that a person would write by hand. In the schema {@code masked} they are
   * materialised, with the keys that are shown, so that nothing hidden can be evaluated below them.
   * In {@code barred} they are views with a barrier. Over tables that hold only the rows that are
   * seen, those in {@code inline} are views that the server sees through, and those in {@code
   * fenced} views that it does not.
   */
  static void buildMasked(World world, TestDatabase database) throws SQLException {
    String barrier = world.product() == Product.H2 ? " AS " : " WITH (security_barrier) AS ";
    String fence = world.product() == Product.H2 ? " OFFSET 0 ROWS" : " OFFSET 0";
    try (Connection connection = database.raw();
        Statement statement = connection.createStatement()) {
      for (String schema : List.of("masked", "barred", "inline", "fenced", "seen")) {
        statement.execute("CREATE SCHEMA " + schema);
      }
      for (Table table : world.tables()) {
        String seen = world.seen(table, "public.");
        statement.execute(world.visible(table).ddl("masked."));
        statement.execute("INSERT INTO masked." + table.name() + " " + seen);
        statement.execute("CREATE VIEW barred." + table.name() + barrier + seen);
        statement.execute(
            "CREATE TABLE seen." + table.name() + " AS " + world.rows(table, "public."));
        statement.execute(
            "CREATE VIEW inline." + table.name() + " AS " + world.masked(table, "seen."));
        statement.execute(
            "CREATE VIEW fenced." + table.name() + " AS " + world.masked(table, "seen.") + fence);
      }
      views(world, "masked", statement);
      views(world, "barred", statement);
      views(world, "inline", statement);
      views(world, "fenced", statement);
    }
  }

  private static void views(World world, String schema, Statement statement) throws SQLException {
    statement.execute(
        (world.product() == Product.H2 ? "SET SCHEMA " : "SET search_path = ") + schema);
    for (Map.Entry<String, String> view : world.views().entrySet()) {
      statement.execute("CREATE VIEW " + schema + "." + view.getKey() + " AS " + view.getValue());
    }
  }

  private static void insert(World world, Table table, List<List<Object>> rows, Statement statement)
      throws SQLException {
    for (List<Object> row : rows) {
      StringBuilder sql = new StringBuilder("INSERT INTO " + table.name() + " VALUES (");
      for (int i = 0; i < row.size(); i++) {
        sql.append(i == 0 ? "" : ", ");
        sql.append(world.product().literal(table.columns().get(i).kind(), row.get(i)));
      }
      statement.execute(sql.append(")").toString());
    }
  }
}
