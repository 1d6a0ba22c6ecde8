package dev.scrim.config;

import dev.scrim.error.ScrimConfigException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a process is started with: its system properties and its environment. Both are shared with
 * others (build tools, containers), so a name of theirs that begins like ours is left alone unless
 * it is a setting, or one mistyped.
 */
record Surroundings(Map<String, String> systemProperties, Map<String, String> environment) {

  /** Those of this process. */
  static Surroundings ofProcess() {
    Map<String, String> system = new TreeMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      String value = System.getProperty(name);
      if (value != null && PropertyNames.isOurs(name)) {
        system.put(name, value);
      }
    }
    return new Surroundings(system, System.getenv());
  }

  Source system() throws ScrimConfigException {
    Map<String, String> ours = new TreeMap<>(systemProperties);
    ours.keySet()
        .removeIf(name -> ScrimProperty.named(name) == null && !PropertyNames.isMistyped(name));
    return Source.of("the system properties", ours);
  }

  /** {@code SCRIM_POLICY} for {@code scrim.policy}; names of one's own come in lower case. */
  Source variables() throws ScrimConfigException {
    Map<String, String> ours = new TreeMap<>();
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey();
      if (!name.startsWith("SCRIM_")) {
        continue;
      }
      String property = propertyFor(name);
      if (property == null && !PropertyNames.isMistyped(name.replace('_', '.'))) {
        continue;
      }
      if (property == null) {
        throw new ScrimConfigException(
            "the environment variable "
                + name
                + " is no setting of Scrim; did you mean "
                + ScrimProperty.asVariable(PropertyNames.nearest(name.replace('_', '.')))
                + "?");
      }
      ours.put(property, variable.getValue());
    }
    return Source.of("the environment", ours);
  }

  private static @Nullable String propertyFor(String variable) {
    for (ScrimProperty property : ScrimProperty.values()) {
      String name = property.environmentName();
      if (variable.equals(name) && !property.isPrefix()) {
        return property.key();
      }
      if (property.isPrefix() && variable.startsWith(name) && variable.length() > name.length()) {
        return property.key() + variable.substring(name.length()).toLowerCase(Locale.ROOT);
      }
    }
    return null;
  }
}
