package dev.scrim.jdbc;

import dev.scrim.Subject;
import dev.scrim.catalog.CallerSession;
import dev.scrim.enforce.Enforcer;
import dev.scrim.enforce.Execution;
import dev.scrim.enforce.Plan;
import dev.scrim.enforce.StatementRequest;
import dev.scrim.error.PolicyDeniedException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one gate of a connection: every statement is planned here, and sent from here, so that none
 * runs undecided or unrecorded.
 */
final class Gate {

  /** Sends a statement and takes in what comes back. */
  @FunctionalInterface
  interface Sending<T> {
    T send(Outcome outcome) throws SQLException;
  }

  private final Enforcer enforcer;
  private final CallerSession session;
  private final SubjectSource subjects;
  private final Transaction transaction;
  private volatile boolean sawProtected;
  private volatile boolean unwrapped;
  private final Set<Outcome> open = Collections.newSetFromMap(new IdentityHashMap<>());

  Gate(Enforcer enforcer, CallerSession session, SubjectSource subjects, Transaction transaction) {
    this.enforcer = enforcer;
    this.session = session;
    this.subjects = subjects;
    this.transaction = transaction;
  }

  /** For whom the next statement runs. */
  Subject subject() throws SQLException {
    try {
      return subjects.current();
    } catch (PolicyDeniedException nobody) {
      throw enforcer.refused(subjects.whenRefused(), String.valueOf(nobody.getMessage()));
    }
  }

  /** What a face refuses by itself, once it is recorded. */
  SQLException refused(String message) throws SQLException {
    return enforcer.refused(subject(), message);
  }

  /** Asks whether the real connection may be handed out; after that nothing is remembered of it. */
  void unwrap() throws SQLException {
    enforcer.unwrap(subject());
    unwrapped = true;
    transaction.unwrapped();
  }

  /** Says that names may stand for something else from now on, as the path has changed. */
  void namesChanged() {
    transaction.used();
    session.invalidate();
  }

  /** Says that a part of the transaction was undone, with what it changed of names. */
  void partUndone() {
    session.invalidate();
  }

  /** Where no transaction is open any more, others see what the last one changed. */
  void transactionEnded() {
    Plan change = transaction.takeChange();
    if (change != null) {
      enforcer.ran(change, session);
    }
  }

  /** How a statement runs; a refusal leaves the connection and its transaction as they are. */
  Plan plan(StatementRequest request) throws SQLException {
    if (unwrapped) {
      session.invalidate();
    }
    return enforcer.plan(request, session);
  }

  /** Whether a table is shown as it is to whom the next statement runs for. */
  boolean showsWhole(@Nullable String schema, String table) throws SQLException {
    return enforcer.showsWhole(schema, table, subjects.current(), session);
  }

  /** Records that a plan runs, sends it, and sees to it that its end is recorded. */
  <T> T send(Plan plan, Subject subject, Sending<T> sending) throws SQLException {
    boolean guarded = transaction.guards(plan);
    return run(enforcer.start(plan, subject, 1), guarded, List.of(plan), sending);
  }

  /** The same for a batch: all its entries are sent at once. */
  <T> T sendAll(List<Planned> batch, Sending<T> sending) throws SQLException {
    List<Plan> plans = batch.stream().map(Planned::plan).toList();
    boolean guarded = plans.stream().anyMatch(transaction::guards);
    return run(ExecutionGroup.start(enforcer, batch), guarded, plans, sending);
  }

  private <T> T run(Execution execution, boolean guarded, List<Plan> plans, Sending<T> sending)
      throws SQLException {
    Outcome outcome = new Outcome(execution, guarded, this::forget);
    synchronized (open) {
      open.add(outcome);
    }
    sawProtected |= guarded;
    boolean sent = false;
    try {
      plans.forEach(transaction::sending);
      T result = sending.send(outcome);
      sent = true;
      return result;
    } catch (SQLException failure) {
      SQLException refusal = RowChecks.refusal(failure, plans);
      throw refusal == null ? outcome.failed(failure) : outcome.denied(refusal);
    } catch (RuntimeException failure) {
      SQLException shown = Errors.shown(failure, guarded);
      outcome.failed(null, shown);
      throw shown;
    } catch (Error failure) {
      outcome.failed(null, failure);
      throw failure;
    } finally {
      for (Plan plan : plans) {
        transaction.sent(plan, sent);
        enforcer.ran(plan, session);
      }
      transactionEnded();
    }
  }

  /**
   * Records that the real driver or the server did not take a plan's text, before any execution.
   *
   * @return what the application may know of the failure
   */
  SQLException notPrepared(Plan plan, Subject subject, SQLException failure) throws SQLException {
    boolean guarded = transaction.guards(plan);
    return new Outcome(enforcer.start(plan, subject, 1), guarded, ended -> {}).failed(failure);
  }

  /** Whether a statement that touches protected data ran since the warnings were cleared. */
  boolean sawProtected() {
    return sawProtected;
  }

  void warningsCleared() {
    sawProtected = false;
  }

  /** Says that the connection is closed: results still open are given up. */
  void abandonAll() throws SQLException {
    List<Outcome> left;
    synchronized (open) {
      left = List.copyOf(open);
    }
    for (Outcome outcome : left) {
      outcome.abandoned();
    }
  }

  private void forget(Outcome outcome) {
    synchronized (open) {
      open.remove(outcome);
    }
  }
}
