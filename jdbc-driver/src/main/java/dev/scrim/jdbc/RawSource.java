package dev.scrim.jdbc;

import dev.scrim.error.ScrimConfigException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where real connections come from. Equal sources reach the same database as the same user. Never
 * printed with its properties: they hold passwords.
 */
public sealed interface RawSource {

  /** A new connection, which the caller closes. */
  Connection open() throws SQLException;

  /** The real driver with the real URL and properties. */
  record FromDriver(Driver driver, String url, Properties properties) implements RawSource {

    public FromDriver {
      properties = copy(properties);
    }

    @Override
    public Properties properties() {
      return copy(properties);
    }

    @Override
    public Connection open() throws SQLException {
      Connection connection = driver.connect(url, copy(properties));
      if (connection == null) {
        throw new ScrimConfigException(
            "the driver " + driver.getClass().getName() + " refuses the URL behind jdbc:scrim:");
      }
      return connection;
    }

    @Override
    public String toString() {
      return "FromDriver[" + driver.getClass().getName() + "]";
    }

    private static Properties copy(Properties properties) {
      Properties copy = new Properties();
      properties.stringPropertyNames().forEach(n -> copy.put(n, properties.getProperty(n)));
      properties.forEach(copy::put);
      return copy;
    }
  }

  /** A data source, asked for a certain user where one is named. */
  record FromDataSource(DataSource dataSource, @Nullable String user, @Nullable String password)
      implements RawSource {

    @Override
    public Connection open() throws SQLException {
      return user == null ? dataSource.getConnection() : dataSource.getConnection(user, password);
    }

    @Override
    public String toString() {
      return "FromDataSource[" + dataSource.getClass().getName() + "]";
    }
  }
}
