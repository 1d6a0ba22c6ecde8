package dev.scrim;

import dev.scrim.config.ConfigReader;
import dev.scrim.config.ScrimProperty;
import dev.scrim.jdbc.Guard;
import dev.scrim.jdbc.PipelineSource;
import dev.scrim.jdbc.RawSource;
import dev.scrim.jdbc.RealDrivers;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The driver for {@code jdbc:scrim:<rest>}: it guards the connections of the driver for {@code
 * jdbc:<rest>}. Thread-safe.
 */
public final class ScrimDriver implements Driver {

  static {
    try {
      DriverManager.registerDriver(new ScrimDriver());
    } catch (SQLException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final PipelineSource pipelines;

  /** For {@link java.util.ServiceLoader}; a URL is all that applications need. */
  public ScrimDriver() {
    this(Pipelines.SHARED);
  }

  ScrimDriver(PipelineSource pipelines) {
    this.pipelines = pipelines;
  }

  /**
   * A guarded connection, or null where the URL is not for Scrim.
   *
   * @throws dev.scrim.error.ScrimConfigException where a setting is missing, unknown or wrong, or
   *     no driver accepts the real URL
   */
  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    ConfigReader.Result read = ConfigReader.read(url, info == null ? new Properties() : info);
    Driver real = RealDrivers.find(read.realUrl(), ScrimDriver.class);
    RawSource source = new RawSource.FromDriver(real, read.realUrl(), read.realProperties());
    return Guard.open(source, read.config(), pipelines);
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    if (url == null) {
      throw new SQLException("the URL is null", "08001");
    }
    return url.startsWith(ConfigReader.URL_PREFIX);
  }

  /** Scrim's own properties; those of the real driver are beside them. */
  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    Properties given = info == null ? new Properties() : info;
    return Arrays.stream(ScrimProperty.values())
        .map(property -> info(property, given))
        .toArray(DriverPropertyInfo[]::new);
  }

  private static DriverPropertyInfo info(ScrimProperty property, Properties given) {
    String value = given.getProperty(property.key(), property.defaultValue());
    DriverPropertyInfo info = new DriverPropertyInfo(property.key(), value);
    info.description = property.description();
    info.required = property == ScrimProperty.POLICY;
    return info;
  }

  @Override
  public int getMajorVersion() {
    return 0;
  }

  @Override
  public int getMinorVersion() {
    return 1;
  }

  /** False: what the policy refuses, a compliant driver would do. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("dev.scrim");
  }
}
