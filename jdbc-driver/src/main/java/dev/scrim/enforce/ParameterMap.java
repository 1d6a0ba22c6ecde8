package dev.scrim.enforce;

import dev.scrim.Subject;
import dev.scrim.rewrite.SubjectPaths;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where parameters go in the SQL that runs.
 *
 * @param positions for each of the application's parameters (index 0 is parameter 1) the positions,
 *     from 1, at which it stands in the SQL that runs; more than one where it was copied, none
 *     where it was left out
 * @param policyBinds the policy's own values
 */
public record ParameterMap(List<int[]> positions, List<PolicyBind> policyBinds) {

  public ParameterMap {
    positions = List.copyOf(positions);
    policyBinds = List.copyOf(policyBinds);
  }

  /** Whether every parameter stands where the application put it and the policy adds none. */
  public boolean isIdentity() {
    if (!policyBinds.isEmpty()) {
      return false;
    }
    for (int i = 0; i < positions.size(); i++) {
      int[] at = positions.get(i);
      if (at.length != 1 || at[0] != i + 1) {
        return false;
      }
    }
    return true;
  }

  /**
   * A value of the policy's at a position of the SQL that runs.
   *
   * @param position from 1
   * @param value a String, BigDecimal or Boolean; null where it comes from the subject
   * @param subjectPath {@code user}, {@code purpose}, {@code attributes.<name>} or {@code
   *     roles[<index>]}, or null for a constant
   */
  public record PolicyBind(int position, @Nullable Object value, @Nullable String subjectPath) {

    /** The value to bind for that subject. */
    public @Nullable Object valueFor(Subject subject) {
      if (subjectPath == null) {
        return value;
      }
      return SubjectPaths.value(subject, subjectPath);
    }
  }
}
