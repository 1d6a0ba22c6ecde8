package dev.scrim.error;

import java.sql.SQLException;
import java.util.List;

/**
 * Thrown inside the pipeline where a statement cannot be understood or may not run. The enforcer
 * records it and turns it into a {@link PolicyDeniedException}. Unchecked so that it passes through
 * tree walks; without a stack trace, as refusals are ordinary.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Reason> reasons;

  /**
   * A refusal by analysis.
   *
   * @param message what construct is refused and what to do; no literal, no value
   */
  public Refusal(String message) {
    this(message, List.of());
  }

  /** A refusal by the policy. */
  public Refusal(String message, List<Reason> reasons) {
    super(message, null, false, false);
    this.reasons = List.copyOf(reasons);
  }

  /** The policy's reasons; empty where the analysis refused. */
  public List<Reason> reasons() {
    return reasons == null ? List.of() : reasons;
  }

  /** The exception that the caller sees. */
  public SQLException toSqlException(String decisionId) {
    return new PolicyDeniedException(String.valueOf(getMessage()), reasons(), decisionId);
  }
}
