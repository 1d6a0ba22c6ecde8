package dev.scrim.corpus;

/** How one step, or a whole case, ended. */
enum Outcome {
  /** The oracle saw what the subject must not see. */
  LEAK,
  /** The last step that asks for data gave a result. */
  ANSWERED,
  /** Scrim refused: SQLState 42501. */
  REFUSED,
  /** The database refused. */
  SERVER_ERROR,
  /** Scrim could not decide: SQLState 58000. A fault of the test's set-up or of the driver. */
  UNAVAILABLE,
  /** Something other than an SQLException came out of a JDBC call. A fault of the driver. */
  CRASHED
}
