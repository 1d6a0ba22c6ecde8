package dev.scrim.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scrim.testkit.PolicyServer;
import dev.scrim.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What columns and parameters are like where masks and filters stand in between. */
class MaskedMetaDataTest {

  private static final String DDL =
      """
      CREATE TABLE person (id BIGINT PRIMARY KEY, name VARCHAR(40) NOT NULL, email VARCHAR(80),
        salary NUMERIC(10, 2), born DATE, region VARCHAR(4));
      INSERT INTO person VALUES (1, 'Ada', 'ada@example.org', 10.5, DATE '1990-05-17', 'EU'),
        (2, 'Bob', 'bob@example.org', 20.5, DATE '1985-11-02', 'US');
      """;

  private static final Fidelity FIDELITY = new Fidelity("masked_metadata", DDL, DDL);

  private static ObjectNode masking(JsonNode input) {
    ObjectNode decision = Fidelity.permitting(input);
    if (decision.at("/tables/public.person") instanceof ObjectNode table) {
      ObjectNode columns = table.putObject("columns");
      columns.putObject("name").put("action", "mask").put("method", "partial").put("keep_first", 1);
      columns.putObject("email").put("action", "mask").put("method", "redact");
      columns.putObject("salary").put("action", "null");
      columns.putObject("born").put("action", "mask").put("method", "generalize").put("to", "year");
      table
          .putArray("rows")
          .addObject()
          .put("type", "field")
          .put("operator", "eq")
          .put("field", "region")
          .put("value", "EU");
    }
    return decision;
  }

  /** What an application goes by: names, labels, types, sizes. */
  private static List<String> columns(ResultSetMetaData m) throws Exception {
    List<String> all = new ArrayList<>();
    for (int i = 1; i <= m.getColumnCount(); i++) {
      all.add(
          String.join(
              " ",
              m.getColumnName(i),
              m.getColumnLabel(i),
              m.getColumnTypeName(i),
              m.getColumnClassName(i),
              String.valueOf(m.getColumnType(i)),
              String.valueOf(m.getPrecision(i)),
              String.valueOf(m.getScale(i)),
              String.valueOf(m.getColumnDisplaySize(i)),
              String.valueOf(m.isSigned(i))));
    }
    return all;
  }

  private static List<String> parameters(ParameterMetaData m) throws Exception {
    List<String> all = new ArrayList<>();
    for (int i = 1; i <= m.getParameterCount(); i++) {
      all.add(m.getParameterType(i) + " " + m.getParameterTypeName(i) + " " + m.getPrecision(i));
    }
    return all;
  }

  /** Labels, types and sizes are those of the columns; the parameters are the application's own. */
  @ParameterizedTest
  @EnumSource
  void agreeWithTheColumns(Fidelity.On product) throws Exception {
    try (TestDatabase database = FIDELITY.database(product);
        PolicyServer policy = PolicyServer.deciding(MaskedMetaDataTest::masking);
        Connection raw = database.raw();
        Connection guarded = Fidelity.guarded(database, policy)) {
      for (String sql :
          List.of(
              "SELECT * FROM person WHERE id > ? AND name LIKE ? AND born < ?",
              "SELECT p.name AS called, email, salary s FROM person p WHERE p.id IN (?, ?)",
              "SELECT name, count(*) AS n FROM person WHERE salary > ? GROUP BY name")) {
        try (PreparedStatement expected = raw.prepareStatement(sql);
            PreparedStatement actual = guarded.prepareStatement(sql)) {
          assertThat(columns(actual.getMetaData()))
              .as(sql)
              .isEqualTo(columns(expected.getMetaData()));
          assertThat(parameters(actual.getParameterMetaData()))
              .as(sql)
              .isEqualTo(parameters(expected.getParameterMetaData()));
        }
      }
    }
  }

  /** A masked column is an expression: like a view's column it may be NULL. */
  @ParameterizedTest
  @EnumSource
  void differAsAViewWould(Fidelity.On product) throws Exception {
    try (TestDatabase database = FIDELITY.database(product);
        PolicyServer policy = PolicyServer.deciding(MaskedMetaDataTest::masking);
        Connection guarded = Fidelity.guarded(database, policy);
        PreparedStatement s = guarded.prepareStatement("SELECT id, name FROM person");
        ResultSet rows = s.executeQuery()) {
      ResultSetMetaData m = rows.getMetaData();
      assertThat(m.isNullable(2)).isNotEqualTo(ResultSetMetaData.columnNoNulls);
      assertThat(m.isAutoIncrement(2)).isFalse();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(m.getColumnLabel(2))).isEqualTo("A**");
      assertThat(rows.next()).isFalse();
    }
  }
}
