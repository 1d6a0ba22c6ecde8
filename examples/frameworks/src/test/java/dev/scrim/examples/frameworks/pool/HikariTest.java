package dev.scrim.examples.frameworks.pool;

import static dev.scrim.examples.frameworks.Callers.OFFICER;
import static dev.scrim.examples.frameworks.Callers.STRANGER;
import static dev.scrim.examples.frameworks.Callers.SUPPORT;
import static dev.scrim.examples.frameworks.Callers.as;
import static dev.scrim.examples.frameworks.Callers.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.scrim.Scrim;
import dev.scrim.ScrimDataSource;
import dev.scrim.Subject;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.examples.frameworks.Bank;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HikariCP with the driver inside the pool, and with {@code ScrimDataSource} around it. */
class HikariTest {

  private static final Bank BANK = Bank.open("hikari");
  private static final String ID = "SELECT national_id FROM customers WHERE id = 1";
  private static final String FORBIDDEN = "SELECT value FROM secrets";

  private static HikariDataSource inside;
  private static HikariDataSource raw;
  private static ScrimDataSource outside;

  /** Where Scrim stands. */
  enum Place {
    INSIDE,
    OUTSIDE;

    DataSource source() {
      return this == INSIDE ? inside : outside;
    }

    HikariDataSource pool() {
      return this == INSIDE ? inside : raw;
    }
  }

  @BeforeAll
  static void starts() throws SQLException {
    inside = pool(BANK.url(), 1);
    raw = pool(BANK.rawUrl(), 1);
    outside =
        new ScrimDataSource(
            raw,
            Map.of(
                "scrim.policy", "bundle:classpath:bank-policy.tar.gz",
                "scrim.audit", "file:target/audit-hikari-outside.jsonl",
                "scrim.user", "bank",
                "scrim.roles", "application"));
  }

  @AfterAll
  static void stops() {
    inside.close();
    raw.close();
  }

  private static HikariDataSource pool(String url, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(10_000);
    return new HikariDataSource(config);
  }

