package dev.scrim.decide.opa;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scrim.decide.DeciderException;
import dev.scrim.decide.PolicyJson;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes OPA's envelope apart: the result, the decision id and the provenance. */
final class OpaAnswers {

  private OpaAnswers() {}

  /** The envelope in a response body. */
  static JsonNode envelope(String url, byte[] body) throws DeciderException {
    try {
      JsonNode envelope = PolicyJson.read(body);
      if (envelope.isObject()) {
        return envelope;
      }
    } catch (DeciderException e) {
      throw unusable(url, e.getMessage());
    }
    throw unusable(url, "it is no JSON object");
  }

  /** The text of a field, or null. */
  static @Nullable String text(JsonNode envelope, String field) {
    return envelope.path(field).textValue();
  }

  /** The revisions of the bundles that answered, as one text, or null where there are none. */
  static @Nullable String bundles(JsonNode envelope) {
    Map<String, String> revisions = new TreeMap<>();
    envelope
        .path("provenance")
        .path("bundles")
        .properties()
        .forEach(
            bundle -> {
              String revision = bundle.getValue().path("revision").asText("");
              if (!revision.isEmpty()) {
                revisions.put(bundle.getKey(), revision);
              }
            });
    if (revisions.isEmpty()) {
      return null;
    }
    return revisions.size() == 1
        ? revisions.values().iterator().next()
        : revisions.toString().replaceAll("[{}]", "");
  }

  private static DeciderException unusable(String url, @Nullable String why) {
    return DeciderException.unusable(
        url
            + " gave an answer that is not OPA's: "
            + why
            + ". Check that scrim.policy names an OPA"
            + " server.");
  }
}
