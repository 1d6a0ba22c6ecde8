package dev.scrim.enforce;

import dev.scrim.Subject;
import dev.scrim.catalog.CallerSession;
import java.sql.SQLException;

/** The pipeline, as the JDBC faces see it. Thread-safe. */
public interface Enforcer {

  /**
   * How a statement runs for its subject. A refusal is recorded before it is thrown.
   *
   * @throws dev.scrim.error.PolicyDeniedException where it is refused
   * @throws dev.scrim.error.PolicyUnavailableException where the policy or the audit trail fails
   */
  Plan plan(StatementRequest request, CallerSession session) throws SQLException;

  /**
   * Records that a plan is about to run; durable when this returns. To be called once for every
   * execution, immediately before the statement is sent.
   *
   * @param batch how many parameter sets or statements run at once, at least 1
   */
  Execution start(Plan plan, Subject subject, int batch) throws SQLException;

  /** Says that the statement of a plan ran, so that names and catalogue are read again. */
  void ran(Plan plan, CallerSession session);
}
