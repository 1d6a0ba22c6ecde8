package dev.scrim.catalog;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** An H2 database in memory that lives until it is closed. */
final class TestH2 implements AutoCloseable {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final String url;
  private final Connection keeper;

  TestH2(String settings) throws SQLException {
    url = "jdbc:h2:mem:catalog_" + DATABASES.incrementAndGet() + settings;
    keeper = DriverManager.getConnection(url, "sa", "");
  }

  Connection open() throws SQLException {
    return DriverManager.getConnection(url, "sa", "");
  }

  Connection open(String user) throws SQLException {
    return DriverManager.getConnection(url, user, user);
  }

  void run(String... statements) throws SQLException {
    try (Statement statement = keeper.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    keeper.close();
  }
}
