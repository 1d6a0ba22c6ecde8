package dev.scrim.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scrim.error.Reason;
import dev.scrim.error.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a plain denial, which stands whatever else its document says or gets wrong. */
final class DenialReader {

  private DenialReader() {}

  static Decision read(JsonNode document) {
    return new Decision(
        false,
        true,
        reasons(document),
        Map.of(),
        false,
        Set.of(),
        Set.of(),
        null,
        validFor(document.path("valid_for_seconds")),
        vary(document.path("vary")),
        null,
        List.of());
  }

  /** The document's reasons, or none where they are malformed. */
  static List<Reason> reasons(JsonNode document) {
    JsonNode reasons = document.path("reasons");
    try {
      return reasons.isMissingNode()
          ? List.of()
          : DecisionReader.reasons(new Place(reasons, "/reasons"));
    } catch (Refusal malformed) {
      return List.of();
    }
  }

  /** How long it holds, in seconds; not at all where that is not understood. */
  private static @Nullable Long validFor(JsonNode seconds) {
    if (seconds.isMissingNode()) {
      return null;
    }
    try {
      return new Place(seconds, "/valid_for_seconds").whole(0, Integer.MAX_VALUE);
    } catch (Refusal malformed) {
      return 0L;
    }
  }

  /** For whom it holds: exactly this subject where that is not said, or not understood. */
  private static @Nullable List<String> vary(JsonNode vary) {
    try {
      return vary.isMissingNode() ? null : DecisionReader.vary(new Place(vary, "/vary"));
    } catch (Refusal malformed) {
      return null;
    }
  }
}
