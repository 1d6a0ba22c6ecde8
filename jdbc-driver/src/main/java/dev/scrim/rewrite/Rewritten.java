package dev.scrim.rewrite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that runs.
 *
 * @param sql the text
 * @param positions for each of the application's parameters where it stands in the text
 * @param binds the policy's own values
 * @param guarded whether its errors could quote what the decision hides
 * @param keys what the real driver is to give back as generated keys
 */
public record Rewritten(
    String sql, List<int[]> positions, List<Bind> binds, boolean guarded, ReturnedKeys keys) {

  /**
   * A value of the policy's.
   *
   * @param position from 1
   * @param value a constant, or null where it comes from the subject
   * @param subjectPath where in the subject it comes from, or null for a constant
   */
  public record Bind(int position, @Nullable Object value, @Nullable String subjectPath) {}
}
