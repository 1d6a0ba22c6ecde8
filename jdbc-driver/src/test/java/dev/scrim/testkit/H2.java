package dev.scrim.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Fresh H2 databases in memory. Thread-safe. */
public final class H2 {

  private static final AtomicInteger COUNTER = new AtomicInteger();

  private H2() {}

  /** A new database, set up by this SQL; it lives until it is closed. */
  public static TestDatabase fresh(String ddl) {
    String name = "t" + COUNTER.incrementAndGet();
    TestDatabase database =
        new TestDatabase(name, "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", () -> shutdown(name));
    try (Connection connection = database.raw();
        Statement statement = connection.createStatement()) {
      statement.execute(ddl);
    } catch (SQLException e) {
      throw new IllegalStateException("H2 set-up", e);
    }
    return database;
  }

  private static void shutdown(String name) {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + name);
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      throw new IllegalStateException("H2 shut-down", e);
    }
  }
}
