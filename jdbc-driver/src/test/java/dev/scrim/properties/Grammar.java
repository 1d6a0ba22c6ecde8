package dev.scrim.properties;

import dev.scrim.testkit.Resources;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Templates of expressions, read from a file: {@code int = length({text})}. After the kind, {@code
 * =} is an expression, {@code !} one that fails for some values, {@code @} an aggregate, {@code ~}
 * a window function, {@code &} a set of rows for FROM. In braces stand kinds, {@code #kind} a
 * literal, {@code one:kind} a query of one column, {@code q:kind} a query of one column and one
 * row, {@code exists} any query, {@code over} a window, {@code row} a whole row, {@code 1} the
 * first tree again.
 */
final class Grammar {

  /** What a template makes. */
  enum Sort {
    PLAIN('='),
    FAILING('!'),
    AGGREGATE('@'),
    WINDOW('~'),
    ROWS('&');

    private final char sign;

    Sort(char sign) {
      this.sign = sign;
    }
  }

  private final Map<Sort, Map<Kind, List<String>>> templates = new EnumMap<>(Sort.class);

  private Grammar(List<String> lines) {
    for (Sort sort : Sort.values()) {
      templates.put(sort, new EnumMap<>(Kind.class));
    }
    for (String line : lines) {
      if (!line.startsWith("#")) {
        String[] halves = line.strip().split("\\s+", 3);
        Sort sort = sort(halves[1].charAt(0));
        templates
            .get(sort)
            .computeIfAbsent(Kind.named(halves[0]), kind -> new ArrayList<>())
            .add(halves[2]);
      }
    }
  }

  static Grammar of(Product product) {
    return new Grammar(
        Resources.lines(
            "dev/scrim/properties/"
                + product.name().toLowerCase(java.util.Locale.ROOT)
                + ".grammar"));
  }

  List<String> templates(Sort sort, Kind kind) {
    return templates.get(sort).getOrDefault(kind, List.of());
  }

  private static Sort sort(char sign) {
    for (Sort sort : Sort.values()) {
      if (sort.sign == sign) {
        return sort;
      }
    }
    throw new IllegalArgumentException("no sort of template is written " + sign);
  }
}
