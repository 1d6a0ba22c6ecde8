package dev.scrim.enforce;

import dev.scrim.Subject;

/**
 * A statement that an application wants to run.
 *
 * @param sql as the application wrote it
 * @param subject on whose behalf
 * @param prepared whether {@code ?} is a parameter and policy values can travel as binds
 * @param keys which generated keys are asked for
 */
public record StatementRequest(String sql, Subject subject, boolean prepared, GeneratedKeys keys) {}
