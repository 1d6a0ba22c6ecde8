package dev.scrim.config;

/** Who may say for whom a statement runs: {@code scrim.subject}. */
public enum SubjectMode {
  /** The application is trusted to say it. */
  OPEN,
  /** A scope or client info must name the user. */
  REQUIRED,
  /** Nothing may change what is configured. */
  LOCKED
}
