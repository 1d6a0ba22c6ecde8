package dev.scrim.mask;

import org.jspecify.annotations.Nullable;

/** What a subject has, by path. */
@FunctionalInterface
public interface SubjectValues {

  /**
   * The text at {@code user}, {@code purpose}, {@code attributes.<name>} or {@code roles[<index>]},
   * or null where the subject has none there.
   */
  @Nullable String value(String path);
}
