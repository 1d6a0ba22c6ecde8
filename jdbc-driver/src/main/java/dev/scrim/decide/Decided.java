package dev.scrim.decide;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A decision and where it came from.
 *
 * @param decision the policy's answer, checked
 * @param engineId the decision id that the policy engine gave, or null
 * @param revision the policy's revision, or null where it has none
 * @param cached whether it was answered without asking
 * @param age how long ago the policy was asked
 */
public record Decided(
    Decision decision,
    @Nullable String engineId,
    @Nullable String revision,
    boolean cached,
    Duration age) {}
