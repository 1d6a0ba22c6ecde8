package dev.scrim.error;

import java.sql.SQLNonTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** A URL, property, policy source, catalogue or key is wrong, so no connection is made. */
public final class ScrimConfigException extends SQLNonTransientConnectionException {

  private static final long serialVersionUID = 1L;

  public ScrimConfigException(String message) {
    super(message, ScrimSqlState.CONFIGURATION.code());
  }

  public ScrimConfigException(String message, @Nullable Throwable cause) {
    super(message, ScrimSqlState.CONFIGURATION.code(), cause);
  }
}
