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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
