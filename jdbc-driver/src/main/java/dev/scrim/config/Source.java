package dev.scrim.config;

import dev.scrim.error.ScrimConfigException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One place where settings stand; every name in it is known. */
final class Source {

  private final String label;
  private final TreeMap<String, String> values = new TreeMap<>();

  private Source(String label) {
    this.label = label;
  }

  /**
   * The settings of ours among these; other people's are left out.
   *
   * @param label the place, for people, such as {@code the URL}
   * @throws ScrimConfigException where a name looks like ours and is not known
   */
  static Source of(String label, Map<String, String> values) throws ScrimConfigException {
    Source source = new Source(label);
    for (Map.Entry<String, String> entry : values.entrySet()) {
      if (PropertyNames.isOurs(entry.getKey())) {
        PropertyNames.requireKnown(entry.getKey(), label);
        source.values.put(entry.getKey(), entry.getValue().strip());
      }
    }
    return source;
  }

  @Nullable Setting find(ScrimProperty property) {
    String value = values.get(property.key());
    return value == null ? null : new Setting(property.key(), value, label);
  }

  /** The settings of a prefix property by the name that follows the prefix. */
  Map<String, Setting> findAll(ScrimProperty prefix) {
    Map<String, Setting> found = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(prefix.key())) {
            found.put(name.substring(prefix.key().length()), new Setting(name, value, label));
          }
        });
    return found;
  }
}
