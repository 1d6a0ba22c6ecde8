package dev.scrim.decide;

import org.jspecify.annotations.Nullable;

/** A policy engine could not be asked, or gave no usable answer. */
public final class DeciderException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean unreachable;

  private DeciderException(String message, boolean unreachable, @Nullable Throwable cause) {
    super(message, cause);
    this.unreachable = unreachable;
  }

  /**
   * The engine did not answer; a decision fetched earlier may stand in where that is configured.
   */
  public static DeciderException unreachable(String message, @Nullable Throwable cause) {
    return new DeciderException(message, true, cause);
  }

  /** The engine answered, and the answer cannot be used; nothing may stand in for it. */
  public static DeciderException unusable(String message) {
    return new DeciderException(message, false, null);
  }

  /** Whether the engine did not answer at all. */
  public boolean isUnreachable() {
    return unreachable;
  }
}
