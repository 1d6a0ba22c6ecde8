package dev.scrim.resolve;

import dev.scrim.config.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A list of names as it lies in the resources: one a line, with sections and comments. */
final class HarmlessList {

  private final String resource;
  private final List<String> lines;

  private HarmlessList(String resource, List<String> lines) {
    this.resource = resource;
    this.lines = lines;
  }

  static HarmlessList named(String kind, Dialect dialect) {
    String resource = kind + '-' + dialect.id() + ".txt";
    try (InputStream in = HarmlessList.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The list " + resource + " is missing from the jar.");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      // A lone # is an operator.
      List<String> lines =
          text.lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("# "))
              .filter(line -> !(line.equals("#") && !kind.equals("operators")))
              .toList();
      return new HarmlessList(resource, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All names, in a list without sections. */
  Set<String> names() {
    return Set.copyOf(lines);
  }

  /** What holds for each name, by the section that it stands in. */
  Map<String, Purity> bySection() {
    Map<String, Purity> found = new HashMap<>();
    Purity section = Purity.UNKNOWN;
    for (String line : lines) {
      if (line.startsWith("[") && line.endsWith("]")) {
        section = Purity.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
      } else if (found.putIfAbsent(line, section) != null) {
        throw new IllegalStateException(line + " stands twice in " + resource + ".");
      }
    }
    return Map.copyOf(found);
  }
}
