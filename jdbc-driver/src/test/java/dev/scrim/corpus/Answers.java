package dev.scrim.corpus;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the run came to: a table for people, and the ratchet, a list of what is refused although it
 * could be answered. The list may only shrink, so that safety is not bought with refusals.
 */
final class Answers {

  private static final Path RATCHET = Path.of("src/test/resources/corpus/refused.txt");
  private static final String HEADER =
      """
      # Corpus statements that Scrim refuses although masking alone would make them safe, or that
      # are legitimate: attack ids, and benign ids with the subject. The list may only shrink;
      # -Dscrim.corpus.update=true on CorpusTest writes it anew.
      """;

  private final Map<String, Map<Outcome, Integer>> table = new TreeMap<>();
  private final SortedSet<String> answerable = new TreeSet<>();
  private final SortedSet<String> unanswered = new TreeSet<>();
  private final List<String> notes = new ArrayList<>();
  private int plain;
  private int plainAnswered;

  /** Notes an attack's end, and whether masking at the scan alone would make its answer safe. */
  void attack(CaseRunner.Result result, boolean safeWhenMasked) {
    CorpusCase attack = result.corpusCase();
    count(attack.id().replaceAll("-.*", "") + " " + attack.category(), result.outcome());
    if (safeWhenMasked) {
      boolean answered = result.outcome() != Outcome.REFUSED;
      plain++;
      plainAnswered += answered ? 1 : 0;
      note(attack.id(), answered);
    }
    said(attack.id(), result);
  }

  /** Notes a legitimate statement's end. */
  void benign(String subject, CaseRunner.Result result) {
    CorpusCase benign = result.corpusCase();
    count("benign as " + subject + " " + benign.category(), result.outcome());
    note(benign.id() + "@" + subject, result.transcript().refusals().isEmpty());
    said(benign.id() + "@" + subject, result);
  }

  private void count(String row, Outcome outcome) {
    table.computeIfAbsent(row, k -> new EnumMap<>(Outcome.class)).merge(outcome, 1, Integer::sum);
  }

  private void note(String id, boolean answered) {
    answerable.add(id);
    if (!answered) {
      unanswered.add(id);
    }
  }

  private void said(String id, CaseRunner.Result result) {
    result.transcript().refusals().forEach(message -> notes.add(id + ": refused: " + message));
    if (result.outcome() == Outcome.SERVER_ERROR || result.outcome() == Outcome.CRASHED) {
      result.transcript().lines().stream()
          .filter(line -> line.startsWith("error|"))
          .forEach(line -> notes.add(id + ": " + line));
    }
  }

  /** Prints a line per category, and each refusal where that is asked for. */
  void print(PrintStream out) {
    if (Boolean.getBoolean("scrim.corpus.verbose")
        || !System.getProperty("scrim.corpus.only", "").isBlank()) {
      notes.forEach(out::println);
    }
    String format = "%-48s %8s %8s %8s %8s%n";
    out.println();
    out.printf(format, "category", "answered", "refused", "error", "leak");
    table.forEach(
        (row, n) ->
            out.printf(
                format,
                row,
                n.getOrDefault(Outcome.ANSWERED, 0),
                n.getOrDefault(Outcome.REFUSED, 0),
                n.getOrDefault(Outcome.SERVER_ERROR, 0)
                    + n.getOrDefault(Outcome.UNAVAILABLE, 0)
                    + n.getOrDefault(Outcome.CRASHED, 0),
                n.getOrDefault(Outcome.LEAK, 0)));
    for (String kind : List.of("pg", "h2", "benign as analyst", "benign as dpo")) {
      Map<Outcome, Integer> sum =
          table.entrySet().stream()
              .filter(row -> row.getKey().startsWith(kind + " "))
              .flatMap(row -> row.getValue().entrySet().stream())
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      Map.Entry::getValue,
                      Integer::sum,
                      () -> new EnumMap<>(Outcome.class)));
      out.println("all " + kind + ": " + sum);
    }
    out.println(
        "plain reads that masking alone makes safe: not refused " + plainAnswered + " of " + plain);
  }

  /** The ids refused now and not on the list. */
  SortedSet<String> newlyUnanswered() throws IOException {
    SortedSet<String> result = new TreeSet<>(unanswered);
    result.removeAll(listed());
    return result;
  }

  /** The listed ids that ran and are answered now. */
  SortedSet<String> newlyAnswered() throws IOException {
    SortedSet<String> result = listed();
    result.retainAll(answerable);
    result.removeAll(unanswered);
    return result;
  }

  /** Writes the list anew, keeping what did not run. */
  void update() throws IOException {
    SortedSet<String> result = listed();
    result.removeAll(answerable);
    result.addAll(unanswered);
    Files.writeString(
        RATCHET, HEADER + result.stream().collect(Collectors.joining("\n", "", "\n")));
  }

  private static SortedSet<String> listed() throws IOException {
    return Files.readAllLines(RATCHET).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
