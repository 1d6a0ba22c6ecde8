package dev.scrim.config;

import dev.scrim.error.ScrimConfigException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Reads a configuration from sources that a test writes down, none of them the machine's. */
final class Reading {

  private String url = "jdbc:scrim:postgresql://db/app";
  private final Properties info = new Properties();
  private final Map<String, String> system = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();

  static Reading url(String url) {
    Reading reading = new Reading();
    reading.url = url;
    return reading;
  }

  static Reading of(String... namesAndValues) {
    Reading reading = new Reading();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      reading.info(namesAndValues[i], namesAndValues[i + 1]);
    }
    return reading;
  }

  Reading info(String name, String value) {
    info.setProperty(name, value);
    return this;
  }

  Reading system(String name, Object value) {
    system.put(name, value.toString());
    return this;
  }

  Reading environment(String name, Object value) {
    environment.put(name, value.toString());
    return this;
  }

  ConfigReader.Result result() throws ScrimConfigException {
    return ConfigReader.read(url, info, new Surroundings(system, environment));
  }

  ScrimConfig config() throws ScrimConfigException {
    return result().config();
  }
}
