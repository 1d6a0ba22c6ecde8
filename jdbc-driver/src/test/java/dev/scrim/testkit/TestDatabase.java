package dev.scrim.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * A database of a test's own: the address of the real driver, and the same one through Scrim.
 *
 * @param name the database's name on its server
 * @param url what the real driver accepts, with user where one is needed
 * @param drop what ends the database
 */
public record TestDatabase(String name, String url, Runnable drop) implements AutoCloseable {

  /** A connection of the real driver. The caller closes it. */
  public Connection raw() throws SQLException {
    return DriverManager.getConnection(url);
  }

  /** A connection of the real driver with these of its own properties. The caller closes it. */
  public Connection raw(Map<String, String> properties) throws SQLException {
    return DriverManager.getConnection(url, asProperties(properties));
  }

  /** A connection through Scrim with these {@code scrim.*} properties. The caller closes it. */
  public Connection guarded(Map<String, String> properties) throws SQLException {
    return DriverManager.getConnection(guardedUrl(), asProperties(properties));
  }

  /** The address through Scrim. */
  public String guardedUrl() {
    return "jdbc:scrim:" + url.substring("jdbc:".length());
  }

  @Override
  public void close() {
    drop.run();
  }

  private static Properties asProperties(Map<String, String> values) {
    Properties properties = new Properties();
    properties.putAll(values);
    return properties;
  }
}