  @ParameterizedTest
  @EnumSource
  void aScopeSaysForWhomAConnectionActs(Place place) throws SQLException {
    try (Connection connection = place.source().getConnection();
        PreparedStatement statement = connection.prepareStatement(ID)) {
      assertThat(as(SUPPORT, () -> value(statement))).isEqualTo("***");
      assertThat(as(OFFICER, () -> value(statement))).isEqualTo("801224-1234");
      assertThatThrownBy(() -> run(STRANGER, () -> value(statement)))
          .isInstanceOf(PolicyDeniedException.class);
      assertThat(as(SUPPORT, () -> value(statement))).isEqualTo("***");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalLeavesTheConnectionInThePool(Place place) throws SQLException {
    String before = as(SUPPORT, () -> value(place.source(), "SELECT pg_backend_pid()"));
    try (Connection connection = place.source().getConnection()) {
      connection.setAutoCommit(false);
      run(
          SUPPORT,
          () -> {
            update(connection, "UPDATE orders SET status = 'checked' WHERE id = 1");
            for (int i = 0; i < 10; i++) {
              assertThatThrownBy(() -> value(connection, FORBIDDEN))
                  .isInstanceOf(PolicyDeniedException.class);
            }
            update(connection, "UPDATE orders SET amount = amount + 1 WHERE id = 1");
          });
      connection.commit();
      assertThat(connection.isValid(2)).isTrue();
    }
    assertThat(place.pool().getHikariPoolMXBean().getTotalConnections()).isEqualTo(1);
    assertThat(as(SUPPORT, () -> value(place.source(), "SELECT pg_backend_pid()")))
        .isEqualTo(before);
    assertThat(BANK.really("SELECT status FROM orders WHERE id = 1")).isEqualTo("checked");
  }

  @ParameterizedTest
  @EnumSource
  void aScopeThatEndsLeavesNothingToTheNextBorrower(Place place) throws SQLException {
    try (Connection connection = place.source().getConnection()) {
      assertThat(as(OFFICER, () -> value(connection, ID))).isEqualTo("801224-1234");
    }
    assertThatThrownBy(() -> value(place.source(), ID)).isInstanceOf(PolicyDeniedException.class);
  }

  @Test
  void clientInfoEndsWithALogicalConnectionOfScrimDataSource() throws SQLException {
    try (Connection connection = outside.getConnection()) {
      connection.setClientInfo("scrim.user", "olga");
      connection.setClientInfo("scrim.roles", "officer");
      assertThat(value(connection, ID)).isEqualTo("801224-1234");
    }
    try (Connection next = outside.getConnection()) {
      assertThat(next.getClientInfo("scrim.user")).isNull();
      assertThatThrownBy(() -> value(next, ID)).isInstanceOf(PolicyDeniedException.class);
    }
  }

  /** As with any driver; HikariCP does not say where one borrower ends and another begins. */
  @Test
  void clientInfoStaysInsideAPoolUntilItIsChanged() throws SQLException {
    try (Connection connection = inside.getConnection()) {
      connection.setClientInfo("scrim.user", "sam");
      connection.setClientInfo("scrim.roles", "support");
    }
    try (Connection next = inside.getConnection()) {
      assertThat(next.getClientInfo("scrim.user")).isEqualTo("sam");
      next.setClientInfo(new java.util.Properties());
      assertThatThrownBy(() -> value(next, ID)).isInstanceOf(PolicyDeniedException.class);
    }
  }

  @Test
  void aSubjectMayBeRequired() throws SQLException {
    try (HikariDataSource pool = pool(BANK.url("&scrim.subject=required&scrim.roles=officer"), 1)) {
      assertThatThrownBy(() -> value(pool, ID))
          .isInstanceOf(PolicyDeniedException.class)
          .hasMessageContaining("scrim.subject=required");
      assertThat(as(SUPPORT, () -> value(pool, ID))).isEqualTo("***");
    }
  }

  @Test
  void aSubjectMayBeLocked() throws SQLException {
    String locked = "&scrim.subject=locked&scrim.user=report&scrim.roles=support";
    try (HikariDataSource pool = pool(BANK.url(locked), 1)) {
      assertThat(value(pool, ID)).isEqualTo("***");
      assertThatThrownBy(() -> run(OFFICER, () -> value(pool, ID)))
          .isInstanceOf(PolicyDeniedException.class)
          .hasMessageContaining("scrim.subject=locked");
      try (Connection connection = pool.getConnection()) {
        assertThatThrownBy(() -> connection.setClientInfo("scrim.roles", "officer"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("scrim.subject=locked");
        assertThat(value(connection, ID)).isEqualTo("***");
      }
    }
  }

  @Test
  void threadsDoNotShareTheirScopes() throws Exception {
    manyCallers(Executors.newFixedThreadPool(8));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void norDoVirtualThreads() throws Exception {
    // by name, as the code is compiled for Java 17
    manyCallers(
        (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
  }

  private static void manyCallers(ExecutorService threads) throws Exception {
    try (HikariDataSource pool = pool(BANK.url(), 4)) {
      List<Future<String>> seen = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        Subject caller = i % 2 == 0 ? OFFICER : SUPPORT;
        seen.add(
            threads.submit(
                () -> {
                  try (Scrim.Scope scope = Scrim.as(caller)) {
                    Thread.yield();
                    return value(pool, ID);
                  }
                }));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(seen.get(i).get()).isEqualTo(i % 2 == 0 ? "801224-1234" : "***");
      }
      assertThat(threads.submit(Scrim::current).get()).isNull();
    } finally {
      threads.shutdownNow();
    }
  }

  private static String value(DataSource source, String query) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return value(connection, query);
    }
  }

  private static String value(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      return value(statement);
    }
  }

  private static String value(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static void update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }
}
