package dev.scrim.resolve;

/**
 * Thrown where a name is not in the catalogue: the catalogue may be old, so it is read again before
 * the statement is refused. Without a stack trace.
 */
public final class UnknownName extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownName(String message) {
    super(message, null, false, false);
  }
}
