package dev.scrim.enforce;

import dev.scrim.Subject;
import dev.scrim.catalog.CallerSession;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

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

  /**
   * Whether a table is shown to a subject as it is, so that what the database's metadata tells of
   * its rows is no secret. Anything that cannot be decided counts as no; nothing is recorded.
   *
   * @param schema as the database holds it, or null for the search path
   * @param table as the database holds it
   */
  boolean showsWhole(@Nullable String schema, String table, Subject subject, CallerSession session);

  /**
   * Records what a JDBC face refuses by itself, such as a change through a result set.
   *
   * @return the refusal to throw, with its record's id
   */
  SQLException refused(Subject subject, String message) throws SQLException;

  /**
   * Asks whether the real driver's connection may be handed out, and records it.
   *
   * @throws dev.scrim.error.PolicyDeniedException where the policy does not grant {@code unwrap}
   */
  void unwrap(Subject subject) throws SQLException;

  /** Says that the statement of a plan ran, so that names and catalogue are read again. */
  void ran(Plan plan, CallerSession session);
}
