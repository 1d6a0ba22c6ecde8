package dev.scrim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.error.PolicyUnavailableException;
import dev.scrim.error.ScrimConfigException;
import dev.scrim.jdbc.ScriptedEnforcer;
import dev.scrim.testkit.H2;
import dev.scrim.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScrimDataSourceTest {

  private final ScriptedEnforcer enforcer = new ScriptedEnforcer();
  private TestDatabase database;

  @BeforeEach
  void open() {
    database = H2.fresh("CREATE TABLE t (a INT); CREATE USER eve PASSWORD 'x' ADMIN");
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

  private Subject subject(Connection c) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.execute("SELECT 1");
    }
    return enforcer.requests.get(enforcer.requests.size() - 1).subject();
  }

  @Test
  void everyConnectionOfAPoolHasAFreshSubject() throws SQLException {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(database.url());
      pool.setMaximumPoolSize(1);
      ScrimDataSource source = new ScrimDataSource(pool, settings(), enforcer);
      try (Connection c = source.getConnection()) {
        c.setClientInfo("scrim.user", "alice");
        assertThat(subject(c)).isEqualTo(Subject.of("alice"));
      }
      try (Connection c = source.getConnection()) {
        assertThat(subject(c)).isEqualTo(Subject.of(""));
      }
      assertThatThrownBy(() -> source.unwrap(HikariDataSource.class))
          .isInstanceOf(PolicyDeniedException.class);
      assertThat(source.isWrapperFor(HikariDataSource.class)).isFalse();
      assertThat(source.unwrap(DataSource.class)).isSameAs(source);
    }
  }

  @Test
  void oneConnectionOfAPoolIsEnough() throws SQLException {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(database.url());
      pool.setMaximumPoolSize(1);
      pool.setConnectionTimeout(1000);
      Properties settings = settings();
      settings.setProperty("scrim.audit", "none");
      ScrimDataSource source = new ScrimDataSource(pool, settings);
      try (Connection c = source.getConnection();
          Statement s = c.createStatement()) {
        // the catalogue was read: it is the policy that cannot be reached
        assertThatThrownBy(() -> s.execute("SELECT a FROM t"))
            .isInstanceOf(PolicyUnavailableException.class)
            .hasMessageNotContaining("catalogue");
      }
    }
  }

  @Test
  void userAndPasswordReachTheRealDataSource() throws SQLException {
    org.h2.jdbcx.JdbcDataSource real = new org.h2.jdbcx.JdbcDataSource();
    real.setURL(database.url());
    ScrimDataSource source = new ScrimDataSource(real, settings(), enforcer);
    try (Connection c = source.getConnection("eve", "x")) {
      assertThat(subject(c)).isEqualTo(Subject.of("EVE"));
    }
    source.setLoginTimeout(7);
    assertThat(source.getLoginTimeout()).isEqualTo(real.getLoginTimeout());
  }

  @Test
  void settingsAreChecked() {
    org.h2.jdbcx.JdbcDataSource real = new org.h2.jdbcx.JdbcDataSource();
    assertThatThrownBy(() -> new ScrimDataSource(real, Map.of("scrim.polcy", "x")))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("scrim.polcy");
    assertThatThrownBy(() -> new ScrimDataSource().getConnection())
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("setUrl");
  }

  @Test
  void asABeanItGoesThroughTheDriver() {
    ScrimDataSource source = new ScrimDataSource();
    source.setUrl(database.url());
    source.setUser("eve");
    source.setPassword("x");
    source.setProperties(settings());
    assertThat(source.getUrl()).isEqualTo(database.url());
    assertThat(source.getUser()).isEqualTo("eve");
    assertThatThrownBy(source::getConnection)
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("jdbc:scrim:");
    source.setUrl("jdbc:scrim:nosuch:x");
    assertThatThrownBy(source::getConnection).hasMessageContaining("jdbc:nosuch:");
  }
}
