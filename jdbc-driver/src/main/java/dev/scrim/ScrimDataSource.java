package dev.scrim;

import dev.scrim.config.ConfigReader;
import dev.scrim.config.ScrimConfig;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.error.ScrimConfigException;
import dev.scrim.jdbc.Guard;
import dev.scrim.jdbc.PipelineSource;
import dev.scrim.jdbc.RawSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Guards the connections of another data source, such as a pool, or those of a URL. Every
 * connection that it gives has a fresh subject: what client info said on the one before is
 * forgotten.
 *
 * <p>Around a data source: {@code new ScrimDataSource(pool, Map.of("scrim.policy", …))}. With a
 * URL: the constructor without arguments and the setters, to be called before the first connection.
 * Thread-safe from then on.
 */
public final class ScrimDataSource implements DataSource {

  private final @Nullable DataSource real;
  private final @Nullable ScrimConfig config;
  private final PipelineSource pipelines;
  private final Properties properties = new Properties();
  private volatile @Nullable String url;

  /** To be given a URL that begins with {@code jdbc:scrim:}. */
  public ScrimDataSource() {
    this.real = null;
    this.config = null;
    this.pipelines = Pipelines.SHARED;
  }

  /**
   * Guards a data source.
   *
   * @param real gives the real connections
   * @param settings the {@code scrim.*} settings, at least {@code scrim.policy} unless it is set
   *     elsewhere
   * @throws ScrimConfigException where a setting is missing, unknown or wrong
   */
  public ScrimDataSource(DataSource real, Map<String, String> settings)
      throws ScrimConfigException {
    this(real, properties(settings), Pipelines.SHARED);
  }

  /**
   * Guards a data source.
   *
   * @param real gives the real connections
   * @param settings the {@code scrim.*} settings, at least {@code scrim.policy} unless it is set
   *     elsewhere
   * @throws ScrimConfigException where a setting is missing, unknown or wrong
   */
  public ScrimDataSource(DataSource real, Properties settings) throws ScrimConfigException {
    this(real, settings, Pipelines.SHARED);
  }

  ScrimDataSource(DataSource real, Properties settings, PipelineSource pipelines)
      throws ScrimConfigException {
    this.real = real;
    this.config = ConfigReader.forDataSource(settings);
    this.pipelines = pipelines;
  }

  private static Properties properties(Map<String, String> settings) {
    Properties properties = new Properties();
    properties.putAll(settings);
    return properties;
  }

  /** The URL, which begins with {@code jdbc:scrim:}. */
  public void setUrl(String url) {
    this.url = url;
  }

  public @Nullable String getUrl() {
    return url;
  }

  /** The database user. */
  public void setUser(String user) {
    properties.setProperty("user", user);
  }

  public @Nullable String getUser() {
    return properties.getProperty("user");
  }

  /** The database user's password. */
  public void setPassword(String password) {
    properties.setProperty("password", password);
  }

  /** Further properties, Scrim's and the real driver's. */
  public void setProperties(Properties properties) {
    for (String name : properties.stringPropertyNames()) {
      this.properties.setProperty(name, properties.getProperty(name));
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (real != null && config != null) {
      return Guard.open(new RawSource.FromDataSource(real, null, null), config, pipelines);
    }
    return connect(properties);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    if (real != null && config != null) {
      return Guard.open(new RawSource.FromDataSource(real, user, password), config, pipelines);
    }
    Properties named = new Properties();
    named.putAll(properties);
    named.setProperty("user", user);
    named.setProperty("password", password);
    return connect(named);
  }

  private Connection connect(Properties properties) throws SQLException {
    String url = this.url;
    if (url == null) {
      throw new ScrimConfigException(
          "the data source has no URL: call setUrl with one that begins with jdbc:scrim:");
    }
    Connection connection = new ScrimDriver(pipelines).connect(url, properties);
    if (connection == null) {
      throw new ScrimConfigException("the URL of the data source must begin with jdbc:scrim:");
    }
    return connection;
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return real == null ? DriverManager.getLogWriter() : real.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    if (real == null) {
      DriverManager.setLogWriter(out);
    } else {
      real.setLogWriter(out);
    }
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return real == null ? DriverManager.getLoginTimeout() : real.getLoginTimeout();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    if (real == null) {
      DriverManager.setLoginTimeout(seconds);
    } else {
      real.setLoginTimeout(seconds);
    }
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("dev.scrim");
  }

  /** The data source itself; the real one is refused, as its connections are not guarded. */
  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new PolicyDeniedException(
        "unwrapping to " + type.getName() + " is refused: the raw object is not guarded by policy",
        List.of(),
        null);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
