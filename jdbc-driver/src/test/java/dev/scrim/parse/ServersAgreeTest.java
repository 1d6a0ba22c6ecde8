package dev.scrim.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.config.Dialect;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real server answers what is sent as it answers what was written: labels, types and rows. */
class ServersAgreeTest {

  private static EmbeddedPostgres server;
  private static Connection postgres;
  private static Connection h2;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = EmbeddedPostgres.builder().start();
    postgres = server.getPostgresDatabase().getConnection();
    h2 = DriverManager.getConnection("jdbc:h2:mem:");
    try (Statement statement = postgres.createStatement()) {
      statement.execute(
          """
          CREATE TABLE t (a int, b text, c jsonb, d timestamp, e int[], key int, year int, "x.y" text);
          INSERT INTO t VALUES
            (1, 'it''s', '{"k": [1, 2]}', '2020-01-31 10:00', '{1,2,3}', 7, 2020, 'p'),
            (2, 'back\\slash', '{"m": null}', '2021-02-28 11:30', '{}', 8, 2021, 'q'),
            (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
          CREATE TABLE u (a int, n numeric, interval int);
          INSERT INTO u VALUES (1, 1.5, 5), (3, -2, 6);
          """);
    }
    try (Statement statement = h2.createStatement()) {
      statement.execute("CREATE TABLE T (A INT, B VARCHAR, D DATE, \"x.y\" INT)");
      statement.execute(
          "INSERT INTO T VALUES (1, 'it''s', DATE '2020-01-31', 4), (2, 'a\\b', NULL, 5)");
    }
  }

  @AfterAll
  static void stop() throws IOException, SQLException {
    h2.close();
    postgres.close();
    server.close();
  }

  static Stream<String> postgres() {
    return AnsweredTest.lines("runs-on-postgresql.sql");
  }

  static Stream<String> h2() {
    return AnsweredTest.lines("runs-on-h2.sql");
  }

  @ParameterizedTest
  @MethodSource
  void postgres(String sql) throws SQLException {
    compare(sql, Dialect.POSTGRESQL, postgres);
  }

  @ParameterizedTest
  @MethodSource
  void h2(String sql) throws SQLException {
    compare(sql, Dialect.H2, h2);
  }

  /** The server's own way of writing queries, as of the definitions of views, is understood. */
  @ParameterizedTest
  @MethodSource("postgres")
  void viewDefinitions(String line) throws SQLException {
    String definition = viewDefinition(line.replace("<br>", "\n"));
    String printed = new SqlParser(Dialect.POSTGRESQL).query(definition).toString();
    String sent = SqlText.of(printed, Dialect.POSTGRESQL).sql();
    assertThat(answer(sent, postgres)).as(sent).isEqualTo(answer(definition, postgres));
  }

  /** Whatever can be a column's name on the server is one in the tree. */
  @Test
  void wordsThatAreNoKeywordsAreNames() throws SQLException {
    SqlParser parser = new SqlParser(Dialect.POSTGRESQL);
    Keywords keywords = new Keywords(Dialect.POSTGRESQL);
    List<String> names = new ArrayList<>();
    try (Statement statement = postgres.createStatement();
        ResultSet rows = statement.executeQuery("SELECT word, catcode FROM pg_get_keywords()")) {
      while (rows.next()) {
        boolean reserved = Set.of("R", "T").contains(rows.getString(2));
        assertThat(keywords.isReserved(rows.getString(1)))
            .as(rows.getString(1))
            .isEqualTo(reserved);
        if (!reserved && !rows.getString(1).equals("between")) {
          names.add(rows.getString(1));
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(300);
    for (String name : names) {
      String sql =
          "SELECT %1$s, (%1$s), %1$s + 1, f(%1$s, a), t.%1$s AS %1$s FROM %1$s JOIN t AS %1$s ON"
              + " %1$s.a = t.%1$s WHERE %1$s = 1 AND %1$s IS NULL OR %1$s BETWEEN 1 AND 2 GROUP BY"
              + " %1$s ORDER BY %1$s, a";
      Parsed.Tree tree = (Parsed.Tree) parser.parse(sql.formatted(name), false);
      PlainSelect select = (PlainSelect) tree.tree();
      assertThat(select.getSelectItem(0).getExpression()).as(name).isInstanceOf(Column.class);
      assertThat(select.getSelectItem(2).getExpression()).as(name).isInstanceOf(Addition.class);
      assertThat(select.getFromItem()).as(name).isInstanceOf(Table.class);
    }
  }

  private static String viewDefinition(String query) throws SQLException {
    try (Statement statement = postgres.createStatement()) {
      String columns;
      try (ResultSet rows = statement.executeQuery(query)) {
        columns =
            IntStream.rangeClosed(1, rows.getMetaData().getColumnCount())
                .mapToObj(i -> "c" + i)
                .collect(Collectors.joining(", "));
      }
      statement.execute("DROP VIEW IF EXISTS v");
      statement.execute("CREATE TEMP VIEW v (" + columns + ") AS " + query);
      statement.execute("SET search_path = ''");
      try (ResultSet rows =
          statement.executeQuery("SELECT pg_get_viewdef('pg_temp.v'::regclass)")) {
        rows.next();
        return rows.getString(1);
      } finally {
        statement.execute("SET search_path = DEFAULT");
      }
    }
  }

  private static void compare(String line, Dialect dialect, Connection connection)
      throws SQLException {
    String sql = line.replace("<br>", "\n");
    Parsed.Tree tree = (Parsed.Tree) new SqlParser(dialect).parse(sql, false);
    String sent = SqlText.of(tree.tree().toString(), dialect).sql();
    assertThat(answer(sent, connection)).as(sent).isEqualTo(answer(sql, connection));
  }

  private static String answer(String sql, Connection connection) throws SQLException {
    StringBuilder answer = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      ResultSetMetaData columns = rows.getMetaData();
      boolean labels = !connection.getMetaData().getURL().startsWith("jdbc:h2");
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        answer.append(labels ? columns.getColumnLabel(i) : "").append(':');
        answer.append(columns.getColumnTypeName(i)).append('|');
      }
      while (rows.next()) {
        answer.append('\n');
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          answer.append(rows.getString(i)).append('|');
        }
      }
    }
    return answer.toString();
  }
}
