package dev.scrim.error;

import java.sql.SQLNonTransientException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement was refused: by the policy, or because it could not be analysed. SQLState 42501. The
 * message names what was refused, by which rule and what to do; it never holds a literal, a bound
 * value or a masked value.
 */
public final class PolicyDeniedException extends SQLNonTransientException {

  private static final long serialVersionUID = 1L;

  private final transient List<Reason> reasons;
  private final @Nullable String decisionId;

  public PolicyDeniedException(String message, List<Reason> reasons, @Nullable String decisionId) {
    super(message, ScrimSqlState.DENIED.code());
    this.reasons = List.copyOf(reasons);
    this.decisionId = decisionId;
  }

  /** The policy's reasons; empty where the analysis refused. Never null. */
  public List<Reason> reasons() {
    return reasons == null ? List.of() : reasons;
  }

  /** The id under which the refusal stands in the audit trail, or null before it is recorded. */
  public @Nullable String decisionId() {
    return decisionId;
  }
}
