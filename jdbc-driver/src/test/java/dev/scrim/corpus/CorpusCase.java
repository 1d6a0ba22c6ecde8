package dev.scrim.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scrim.testkit.Resources;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One line of the corpus: an attack or a benign statement. */
record CorpusCase(JsonNode node) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What only reads, as far as words tell: no word of these lists is in it. */
  private static final Pattern PLAIN_READ =
      Pattern.compile(
          "(?is)[\\s(]*(select|values|table|with)\\b(?!.*\\b(insert|update|delete|merge|into|nextval"
              + "|setval|set_config|lo_\\w+|pg_advisory_lock|pg_notify|pg_logical\\w*)\\b).*");

  /** The attacks on that product that {@code -Dscrim.corpus.only} leaves. */
  static List<CorpusCase> attacks(String dialect) {
    return load("corpus/attacks.jsonl", dialect);
  }

  /** The legitimate statements that {@code -Dscrim.corpus.only} leaves; all are PostgreSQL's. */
  static List<CorpusCase> benign() {
    return load("corpus/benign.jsonl", "postgresql");
  }

  private static List<CorpusCase> load(String resource, String dialect) {
    return Resources.lines(resource).stream()
        .map(CorpusCase::parse)
        .filter(c -> c.node.path("dialect").asText().equals(dialect) && c.isChosen())
        .toList();
  }

  private static CorpusCase parse(String line) {
    try {
      return new CorpusCase(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  String id() {
    return node.path("id").asText();
  }

  String category() {
    return node.path("category").asText();
  }

  List<Step> steps() {
    return steps("steps");
  }

  /** The differential oracle's other run. */
  List<Step> control() {
    return steps("control");
  }

  JsonNode oracle() {
    return node.path("oracle");
  }

  /** Whether the oracle goes by the time that it takes. */
  boolean isTimed() {
    return oracle().path("type").asText().equals("timing");
  }

  /** Whether masking at the scan alone answers it without a leak. */
  boolean passesOnMaskedViews() {
    return node.path("passes_on_masked_views").asBoolean();
  }

  boolean isOrdered() {
    return node.path("compare").asText().equals("ordered");
  }

  /** What that subject should see, or null where the corpus does not say. */
  List<String> expected(String subject) {
    JsonNode lines = node.path("expected_" + subject);
    return lines.isMissingNode() ? null : elements(lines).map(JsonNode::asText).toList();
  }

  /** Whether it is one statement of text that reads and changes nothing. */
  boolean isPlainRead() {
    List<Step> steps = steps();
    return steps.size() == 1
        && (steps.get(0).isSql() || steps.get(0).api().equals("preparedStatement"))
        && PLAIN_READ.matcher(steps.get(0).sql()).matches();
  }

  private boolean isChosen() {
    String only = System.getProperty("scrim.corpus.only", "");
    return only.isBlank()
        || Arrays.stream(only.split(","))
            .map(String::strip)
            .anyMatch(
                wanted ->
                    wanted.endsWith("*")
                        ? id().startsWith(wanted.substring(0, wanted.length() - 1))
                        : id().equals(wanted));
  }

  private List<Step> steps(String field) {
    return elements(node.path(field)).map(Step::new).toList();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @Override
  public String toString() {
    return id();
  }
}
