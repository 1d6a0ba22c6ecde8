package dev.scrim.catalog;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of this JVM, which ends with it; a database for each test. */
public final class TestPostgres {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final String url;

  private TestPostgres(String url) {
    this.url = url;
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new, empty database of that encoding. */
  public static TestPostgres database(String encoding) throws SQLException {
    String name = "test_" + DATABASES.incrementAndGet();
    try (Connection admin = SERVER.getPostgresDatabase().getConnection();
        Statement statement = admin.createStatement()) {
      statement.execute(
          "CREATE DATABASE " + name + " TEMPLATE template0 LOCALE 'C' ENCODING '" + encoding + "'");
    }
    return new TestPostgres(SERVER.getJdbcUrl("postgres", name));
  }

  /** A new, empty database. */
  public static TestPostgres database() throws SQLException {
    return database("UTF8");
  }

  public String url() {
    return url;
  }

  public Connection open() throws SQLException {
    return DriverManager.getConnection(url);
  }

  /** Runs statements on a connection of their own. */
  public void run(String... statements) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
