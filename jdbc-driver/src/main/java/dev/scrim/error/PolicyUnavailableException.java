package dev.scrim.error;

import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/**
 * The policy could not be asked, its answer was unusable, or the audit trail could not be written,
 * so the statement was not run. SQLState 58000; trying again may help.
 */
public final class PolicyUnavailableException extends SQLTransientException {

  private static final long serialVersionUID = 1L;

  public PolicyUnavailableException(String message) {
    super(message, ScrimSqlState.UNAVAILABLE.code());
  }

  public PolicyUnavailableException(String message, @Nullable Throwable cause) {
    super(message, ScrimSqlState.UNAVAILABLE.code(), cause);
  }
}
