package dev.scrim.decide;

import java.sql.SQLException;

/** Answers decision requests, from its cache or from the policy. Thread-safe. */
public interface DecisionMaker extends AutoCloseable {

  /**
   * The decision for a request.
   *
   * @throws dev.scrim.error.PolicyUnavailableException where the policy cannot be asked
   * @throws dev.scrim.error.PolicyDeniedException where its answer is undefined, partial or
   *     malformed
   */
  Decided decide(DecisionRequest request) throws SQLException;

  /**
   * Whether a decision given earlier may still be used for this request without asking: neither its
   * age nor a change of the policy's revision ended it.
   */
  boolean isCurrent(Decided decided);

  @Override
  void close();
}
