package dev.scrim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.Scrim;
import dev.scrim.Subject;
import dev.scrim.enforce.ParameterMap.PolicyBind;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.jdbc.ScriptedEnforcer.Draft;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters find their places in whatever SQL the policy makes of a statement. */
class PreparedPlanTest {

  private static final String QUERY =
      "SELECT name FROM people WHERE age < ? AND id > ? ORDER BY id";

  private static final String REWRITTEN =
      "SELECT name FROM (SELECT * FROM people WHERE email LIKE ? AND CAST(? AS VARCHAR(9)) IS NULL"
          + " AND age > ?) AS people WHERE id > ? AND age < ? AND ? < age + 1000 ORDER BY id";

  private static List<String> names(PreparedStatement s) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows = s.executeQuery()) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  /** Alice's statements run as written; those of others are filtered by their own names. */
  private static Guarded filtered(String product) throws SQLException {
    Guarded guarded = Guarded.on(product);
    guarded.enforcer.script(
        request ->
            request.subject().user().equals("alice") || !request.sql().equals(QUERY)
                ? ScriptedEnforcer.unchanged(request)
                : new Draft(request)
                    .sql(REWRITTEN)
                    .positions(new int[] {5, 6}, new int[] {4})
                    .binds(
                        new PolicyBind(1, null, "user"),
                        new PolicyBind(2, null, "purpose"),
                        new PolicyBind(3, new BigDecimal("10"), null))
                    .plan());
    return guarded;
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void anotherSubjectRunsAnotherPlan(String product) throws SQLException {
    try (Guarded guarded = filtered(product);
        PreparedStatement s = guarded.connection.prepareStatement(QUERY)) {
      assertThat(guarded.enforcer.requests).isEmpty();
      s.setInt(1, 50);
      s.setInt(2, 0);
      s.setFetchSize(17);
      s.setQueryTimeout(9);
      assertThat(names(s)).containsExactly("Alice", "Bob");
      try (Scrim.Scope scope = Scrim.as(Subject.of("bob%"))) {
        assertThat(names(s)).containsExactly("Bob");
        assertThat(s.getFetchSize()).isEqualTo(17);
        assertThat(s.getQueryTimeout()).isEqualTo(9);
        s.setInt(2, 102);
        assertThat(names(s)).isEmpty();
      }
      assertThat(names(s)).isEmpty();
      s.setInt(2, 101);
      assertThat(names(s)).containsExactly("Bob");
      assertThat(guarded.connection.isClosed()).isFalse();
      // the same subject object asks with the same request: nothing is made anew
      int last = guarded.enforcer.requests.size() - 1;
      assertThat(guarded.enforcer.requests.get(last))
          .isSameAs(guarded.enforcer.requests.get(last - 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void subjectsWithOnePlanBindTheirOwnValues(String product) throws SQLException {
    try (Guarded guarded = filtered(product);
        PreparedStatement s = guarded.connection.prepareStatement(QUERY)) {
      s.setInt(1, 500);
      s.setInt(2, 0);
      assertThat(Scrim.as(Subject.of("bob%")).callThrowing(() -> names(s))).containsExactly("Bob");
      assertThat(Scrim.as(Subject.of("carol%")).callThrowing(() -> names(s)))
          .containsExactly("Carol");
      assertThat(Scrim.as(Subject.of("carol%").purpose("x")).callThrowing(() -> names(s)))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void metaDataTellsOfTheApplicationsParametersOnly(String product) throws SQLException {
    try (Guarded guarded = filtered(product);
        PreparedStatement s = guarded.connection.prepareStatement(QUERY);
        Scrim.Scope scope = Scrim.as(Subject.of("bob%"))) {
      ParameterMetaData metaData = s.getParameterMetaData();
      assertThat(metaData.getParameterCount()).isEqualTo(2);
      assertThat(metaData.getParameterType(1)).isEqualTo(Types.INTEGER);
      assertThat(metaData.getParameterType(2)).isEqualTo(Types.INTEGER);
      assertThatThrownBy(() -> metaData.getParameterType(3)).isInstanceOf(SQLException.class);
      assertThat(s.getMetaData().getColumnCount()).isEqualTo(1);
      s.setInt(1, 50);
      s.setInt(2, 0);
      assertThat(names(s)).containsExactly("Bob");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void aStreamIsNotSetTwice(String product) throws SQLException {
    try (Guarded guarded = Guarded.on(product);
        PreparedStatement s =
            guarded.connection.prepareStatement("SELECT id FROM people WHERE name = ?")) {
      guarded.enforcer.script(
          request ->
              request.subject().user().equals("alice")
                  ? ScriptedEnforcer.unchanged(request)
                  : new Draft(request)
                      .sql("SELECT id FROM people WHERE 1 = 1 AND name = ?")
                      .plan());
      s.setCharacterStream(1, new StringReader("Bob"), 3);
      assertThat(names(s)).containsExactly("102");
      try (Scrim.Scope scope = Scrim.as(Subject.of("bob"))) {
        assertThatThrownBy(s::executeQuery)
            .isInstanceOf(PolicyDeniedException.class)
            .hasMessageContaining("set the parameters again");
        s.setCharacterStream(1, new StringReader("Bob"), 3);
        assertThat(names(s)).containsExactly("102");
      }
      guarded.enforcer.script(
          request ->
              new Draft(request)
                  .sql("SELECT id FROM people WHERE name = ? OR name = ?")
                  .positions(new int[] {1, 2})
                  .plan());
      s.setCharacterStream(1, new StringReader("Bob"), 3);
      assertThatThrownBy(s::executeQuery).hasMessageContaining("several places");
      s.setString(1, "Bob");
      assertThat(names(s)).containsExactly("102");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void anExpiredDecisionPreparesNothingAnew(String product) throws SQLException {
    try (Guarded guarded = Guarded.on(product);
        PreparedStatement s =
            guarded.connection.prepareStatement("SELECT id FROM people WHERE name = ?")) {
      s.setCharacterStream(1, new StringReader("Bob"), 3);
      assertThat(names(s)).containsExactly("102");
      guarded.enforcer.expire();
      // were it prepared anew, the stream could not be set again
      if (product.equals("h2")) {
        assertThat(names(s)).containsExactly("102");
      }
      s.setString(1, "Carol");
      assertThat(names(s)).containsExactly("103");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void aBatchRunsForOneSubjectAndOnePlan(String product) throws SQLException {
    String sql = "UPDATE people SET age = ? WHERE id = 101";
    try (Guarded guarded = Guarded.on(product);
        PreparedStatement s = guarded.connection.prepareStatement(sql);
        Statement plain = guarded.connection.createStatement()) {
      s.setInt(1, 1);
      s.addBatch();
      plain.addBatch("DELETE FROM people WHERE id = 0");
      try (Scrim.Scope scope = Scrim.as(Subject.of("bob"))) {
        assertThatThrownBy(s::addBatch)
            .isInstanceOf(PolicyDeniedException.class)
            .hasMessageContaining("one subject");
        assertThatThrownBy(() -> plain.addBatch("DELETE FROM people WHERE id = 0"))
            .hasMessageContaining("one subject");
        // the subject of a batch is that of its entries
        assertThat(s.executeBatch()).containsExactly(1);
        assertThat(plain.executeBatch()).containsExactly(0);
      }
      assertThat(guarded.enforcer.record).contains("start alice").doesNotContain("start bob");
      s.setInt(1, 2);
      s.addBatch();
      guarded.enforcer.script(request -> new Draft(request).sql(sql + " AND 1 = 1").plan());
      assertThatThrownBy(s::addBatch).hasMessageContaining("batch");
      assertThatThrownBy(s::executeBatch).hasMessageContaining("clearBatch");
      s.clearBatch();
      s.addBatch();
      s.addBatch();
      assertThat(s.executeBatch()).containsExactly(1, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void aBatchThatWasRefusedIsNotSentWithTheNext(String product) throws SQLException {
    try (Guarded guarded = Guarded.on(product);
        Statement s = guarded.connection.createStatement()) {
      s.addBatch("UPDATE people SET age = 1");
      s.addBatch("SELECT 1 / 0");
      assertThatThrownBy(s::executeBatch).isInstanceOf(SQLException.class);
      s.addBatch("DELETE FROM people WHERE id = 0");
      assertThat(s.executeBatch()).containsExactly(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void rowLimitIsTheSmallerOne(String product) throws SQLException {
    String limited = "SELECT name FROM people WHERE 1 = ? ORDER BY id";
    try (Guarded guarded = Guarded.on(product);
        PreparedStatement s = guarded.connection.prepareStatement(limited);
        Statement plain = guarded.connection.createStatement()) {
      guarded.enforcer.script(
          request ->
              request.sql().equals(limited)
                  ? new Draft(request).rowLimit(2).plan()
                  : ScriptedEnforcer.unchanged(request));
      s.setInt(1, 1);
      assertThat(names(s)).containsExactly("Alice", "Bob");
      assertThat(s.getMaxRows()).isZero();
      s.setMaxRows(1);
      assertThat(names(s)).containsExactly("Alice");
      s.setMaxRows(3);
      s.setFetchSize(1);
      assertThat(names(s)).containsExactly("Alice", "Bob");
      s.setFetchSize(3);
      assertThat(s.getMaxRows()).isEqualTo(3);
      assertThat(s.getLargeMaxRows()).isEqualTo(3);
      guarded.enforcer.script(ScriptedEnforcer::unchanged);
      assertThat(names(s)).containsExactly("Alice", "Bob", "Carol");
      // the policy's limit is not the application's: H2 takes no fetch size above that
      s.setMaxRows(0);
      s.setFetchSize(100);
      guarded.enforcer.script(
          request -> {
            Draft draft = new Draft(request);
            return (request.sql().contains("email") ? draft.rowLimit(1) : draft).plan();
          });
      assertThat(count(plain.executeQuery("SELECT email FROM people"))).isEqualTo(1);
      assertThat(count(plain.executeQuery("SELECT name FROM people"))).isEqualTo(3);
      guarded.enforcer.script(request -> new Draft(request).rowLimit(0).plan());
      assertThatThrownBy(() -> plain.executeQuery("SELECT 1")).hasMessageContaining("no row");
    }
  }

  private static int count(ResultSet rows) throws SQLException {
    int n = 0;
    while (rows.next()) {
      n++;
    }
    return n;
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void generatedKeysAreThoseOfThePlan(String product) throws SQLException {
    String sql = "INSERT INTO people (name, email) VALUES (?, 'secret')";
    try (Guarded guarded = Guarded.on(product)) {
      String id = product.equals("h2") ? "ID" : "id";
      guarded.enforcer.script(request -> new Draft(request).keys(id).plan());
      try (PreparedStatement s =
          guarded.connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
        s.setString(1, "x");
        s.executeUpdate();
        try (ResultSet keys = s.getGeneratedKeys()) {
          assertThat(keys.getMetaData().getColumnCount()).isEqualTo(1);
          assertThat(keys.next()).isTrue();
          assertThat(keys.getInt(1)).isPositive();
          assertThat(keys.getStatement()).isSameAs(s);
        }
      }
      guarded.enforcer.script(request -> new Draft(request).keys().plan());
      try (Statement s = guarded.connection.createStatement()) {
        s.executeUpdate(sql.replace("?, 'secret'", "'y', NULL"), Statement.RETURN_GENERATED_KEYS);
        assertThat(s.getGeneratedKeys().next()).isFalse();
        s.executeUpdate(sql.replace("?, 'secret'", "'y', NULL"), new String[] {"email"});
        assertThat(s.getGeneratedKeys().next()).isFalse();
      }
      assertThat(guarded.enforcer.requests)
          .extracting(request -> request.keys().toString())
          .containsExactly("All[]", "All[]", "Named[columns=[email]]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void missingAndSurplusParametersAreNamed(String product) throws SQLException {
    try (Guarded guarded = Guarded.on(product);
        PreparedStatement s = guarded.connection.prepareStatement(QUERY)) {
      s.setInt(1, 1);
      assertThatThrownBy(s::executeQuery)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("parameter 2");
      s.setInt(2, 1);
      s.setString(3, "the value");
      assertThatThrownBy(s::executeQuery)
          .hasMessageContaining("parameter 3")
          .hasMessageNotContaining("the value");
    }
  }
}
