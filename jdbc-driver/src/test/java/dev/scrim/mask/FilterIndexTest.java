package dev.scrim.mask;

import static dev.scrim.mask.TestDatabase.column;
import static dev.scrim.mask.TestDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.catalog.Table;
import dev.scrim.catalog.TableKind;
import dev.scrim.decide.RowFilter;
import dev.scrim.decide.RowFilter.Comparison;
import dev.scrim.decide.RowFilter.Field;
import dev.scrim.decide.RowFilter.Value;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A filtered scan keeps its index, also where the server plans without knowing the values. */
class FilterIndexTest {

  private Connection connection;

  static Stream<Arguments> filters() {
    return Stream.of(
        Arguments.of("region", one("EU7")),
        Arguments.of("code", one("EU7")),
        Arguments.of("padded", one("EU7")),
        Arguments.of("id", one(BigDecimal.TEN)),
        Arguments.of("small", one(BigDecimal.TEN)),
        Arguments.of("salary", one(new BigDecimal("10.5"))),
        Arguments.of("born", one("2000-01-01")),
        Arguments.of("seen", one("2000-01-01T00:00:00")),
        Arguments.of("logged", one("2000-01-01T00:00:00Z")),
        Arguments.of("badge", one("6e7c3f3e-8c1c-4a3e-9d5b-0d9a3c2f1b10")),
        Arguments.of("region", new Value.Many(List.of("EU7", "EU8"))),
        Arguments.of("id", new Value.Many(List.of(BigDecimal.ONE, BigDecimal.TEN))),
        Arguments.of("region", new Value.FromSubject("user")),
        Arguments.of("region", new Value.FromSubject("roles")));
  }

  @BeforeEach
  void fill() throws SQLException {
    connection = TestDatabase.POSTGRESQL.connect();
    execute(
        connection,
        "CREATE TABLE t (id int4, region text, code varchar(10), padded char(10), small int2,"
            + " salary numeric(10,2), born date, seen timestamp, logged timestamptz, badge uuid)",
        "INSERT INTO t SELECT i, 'EU' || i, 'EU' || i, 'EU' || i, i, i, date '2000-01-01' + i,"
            + " date '2000-01-01' + i, date '2000-01-01' + i, gen_random_uuid()"
            + " FROM generate_series(1, 5000) AS i",
        "SET plan_cache_mode = force_generic_plan",
        "SET enable_seqscan = off");
    for (String name :
        List.of(
            "id", "region", "code", "padded", "small", "salary", "born", "seen", "logged",
            "badge")) {
      execute(connection, "CREATE INDEX t_" + name + " ON t (" + name + ")");
    }
    execute(connection, "ANALYZE t");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @MethodSource("filters")
  void onPostgresql(String name, Value value) throws SQLException {
    SqlFragment filter = write(TestDatabase.POSTGRESQL, connection, name, value);
    String types = String.join(", ", filter.binds().stream().map(FilterIndexTest::type).toList());
    StringBuilder numbered = new StringBuilder();
    int count = 0;
    for (SqlFragment.Piece piece : filter.pieces()) {
      numbered.append(piece instanceof SqlFragment.Text text ? text.sql() : "$" + ++count);
    }
    execute(connection, "PREPARE q(" + types + ") AS SELECT * FROM t WHERE " + numbered);
    String nulls = String.join(", ", filter.binds().stream().map(bind -> "NULL").toList());

    assertThat(String.join("\n", column(connection, "EXPLAIN EXECUTE q(" + nulls + ")")))
        .contains("Index Cond")
        .contains("t_" + name)
        .contains("$1")
        .doesNotContain("Filter:");
    assertThat(explainBound(filter)).contains("Index Cond").doesNotContain("Filter:");
  }

  /** The same by the driver's own prepared statements. */
  private String explainBound(SqlFragment filter) throws SQLException {
    List<String> plan = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement("EXPLAIN SELECT * FROM t WHERE " + filter.prepared())) {
      int position = 1;
      for (SqlFragment.Bind bind : filter.binds()) {
        statement.setObject(position++, bind.value() == null ? "EU7" : bind.value());
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          plan.add(rows.getString(1));
        }
      }
    }
    return String.join("\n", plan);
  }

  @ParameterizedTest
  @EnumSource(
      value = Comparison.class,
      names = {"EQ", "LT", "GTE"})
  void onH2(Comparison operator) throws SQLException {
    try (Connection h2 = TestDatabase.H2.connect()) {
      execute(h2, "CREATE TABLE t (region varchar(10), salary numeric(10, 2), id bigint)");
      for (String name : List.of("region", "salary", "id")) {
        execute(h2, "CREATE INDEX t_" + name + " ON t (" + name + ")");
        Value value = one(name.equals("region") ? "EU" : BigDecimal.TEN);
        Field field = new Field(operator, name, value);
        SqlFragment filter =
            TestDatabase.H2
                .filters()
                .write(table(TestDatabase.H2, h2), List.of(field), path -> null, (t, sql) -> sql);
        String literal = filter.literal(TestDatabase.H2.dialect, path -> null);
        assertThat(column(h2, "EXPLAIN SELECT * FROM t WHERE " + literal).get(0))
            .containsIgnoringCase("/* PUBLIC.T_" + name + ":");
      }
    }
  }

  private static SqlFragment write(TestDatabase on, Connection connection, String name, Value value)
      throws SQLException {
    boolean roles = value instanceof Value.FromSubject from && from.path().equals("roles");
    boolean list = value instanceof Value.Many || roles;
    RowFilter field = new Field(list ? Comparison.IN : Comparison.EQ, name, value);
    SubjectValues subject = path -> path.matches("user|roles\\[[01]]") ? "EU7" : null;
    return on.filters().write(table(on, connection), List.of(field), subject, (t, sql) -> sql);
  }

  private static Table table(TestDatabase on, Connection connection) throws SQLException {
    return new Table(
        "public", "t", TableKind.TABLE, on.columns(connection, "t"), List.of(), null, null);
  }

  /** What the driver says of a value's type. */
  private static String type(SqlFragment.Bind bind) {
    return bind.value() instanceof BigDecimal ? "numeric" : "varchar";
  }

  private static Value one(Object value) {
    return new Value.Scalar(value);
  }
}
