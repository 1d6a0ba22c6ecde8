package dev.scrim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.error.ScrimConfigException;
import dev.scrim.jdbc.ScriptedEnforcer;
import dev.scrim.testkit.H2;
import dev.scrim.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScrimDriverTest {

  private final ScriptedEnforcer enforcer = new ScriptedEnforcer();
  private final ScrimDriver driver = new ScrimDriver(enforcer);
  private TestDatabase database;

  @BeforeEach
  void open() {
    database = H2.fresh("CREATE TABLE t (a INT, secret INT); INSERT INTO t VALUES (1, 2)");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Properties settings() {
    Properties properties = new Properties();
    properties.setProperty("scrim.policy", "http://127.0.0.1:1");
    return properties;
  }

  @Test
  void isFoundByTheServiceLoaderAndTheDriverManager() throws SQLException {
    assertThat(ServiceLoader.load(Driver.class)).anyMatch(ScrimDriver.class::isInstance);
    assertThat(DriverManager.getDriver("jdbc:scrim:h2:mem:x")).isInstanceOf(ScrimDriver.class);
  }

  @Test
  void takesOnlyItsOwnUrls() throws SQLException {
    assertThat(driver.acceptsURL("jdbc:scrim:h2:mem:x")).isTrue();
    assertThat(driver.acceptsURL("jdbc:h2:mem:x")).isFalse();
    assertThat(driver.connect("jdbc:h2:mem:x", new Properties())).isNull();
    assertThatThrownBy(() -> driver.acceptsURL(null)).isInstanceOf(SQLException.class);
    assertThat(driver.jdbcCompliant()).isFalse();
    assertThat(driver.getParentLogger().getName()).isEqualTo("dev.scrim");
  }

  @Test
  void guardsTheRealDriver() throws SQLException {
    try (Connection c = driver.connect(database.guardedUrl(), settings());
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT a FROM t")) {
      assertThat(rows.next()).isTrue();
      assertThat(enforcer.requests).hasSize(1);
      assertThat(c.getMetaData().getURL()).startsWith("jdbc:scrim:h2:");
    }
  }

  @Test
  void saysWhenThereIsNoRealDriver() {
    assertThatThrownBy(
            () -> driver.connect("jdbc:scrim:nosuch://host/db?password=hidden", settings()))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("jdbc:nosuch:")
        .hasMessageNotContaining("hidden");
    assertThatThrownBy(() -> driver.connect("jdbc:scrim:scrim:h2:mem:x", settings()))
        .isInstanceOf(ScrimConfigException.class);
  }

  @Test
  void connectingIsRefusedWithoutAPolicy() {
    assertThatThrownBy(() -> driver.connect(database.guardedUrl(), null))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("scrim.policy");
  }

  @Test
  void closesTheRealConnectionWhereItCannotBeGuarded() throws SQLException {
    ScrimDriver failing =
        new ScrimDriver(
            (source, config, first) -> {
              throw new ScrimConfigException("no");
            });
    assertThatThrownBy(() -> failing.connect(database.guardedUrl(), settings())).hasMessage("no");
    try (Connection c = database.raw();
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT count(*) FROM information_schema.sessions")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(1);
    }
  }

  @Test
  void listsItsProperties() {
    assertThat(driver.getPropertyInfo("jdbc:scrim:h2:mem:x", settings()))
        .anySatisfy(
            info -> {
              assertThat(info.name).isEqualTo("scrim.policy");
              assertThat(info.required).isTrue();
              assertThat(info.value).isEqualTo("http://127.0.0.1:1");
            })
        .anySatisfy(info -> assertThat(info.name).isEqualTo("scrim.subject"))
        .allSatisfy(info -> assertThat(info.description).isNotEmpty());
  }

  @Test
  void aDeniedQueryLeavesTheConnectionInItsPool() throws SQLException {
    enforcer.script(
        request -> {
          if (request.sql().contains("secret")) {
            throw ScriptedEnforcer.denial();
          }
          return ScriptedEnforcer.unchanged(request);
        });
    HikariConfig config = new HikariConfig();
    org.h2.jdbcx.JdbcDataSource real = new org.h2.jdbcx.JdbcDataSource();
    real.setURL(database.url());
    config.setDataSource(new ScrimDataSource(real, settings(), enforcer));
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      String before = session(pool);
      try (Connection c = pool.getConnection();
          Statement s = c.createStatement();
          PreparedStatement p = c.prepareStatement("SELECT secret FROM t WHERE a = ?")) {
        assertThatThrownBy(() -> s.executeQuery("SELECT secret FROM t"))
            .isInstanceOf(PolicyDeniedException.class);
        p.setInt(1, 1);
        assertThatThrownBy(p::executeQuery).isInstanceOf(PolicyDeniedException.class);
        assertThatThrownBy(() -> c.unwrap(org.h2.jdbc.JdbcConnection.class))
            .isInstanceOf(SQLException.class);
        assertThat(s.executeQuery("SELECT a FROM t").next()).isTrue();
      }
      assertThat(session(pool)).isEqualTo(before);
    }
  }

  private static String session(HikariDataSource pool) throws SQLException {
    try (Connection c = pool.getConnection();
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT SESSION_ID()")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
