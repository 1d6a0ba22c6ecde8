package dev.scrim.examples.frameworks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A real PostgreSQL, one for all tests, and in it a database of its own for each of them. The
 * policy is a bundle that is evaluated in this JVM; {@code BundleTest} holds it against its
 * sources.
 *
 * @param name of the database
 */
public record Bank(String name) {

  private static final String POLICY = "bundle:classpath:bank-policy.tar.gz";

  /** A new database with the bank's tables and rows. */
  public static Bank open(String name) {
    return create(name, "TEMPLATE bank");
  }

  /** A new database with nothing in it. */
  public static Bank empty(String name) {
    return create(name, "");
  }

  private static Bank create(String name, String template) {
    try (Connection connection = DriverManager.getConnection(Server.url("postgres"))) {
      execute(connection, "CREATE DATABASE " + name + " " + template);
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be made", e);
    }
    return new Bank(name);
  }

  /** What an application has in its configuration, and all that it has there. */
  public String url() {
    return url("&scrim.user=bank&scrim.roles=application");
  }

  /** The same with further settings, each behind an {@code &}. */
  public String url(String more) {
    Path audit = Path.of("target", "audit-" + name + ".jsonl").toAbsolutePath();
    return "jdbc:scrim:"
        + rawUrl().substring("jdbc:".length())
        + "&scrim.policy="
        + POLICY
        + "&scrim.audit=file:"
        + audit
        + more;
  }

  /** The way past Scrim, for migrations and for looking at what there really is. */
  public String rawUrl() {
    return Server.url(name);
  }

  /** The first column of the first row, as text, without Scrim. */
  public String really(String query) {
    try (Connection connection = DriverManager.getConnection(rawUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Started when first asked for; it ends with the JVM. */
  private static final class Server {

    private static final EmbeddedPostgres POSTGRES = start();

    static String url(String database) {
      return POSTGRES.getJdbcUrl("postgres", database);
    }

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        try (Connection connection =
            DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"))) {
          execute(connection, "CREATE DATABASE bank");
        }
        try (Connection connection =
                DriverManager.getConnection(postgres.getJdbcUrl("postgres", "bank"));
            InputStream script = Bank.class.getResourceAsStream("/bank.sql")) {
          execute(connection, new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
