package dev.scrim.error;

import org.jspecify.annotations.Nullable;

/**
 * Why a statement was refused or restricted, as the policy's author wrote it.
 *
 * @param rule the rule's name, such as {@code pii/national-id}, or null
 * @param message one sentence for the person who wrote the statement
 * @param url where to read more, or null
 */
public record Reason(@Nullable String rule, String message, @Nullable String url) {}
