package dev.scrim.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scrim.testkit.Resources;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says whether what came back is a leak, and which. */
final class Oracle {

  private static final Pattern CANARY = canary();

  private Oracle() {}

  /**
   * What leaked, or null.
   *
   * @param control what the differential oracle's other run gave; null for the other oracles
   */
  static String leak(CorpusCase attack, Transcript seen, Transcript control) {
    JsonNode oracle = attack.oracle();
    return switch (oracle.path("type").asText()) {
      case "canary" -> canaryIn(seen.everything(), attack.node().toString());
      case "derived" -> derived(oracle, seen.everything());
      case "forbidden" -> forbidden(oracle, seen);
      case "differential" -> difference(oracle, seen, control);
      case "timing" ->
          seen.millis() >= oracle.path("min_ms").asLong() ? "took " + seen.millis() + " ms" : null;
      default -> throw new AssertionError("unknown oracle " + oracle);
    };
  }

  /** A canary in the text that the steps do not hold themselves, or null. */
  static String canaryIn(String text, String steps) {
    Matcher matcher = CANARY.matcher(text);
    while (matcher.find()) {
      if (!steps.contains(matcher.group())) {
        return matcher.group();
      }
    }
    return null;
  }

  private static String derived(JsonNode oracle, String text) {
    for (JsonNode value : oracle.path("values")) {
      if (text.contains(value.asText())) {
        return value.asText();
      }
    }
    return null;
  }

  private static String forbidden(JsonNode oracle, Transcript seen) {
    Pattern pattern = Pattern.compile(oracle.path("regex").asText());
    return seen.lines().stream().filter(l -> pattern.matcher(l).find()).findFirst().orElse(null);
  }

  private static String difference(JsonNode oracle, Transcript seen, Transcript control) {
    List<String> one = withoutGuess(oracle, seen);
    List<String> other = withoutGuess(oracle, control);
    return one.equals(other) ? null : "differs: " + one + " / " + other;
  }

  /** A position in the statement's text moves with the guess, so it goes too. */
  private static List<String> withoutGuess(JsonNode oracle, Transcript transcript) {
    List<String> lines =
        transcript.lines().stream().map(l -> l.replaceAll("Position: \\d+", "")).toList();
    for (JsonNode guess : oracle.path("guess")) {
      String literal = guess.asText();
      lines = lines.stream().map(l -> literal.isEmpty() ? l : l.replace(literal, "")).toList();
    }
    return lines;
  }

  private static Pattern canary() {
    try {
      return Pattern.compile(
          new ObjectMapper()
              .readTree(Resources.text("corpus/policy/corpus/data.json"))
              .path("canary")
              .path("analyst")
              .asText());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
