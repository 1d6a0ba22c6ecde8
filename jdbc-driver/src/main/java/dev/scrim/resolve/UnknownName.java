package dev.scrim.resolve;

import dev.scrim.config.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * Thrown where a name is not in the catalogue: the catalogue may be old, so it is read again before
 * the statement is refused. Without a stack trace.
 */
public final class UnknownName extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What the name would be of. */
  enum Of {
    TABLE,
    COLUMN,
    /** Perhaps of something that is there, but not in the catalogue. */
    ANYTHING
  }

  private final Of of;

  UnknownName(Of of, String message) {
    super(message, null, false, false);
    this.of = of;
  }

  /** The server's own SQLState for such a name; null where it may mean something to the server. */
  public @Nullable String sqlState(Dialect dialect) {
    boolean h2 = dialect == Dialect.H2;
    return switch (of) {
      case TABLE -> h2 ? "42S02" : "42P01";
      case COLUMN -> h2 ? "42S22" : "42703";
      case ANYTHING -> null;
    };
  }
}
