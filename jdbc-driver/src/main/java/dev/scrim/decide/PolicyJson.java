package dev.scrim.decide;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scrim.error.Refusal;
import java.io.IOException;

/** Reads JSON that a policy engine wrote: strict, bounded, and without quoting it in errors. */
public final class PolicyJson {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER = 400;
  private static final int MAX_STRING = 1 << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER)
                          .maxStringLength(MAX_STRING)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private PolicyJson() {}

  /**
   * The one JSON value in these bytes.
   *
   * @throws DeciderException where they are not exactly one JSON value within the bounds
   * @throws Refusal where an object holds a field twice
   */
  public static JsonNode read(byte[] utf8) throws DeciderException {
    try {
      JsonNode node = MAPPER.readTree(utf8);
      if (node == null || node.isMissingNode()) {
        throw DeciderException.unusable("it is empty");
      }
      return node;
    } catch (MismatchedInputException e) {
      throw twiceGivenOrTrailing(e);
    } catch (JsonProcessingException e) {
      // Jackson's own message quotes the text, which is not ours to repeat.
      String at =
          e.getLocation() == null
              ? ""
              : " (line " + e.getLocation().getLineNr() + ", column " + column(e) + ")";
      throw DeciderException.unusable("it is not one JSON value within the bounds" + at);
    } catch (IOException e) {
      throw DeciderException.unusable("it is not readable as JSON");
    }
  }

  private static int column(JsonProcessingException e) {
    return e.getLocation().getColumnNr();
  }

  private static Refusal twiceGivenOrTrailing(MismatchedInputException e) throws DeciderException {
    String path =
        e.getProcessor() instanceof JsonParser parser
            ? parser.getParsingContext().pathAsPointer().toString()
            : "";
    if (!path.isEmpty()) {
      return new Refusal(
          "The policy's answer cannot be used: at " + path + ": the field is given twice.");
    }
    throw DeciderException.unusable("more follows after its JSON value");
  }
}
