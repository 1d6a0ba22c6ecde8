package dev.scrim.config;

import dev.scrim.error.ScrimConfigException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The file that {@code scrim.config} names. */
final class ConfigFile {

  private ConfigFile() {}

  static Source read(Setting named) throws ScrimConfigException {
    Path file = Values.path(named, named.value());
    Properties properties = new Properties();
    try {
      String text = Files.readString(file);
      // a byte order mark would make the first name a stranger's, and its setting would be lost
      properties.load(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
    } catch (NoSuchFileException e) {
      throw named.wrong("names a file that does not exist: " + file);
    } catch (IOException | IllegalArgumentException e) {
      throw named.wrong("names a file that is no .properties file in UTF-8: " + file);
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    Source source = Source.of("the file " + file, values);
    Setting another = source.find(ScrimProperty.CONFIG);
    if (another != null) {
      throw another.wrong("cannot name another file; put the settings into this one");
    }
    return source;
  }
}
