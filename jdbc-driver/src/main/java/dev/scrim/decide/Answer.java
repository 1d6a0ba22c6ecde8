package dev.scrim.decide;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a policy engine said, not yet checked.
 *
 * @param result the decision document, or null where the rule is undefined for this question
 * @param engineId the decision id that the engine gave, or null
 * @param revision the policy's revision for people and audit records, or null where it has none
 * @param size of the answer in bytes, for the cache's weight
 */
public record Answer(
    @Nullable JsonNode result, @Nullable String engineId, @Nullable String revision, int size) {}
