package dev.scrim.tpcds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.scrim.config.Dialect;
import dev.scrim.parse.Parsed;
import dev.scrim.parse.SqlParser;
import dev.scrim.testkit.Connector;
import dev.scrim.testkit.PolicyServer;
import dev.scrim.testkit.Postgres;
import dev.scrim.testkit.Resources;
import dev.scrim.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * TPC-DS's 99 queries: who may see everything gets what the database gives, and who is masked and
 * filtered gets what the same query gives over hand-written masked views.
 */
class TpcdsTest {

  private static final String ALL =
      "{\"allow\": true, \"tables\": {}, \"other_tables\": {\"action\": \"show\"}}";

  private static TestDatabase database;
  private static PolicyServer everything;
  private static PolicyServer restricted;
  private static Map<String, String> queries;
  private static Connection raw;
  private static Connection views;
  private static Connection whole;
  private static Connection masked;
  private static int withRows;
  private static int withRestrictedRows;

  @BeforeAll
  static void load() throws SQLException {
    Postgres.template(
        "tpcds_template",
        connection -> {
          TpcdsData.load(connection);
          try (Statement statement = connection.createStatement()) {
            statement.execute(Resources.text("tpcds/restricted_views.sql"));
            statement.execute("ANALYZE");
          }
        });
    database = Postgres.fresh("tpcds_template");
    // The planner expects far fewer rows of some joins than there are.
    Postgres.admin("ALTER DATABASE " + database.name() + " SET enable_nestloop = off");
    everything = PolicyServer.always(ALL);
    restricted = PolicyServer.always(Resources.text("tpcds/restricted.json"));
    raw = Connector.raw().connect(database);
    views = Connector.rawWithSchemas("restricted,public").connect(database);
    whole = through(everything).connect(database);
    masked = through(restricted).connect(database);
    queries = new TpcdsQueries(raw).all();
  }

  @AfterAll
  static void close() throws SQLException {
    System.out.printf(
        "TPC-DS: %d statements of 99 templates; %d give rows, over masked views %d%n",
        queries.size(), withRows, withRestrictedRows);
    for (Connection connection : List.of(raw, views, whole, masked)) {
      connection.close();
    }
    everything.close();
    restricted.close();
    database.close();
  }

  static Collection<String> queries() {
    return queries.keySet();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void isParsed(String query) {
    Parsed parsed =
        assertDoesNotThrow(
            () -> new SqlParser(Dialect.POSTGRESQL).parse(queries.get(query), false));
    assertThat(parsed).isInstanceOf(Parsed.Tree.class);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void seesEverything(String query) {
    List<String> expected = rows(raw, query);
    withRows += expected.size() > 1 ? 1 : 0;
    assertThat(rows(whole, query)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void seesWhatTheMaskedViewsShow(String query) {
    List<String> expected = rows(views, query);
    withRestrictedRows += expected.size() > 1 ? 1 : 0;
    assertThat(rows(masked, query)).isEqualTo(expected);
  }

  /** The labels with their types, then each row in the order in which it came; or the failure. */
  private static List<String> rows(Connection connection, String query) {
    List<String> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(queries.get(query))) {
      ResultSetMetaData meta = rows.getMetaData();
      StringJoiner labels = new StringJoiner("|");
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        labels.add(meta.getColumnLabel(i) + " " + meta.getColumnTypeName(i));
      }
      lines.add(labels.toString());
      while (rows.next()) {
        StringJoiner row = new StringJoiner("|");
        for (int i = 1; i <= meta.getColumnCount(); i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        lines.add(row.toString());
      }
    } catch (SQLException e) {
      // Division by zero, say, is an answer too; a refusal is not.
      assertThat(e.getSQLState()).as(e.getMessage()).startsWith("22");
      return List.of(e.getSQLState());
    }
    return lines;
  }

  private static Connector through(PolicyServer policy) {
    return Connector.guarded(
        Map.of("scrim.policy", policy.url(), "scrim.user", "ada", "scrim.audit", "none"));
  }
}
