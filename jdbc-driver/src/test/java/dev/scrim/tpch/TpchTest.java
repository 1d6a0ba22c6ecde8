package dev.scrim.tpch;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * TPC-H's 22 queries: who may see everything gets what the database gives, and who is masked and
 * filtered gets what the same query gives over hand-written masked views.
 */
class TpchTest {

  private static final String ALL =
      "{\"allow\": true, \"tables\": {}, \"other_tables\": {\"action\": \"show\"}}";

  private static TestDatabase database;
  private static PolicyServer everything;
  private static PolicyServer restricted;

  @BeforeAll
  static void load() {
    Postgres.template(
        "tpch_template",
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(Resources.text("tpch/schema.sql"));
            TpchData.load(connection);
            statement.execute("CREATE INDEX ON lineitem (l_partkey, l_suppkey)");
            statement.execute(Resources.text("tpch/restricted_views.sql"));
            statement.execute("ANALYZE");
          }
        });
    database = Postgres.fresh("tpch_template");
    everything = PolicyServer.always(ALL);
    restricted = PolicyServer.always(Resources.text("tpch/restricted.json"));
  }

  @AfterAll
  static void close() {
    everything.close();
    restricted.close();
    database.close();
  }

  static Stream<String> queries() {
    return IntStream.rangeClosed(1, 22).mapToObj("q%02d"::formatted);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void seesEverything(String query) throws SQLException {
    List<String> raw = rows(Connector.raw(), query);
    assertThat(raw).as("rows of the data itself").hasSizeGreaterThan(1).doesNotContain("null");
    assertThat(rows(through(everything), query)).isEqualTo(raw);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void seesWhatTheMaskedViewsShow(String query) throws SQLException {
    assertThat(rows(through(restricted), query))
        .isEqualTo(rows(Connector.rawWithSchemas("restricted,public"), query));
  }

  /** The labels with their types, then each row in the order in which it came. */
  private static List<String> rows(Connector connector, String query) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = connector.connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Resources.text("tpch/" + query + ".sql"))) {
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
    }
    return lines;
  }

  private static Connector through(PolicyServer policy) {
    return Connector.guarded(
        Map.of("scrim.policy", policy.url(), "scrim.user", "ada", "scrim.audit", "none"));
  }
}
