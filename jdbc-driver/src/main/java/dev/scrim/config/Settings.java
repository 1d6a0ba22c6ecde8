package dev.scrim.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Several sources, of which the first that has a setting wins. */
record Settings(List<Source> sources) {

  Settings {
    sources = List.copyOf(sources);
  }

  @Nullable Setting find(ScrimProperty property) {
    for (Source source : sources) {
      Setting found = source.find(property);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** What was found, or the default of a property that has one. */
  Setting findOrDefault(ScrimProperty property) {
    Setting found = find(property);
    return found != null
        ? found
        : new Setting(property.key(), String.valueOf(property.defaultValue()), "the defaults");
  }

  /** The settings of a prefix property by the name that follows the prefix, sorted. */
  Map<String, Setting> findAll(ScrimProperty prefix) {
    Map<String, Setting> all = new TreeMap<>();
    for (Source source : sources) {
      source.findAll(prefix).forEach(all::putIfAbsent);
    }
    return all;
  }
}
