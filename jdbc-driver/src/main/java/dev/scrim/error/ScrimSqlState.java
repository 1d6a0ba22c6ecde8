package dev.scrim.error;

/**
 * The SQLStates that Scrim itself raises. Never class 08 or 0A: connection pools evict a connection
 * on those.
 */
public enum ScrimSqlState {
  /** The policy refuses the statement, or it could not be analysed (insufficient_privilege). */
  DENIED("42501"),
  /** The policy could not be asked, or the audit trail could not be written (system_error). */
  UNAVAILABLE("58000"),
  /**
   * A URL, property, key or policy source is wrong (invalid_authorization_specification family).
   */
  CONFIGURATION("28000"),
  /** A JDBC call that a guarded object does not offer. */
  NOT_OFFERED("42501");

  private final String code;

  ScrimSqlState(String code) {
    this.code = code;
  }

  /** The five characters. */
  public String code() {
    return code;
  }
}
