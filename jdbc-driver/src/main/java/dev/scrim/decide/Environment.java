package dev.scrim.decide;

import org.jspecify.annotations.Nullable;

/**
 * Where a statement runs. The time is added when the request is written and is no part of any key.
 *
 * @param application the application's name, or null
 * @param product the database product, such as {@code postgresql}
 * @param database the database's name, or null
 */
public record Environment(
    @Nullable String application, String product, @Nullable String database) {}
