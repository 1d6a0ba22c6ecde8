package dev.scrim.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One embedded PostgreSQL for the whole JVM, and fresh databases copied from templates that are
 * built once. Thread-safe.
 */
public final class Postgres {

  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final ConcurrentHashMap<String, Boolean> TEMPLATES = new ConcurrentHashMap<>();

  private Postgres() {}

  /** Fills a new template. */
  public interface Filler {
    void fill(Connection connection) throws SQLException, IOException;
  }

  /** Builds the template of that name unless it is there. */
  public static void template(String name, Filler filler) {
    TEMPLATES.computeIfAbsent(
        name,
        key -> {
          admin("CREATE DATABASE " + key);
          try (Connection connection = DriverManager.getConnection(url(key))) {
            filler.fill(connection);
          } catch (SQLException | IOException e) {
            throw new IllegalStateException("template " + key, e);
          }
          return true;
        });
  }

  /** Builds the template of that name, unless it is there, by running these resources. */
  public static void template(String name, String... sqlResources) {
    template(
        name,
        connection -> {
          try (Statement statement = connection.createStatement()) {
            for (String resource : sqlResources) {
              statement.execute(Resources.text(resource));
            }
          }
        });
  }

  /** A copy of the template under a name of its own. */
  public static TestDatabase fresh(String template) {
    return copy(
        template, template.replaceFirst("_template$", "") + "_" + COUNTER.incrementAndGet());
  }

  /** A copy of the template under that name. */
  public static TestDatabase copy(String template, String name) {
    admin("CREATE DATABASE " + name + " TEMPLATE " + template);
    return new TestDatabase(
        name, url(name), () -> admin("DROP DATABASE " + name + " WITH (FORCE)"));
  }

  /** Runs a statement in the server's own database. */
  public static void admin(String sql) {
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The server's port on the loopback address. */
  public static int port() {
    return Server.INSTANCE.getPort();
  }

  private static String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database + "?user=postgres";
  }

  /** Starts at first use and ends with the JVM. */
  private static final class Server {
    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("autovacuum", "off")
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("synchronous_commit", "off")
            .setServerConfig("max_connections", "60")
            .setServerConfig("statement_timeout", "30s")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException("embedded PostgreSQL did not start", e);
      }
    }
  }
}
