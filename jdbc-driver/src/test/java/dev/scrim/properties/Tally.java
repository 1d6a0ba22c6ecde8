package dev.scrim.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of statements: answers, failures by SQLState, refusals by construct. */
final class Tally {

  /** Whether what is refused or fails is shown with examples. */
  static final boolean EXPLAINING = Boolean.getBoolean("scrim.properties.explain");

  private final Map<String, Integer> refusals = new TreeMap<>();
  private final Map<String, List<String>> examples = new TreeMap<>();
  private final Map<String, Integer> failures = new TreeMap<>();
  private int answered;
  private int refused;
  private int refusedInVain;

  /**
   * Counts a statement.
   *
   * @param expected what the database itself makes of it: nobody misses an answer that is an error
   */
  void add(Observation seen, Observation expected, Query query) {
    if (seen.isRefused() && expected.failed()) {
      refusedInVain++;
    } else if (seen.isRefused()) {
      refused++;
      refusals.merge(construct(seen.refusal()), 1, Integer::sum);
    } else if (seen.failed()) {
      if (EXPLAINING && String.valueOf(expected.state()).startsWith("42")) {
        System.out.println(expected.described().get(0) + "\n      " + query.sql().plain());
      }
      failures.merge(seen.state(), 1, Integer::sum);
    } else {
      answered++;
    }
  }

  /** Counts a statement of which it is not known what the database makes of it. */
  void add(Observation seen) {
    if (seen.isRefused()) {
      refused++;
      refusals.merge(construct(seen.refusal()), 1, Integer::sum);
    } else if (seen.failed()) {
      failures.merge(seen.state(), 1, Integer::sum);
    } else {
      answered++;
    }
  }

  /** Keeps an example of a refusal. */
  void explain(Observation refusal, Sql example) {
    examples
        .computeIfAbsent(construct(refusal.refusal()), key -> new ArrayList<>())
        .add(example.plain());
  }

  /** Whether that refusal has no example yet. */
  boolean isNew(Observation refusal) {
    return !examples.containsKey(construct(refusal.refusal()));
  }

  int answered() {
    return answered;
  }

  /** Of a hundred statements that the database answers, how many are refused. */
  double refusedPercent() {
    return 100.0 * refused / Math.max(1, answered + refused);
  }

  /** The message without the names of generated tables, columns and aliases. */
  static String construct(String message) {
    return message
        .replaceAll("public\\.\\w+(\\.\\w+)?", "…")
        .replaceAll("\\b[a-z]\\d+\\b", "…")
        .replaceAll("\\b(column|named|field) \\S+", "$1 …");
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    out.append(answered).append(" answered, failed ").append(failures);
    out.append(", refused where the database fails too ").append(refusedInVain);
    out.append(String.format(", refused %d (%.1f %%)", refused, refusedPercent()));
    refusals.entrySet().stream()
        .sorted((a, b) -> b.getValue() - a.getValue())
        .forEach(
            e -> {
              out.append("\n  ").append(e.getValue()).append(" x ").append(e.getKey());
              examples
                  .getOrDefault(e.getKey(), List.of())
                  .forEach(sql -> out.append("\n      ").append(sql));
            });
    return out.toString();
  }
}
