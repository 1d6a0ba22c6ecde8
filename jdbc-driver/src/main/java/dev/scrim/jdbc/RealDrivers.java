package dev.scrim.jdbc;

import dev.scrim.error.ScrimConfigException;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the real driver behind a URL. */
public final class RealDrivers {

  /** An end for a class path so broken that its iterator never ends. */
  private static final int MOST_DRIVERS = 1000;

  private RealDrivers() {}

  /**
   * The first driver that accepts a URL: those registered, then those that the thread's class
   * loader or Scrim's own can load.
   *
   * @param url without {@code scrim:}
   * @param self the guarding driver's class, which is never an answer
   * @throws ScrimConfigException where there is none
   */
  public static Driver find(String url, Class<? extends Driver> self) throws SQLException {
    Driver found = firstAccepting(DriverManager.drivers().iterator(), url, self);
    if (found == null) {
      found = firstAccepting(ServiceLoader.load(Driver.class).iterator(), url, self);
    }
    if (found == null) {
      ClassLoader own = RealDrivers.class.getClassLoader();
      found = firstAccepting(ServiceLoader.load(Driver.class, own).iterator(), url, self);
    }
    if (found == null) {
      throw new ScrimConfigException(
          "no JDBC driver on the class path accepts "
              + scheme(url)
              + ": add the driver of that database beside Scrim, or correct what follows"
              + " jdbc:scrim: in the URL");
    }
    return found;
  }

  private static @Nullable Driver firstAccepting(
      Iterator<Driver> drivers, String url, Class<? extends Driver> self) {
    for (int tries = 0; tries < MOST_DRIVERS; tries++) {
      try {
        if (!drivers.hasNext()) {
          return null;
        }
        Driver driver = drivers.next();
        if (!self.isInstance(driver) && driver.acceptsURL(url)) {
          return driver;
        }
      } catch (ServiceConfigurationError | SQLException unusable) {
        // A broken driver beside the right one is not our caller's concern.
        continue;
      }
    }
    return null;
  }

  /** {@code jdbc:postgresql:…}: what follows may name hosts and passwords. */
  private static String scheme(String url) {
    int end = url.indexOf(':', "jdbc:".length());
    return (end < 0 ? "that URL" : url.substring(0, end + 1) + "…");
  }
}
