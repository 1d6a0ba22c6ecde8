package dev.scrim.examples.frameworks.migration;

import static dev.scrim.examples.frameworks.Callers.OFFICER;
import static dev.scrim.examples.frameworks.Callers.SUPPORT;
import static dev.scrim.examples.frameworks.Callers.as;
import static dev.scrim.examples.frameworks.Callers.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.ScrimDataSource;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.examples.frameworks.Bank;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Flyway and Liquibase change tables, so they run on the raw URL and as the database's owner; the
 * application beside them runs on the guarded one.
 */
class MigrationTest {

  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");
  private static final String CHANGES = "db/changelog/changes.sql";

  @BeforeAll
  static void quiet() {
    LIQUIBASE.setLevel(Level.OFF);
  }

  @Test
  void flywayMigratesBesideARunningApplication() throws Exception {
    Bank bank = Bank.empty("flyway");
    flyway(bank, "1").migrate();
    try (Connection application = DriverManager.getConnection(bank.url())) {
      assertThat(as(SUPPORT, () -> value(application, "SELECT email FROM customers")))
          .isEqualTo("a***@example.org");
      flyway(bank, "latest").migrate();
      assertThat(as(SUPPORT, () -> value(application, "SELECT national_id FROM customers")))
          .isEqualTo("***");
    }
  }

  private static Flyway flyway(Bank bank, String version) {
    return Flyway.configure().dataSource(bank.rawUrl(), null, null).target(version).load();
  }

  @Test
  void flywayIsRefusedOnTheGuardedUrl() {
    Bank bank = Bank.empty("flyway_guarded");
    assertThatThrownBy(() -> Flyway.configure().dataSource(bank.url(), null, null).load())
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("No Flyway database plugin found to handle jdbc:scrim:");
    ScrimDataSource guarded = new ScrimDataSource();
    guarded.setUrl(bank.url());
    Flyway flyway = Flyway.configure().dataSource(guarded).load();
    assertThatThrownBy(() -> run(OFFICER, flyway::migrate))
        .rootCause()
        .isInstanceOf(PolicyDeniedException.class)
        .hasMessageContaining("pg_catalog.pg_namespace");
    assertNoTables(bank);
  }

  @Test
  void liquibaseMigratesBesideARunningApplication() throws Exception {
    Bank bank = Bank.empty("liquibase");
    liquibase(bank.rawUrl());
    try (Connection application = DriverManager.getConnection(bank.url())) {
      assertThat(as(SUPPORT, () -> value(application, "SELECT email FROM customers")))
          .isEqualTo("a***@example.org");
    }
  }

  @Test
  void liquibaseIsRefusedOnTheGuardedUrl() {
    Bank bank = Bank.empty("liquibase_guarded");
    assertThatThrownBy(
            () ->
                DatabaseFactory.getInstance()
                    .openDatabase(bank.url(), null, null, null, new ClassLoaderResourceAccessor()))
        .hasMessageContaining("Driver class was not specified");
    assertThatThrownBy(() -> run(OFFICER, () -> liquibase(bank.url())))
        .rootCause()
        .isInstanceOf(PolicyDeniedException.class)
        .hasMessageContaining("needs the grant \"ddl\"");
    assertNoTables(bank);
  }

  private static void liquibase(String url) throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      Database database =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      Scope.child(
          Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
          () -> new Liquibase(CHANGES, new ClassLoaderResourceAccessor(), database).update(""));
    }
  }

  /** An application without classes of its own. */
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    LiquibaseAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
  })
  static class Application {}

  @Test
  void springBootTakesTheRawUrlForFlyway() {
    Bank bank = Bank.empty("boot_flyway");
    starts(bank, "--spring.flyway.url=" + bank.rawUrl(), "--spring.liquibase.enabled=false");
  }

  @Test
  void springBootTakesTheRawUrlForLiquibase() {
    Bank bank = Bank.empty("boot_liquibase");
    starts(
        bank,
        "--spring.liquibase.url=" + bank.rawUrl(),
        "--spring.liquibase.change-log=classpath:" + CHANGES,
        "--spring.flyway.enabled=false");
  }

  private static void starts(Bank bank, String... settings) {
    try (var context =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .properties("spring.datasource.url=" + bank.url(), "spring.main.banner-mode=off")
            .run(settings)) {
      JdbcClient jdbc = context.getBean(JdbcClient.class);
      assertThat(
              as(
                  SUPPORT,
                  () ->
                      jdbc.sql("SELECT email || national_id FROM customers")
                          .query(String.class)
                          .single()))
          .isEqualTo("a***@example.org***");
    }
  }

  private static void assertNoTables(Bank bank) {
    assertThat(bank.really("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .isEqualTo("0");
  }

  private static String value(Connection connection, String query) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
