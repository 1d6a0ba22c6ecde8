package dev.scrim.corpus;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what a legitimate statement gave with what the corpus expects. */
final class BenignComparison {

  private BenignComparison() {}

  /** The first difference for a person to read, or null where there is none. */
  static String difference(CorpusCase benign, List<String> expected, Transcript seen) {
    List<String> want = arranged(benign, results(expected));
    List<String> have = arranged(benign, results(seen.lines()));
    for (int i = 0; i < Math.max(want.size(), have.size()); i++) {
      String w = i < want.size() ? want.get(i) : "(nothing)";
      String h = i < have.size() ? have.get(i) : "(nothing)";
      if (!w.equals(h)) {
        return "expected " + w + " but got " + h + "  [" + have.size() + " lines]";
      }
    }
    return null;
  }

  /**
   * Without warnings, whose words may differ, and what the server adds to them. H2 labels a
   * subquery with its own text, in which the views have another name than the tables.
   */
  private static List<String> results(List<String> lines) {
    return lines.stream()
        .map(l -> l.matches("(?is)cols\\|[^|]*\\(\\s*SELECT\\s[^|]*") ? "cols|(subquery)" : l)
        .filter(l -> !l.startsWith("warning|") && !l.matches("(?s)(server|query)\\|.*"))
        .toList();
  }

  /** Where the order of rows is free, they are put in one order. */
  private static List<String> arranged(CorpusCase benign, List<String> lines) {
    if (benign.isOrdered()) {
      return lines;
    }
    return Stream.concat(
            lines.stream().filter(l -> !l.startsWith("row|")),
            lines.stream().filter(l -> l.startsWith("row|")).sorted())
        .collect(Collectors.toList());
  }
}
