package dev.scrim.error;

import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrown inside the pipeline where a statement cannot be understood or may not run. The enforcer
 * records it and turns it into a {@link PolicyDeniedException}, or into what the server says.
 * Unchecked so that it passes through tree walks; without a stack trace, as refusals are ordinary.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Reason> reasons;
  private final @Nullable String sqlState;

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
    this(message, reasons, null);
  }

  private Refusal(String message, List<Reason> reasons, @Nullable String sqlState) {
    super(message, null, false, false);
    this.reasons = List.copyOf(reasons);
    this.sqlState = sqlState;
  }

  /**
   * A refusal of what the server would not run either, such as a name that does not exist.
   *
   * @param sqlState the server's for that; null for one of the policy's
   */
  public static Refusal asServerWould(String message, @Nullable String sqlState) {
    return new Refusal(message, List.of(), sqlState);
  }

  /** The policy's reasons; empty where the analysis refused. */
  public List<Reason> reasons() {
    return reasons == null ? List.of() : reasons;
  }

  /** The exception that the caller sees. */
  public SQLException toSqlException(String decisionId) {
    if (sqlState != null) {
      return new SQLSyntaxErrorException(getMessage(), sqlState);
    }
    return new PolicyDeniedException(String.valueOf(getMessage()), reasons(), decisionId);
  }
}
