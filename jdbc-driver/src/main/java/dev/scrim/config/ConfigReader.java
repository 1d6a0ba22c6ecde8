package dev.scrim.config;

import dev.scrim.error.ScrimConfigException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings of a connection from its properties, its URL, the file that {@code
 * scrim.config} names, the system properties and the environment; the first that has a setting
 * wins.
 */
public final class ConfigReader {

  /** What every URL of ours begins with. */
  public static final String URL_PREFIX = "jdbc:scrim:";

  private ConfigReader() {}

  /**
   * What is to be configured, and what the real driver is given.
   *
   * @param config equal for equal settings
   * @param realUrl the URL for the real driver, without our settings
   * @param realProperties the properties for the real driver, without our settings
   */
  public record Result(ScrimConfig config, String realUrl, Properties realProperties) {

    /** Leaves the properties out: they hold a password. */
    @Override
    public String toString() {
      return "Result[" + config + "]";
    }
  }

  /**
   * Reads the settings for a connect call.
   *
   * @param url begins with {@link #URL_PREFIX}
   * @param info as given to {@code Driver.connect}; not changed
   * @throws ScrimConfigException where a setting is missing, unknown or wrong
   */
  public static Result read(String url, Properties info) throws ScrimConfigException {
    return read(url, info, Surroundings.ofProcess());
  }

  /**
   * Reads the settings for a data source that has connections already, so that there is no URL.
   *
   * @param settings names that begin with {@code scrim.}, and {@code ApplicationName}
   * @throws ScrimConfigException where a setting is missing, unknown or wrong
   */
  public static ScrimConfig forDataSource(Properties settings) throws ScrimConfigException {
    return forDataSource(settings, Surroundings.ofProcess());
  }

  static Result read(String url, Properties info, Surroundings around) throws ScrimConfigException {
    if (!url.startsWith(URL_PREFIX) || url.length() == URL_PREFIX.length()) {
      throw new ScrimConfigException(
          "the URL must be jdbc:scrim: and what follows jdbc: in the real one, such as"
              + " jdbc:scrim:postgresql://host/database");
    }
    UrlSettings inUrl = UrlSettings.of("jdbc:" + url.substring(URL_PREFIX.length()));
    Properties real = new Properties();
    Map<String, String> ours = takeOut(info, real);
    // the URL comes first here, as it does in pgjdbc
    String application =
        inUrl.application() != null ? inUrl.application() : real.getProperty("ApplicationName");
    ScrimConfig config =
        config(
            List.of(
                Source.of("the connection properties", ours), Source.of("the URL", inUrl.ours())),
            around,
            application);
    return new Result(config, inUrl.realUrl(), real);
  }

  static ScrimConfig forDataSource(Properties settings, Surroundings around)
      throws ScrimConfigException {
    Properties others = new Properties();
    Map<String, String> ours = takeOut(settings, others);
    for (Object name : others.keySet()) {
      if (!name.equals("ApplicationName")) {
        throw new ScrimConfigException(
            name
                + " is no setting of Scrim: their names begin with scrim.; set it on the data source"
                + " itself");
      }
    }
    return config(
        List.of(Source.of("the settings of the data source", ours)),
        around,
        others.getProperty("ApplicationName"));
  }

  /** Our settings among these properties; all else, defaults included, goes into {@code others}. */
  private static Map<String, String> takeOut(Properties info, Properties others)
      throws ScrimConfigException {
    Map<String, String> ours = new TreeMap<>();
    for (String name : info.stringPropertyNames()) {
      String value = String.valueOf(info.getProperty(name));
      if (PropertyNames.isOurs(name)) {
        ours.put(name, value);
      } else {
        others.setProperty(name, value);
      }
    }
    for (Map.Entry<Object, Object> entry : info.entrySet()) {
      if (entry.getKey() instanceof String && entry.getValue() instanceof String) {
        continue;
      }
      if (PropertyNames.isOurs(String.valueOf(entry.getKey()))) {
        throw new ScrimConfigException(
            entry.getKey() + " (from the connection properties) must be a string");
      }
      others.put(entry.getKey(), entry.getValue());
    }
    return ours;
  }

  private static ScrimConfig config(
      List<Source> given, Surroundings around, @Nullable String application)
      throws ScrimConfigException {
    Source system = around.system();
    Source variables = around.variables();

    List<Source> withoutFile = new ArrayList<>(given);
    withoutFile.add(system);
    withoutFile.add(variables);
    Setting file = new Settings(withoutFile).find(ScrimProperty.CONFIG);
    List<Source> sources = new ArrayList<>(given);
    if (file != null) {
      sources.add(ConfigFile.read(file));
    }
    sources.add(system);
    sources.add(variables);

    List<Source> operator = new ArrayList<>(List.of(system));
    Setting operatorsFile = system.find(ScrimProperty.CONFIG);
    if (operatorsFile != null) {
      operator.add(ConfigFile.read(operatorsFile));
    }
    return config(new Settings(sources), new Settings(operator), application);
  }

  private static ScrimConfig config(
      Settings settings, Settings operator, @Nullable String application)
      throws ScrimConfigException {
    SubjectSettings subject = SubjectSettings.read(settings, operator);
    Setting record = settings.find(ScrimProperty.RECORD);
    Setting dialect = settings.find(ScrimProperty.DIALECT);
    Map<String, String> keys = new TreeMap<>();
    for (Map.Entry<String, Setting> key : settings.findAll(ScrimProperty.KEY).entrySet()) {
      keys.put(key.getKey(), Values.key(key.getValue()));
    }
    ScrimConfig config =
        new ScrimConfig(
            PolicyValue.read(settings.find(ScrimProperty.POLICY)),
            Values.text(settings.find(ScrimProperty.POLICY_EXECUTABLE)),
            Values.rulePath(settings.findOrDefault(ScrimProperty.DECISION)),
            Values.duration(settings.findOrDefault(ScrimProperty.DECISION_MAX_AGE)),
            Values.positiveDuration(settings.findOrDefault(ScrimProperty.POLICY_TIMEOUT)),
            Values.text(settings.find(ScrimProperty.POLICY_TOKEN)),
            Values.duration(settings.findOrDefault(ScrimProperty.POLICY_STALE_FOR)),
            subject.user(),
            subject.roles(),
            subject.purpose(),
            subject.attributes(),
            subject.mode(),
            AuditValue.read(settings.findOrDefault(ScrimProperty.AUDIT)),
            Values.catalogFile(settings.findOrDefault(ScrimProperty.CATALOG)),
            Values.duration(settings.findOrDefault(ScrimProperty.CATALOG_MAX_AGE)),
            Collections.unmodifiableMap(keys),
            record == null ? null : Values.path(record, record.value()),
            dialect == null ? null : Values.choice(dialect, Dialect.values()),
            application == null || application.isBlank() ? null : application);
    PlainHttp.warn(config.policy());
    return config;
  }
}
