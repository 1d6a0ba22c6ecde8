package dev.scrim.jdbc;

import dev.scrim.Subject;
import dev.scrim.catalog.CallerSession;
import dev.scrim.enforce.Enforcer;
import dev.scrim.enforce.Execution;
import dev.scrim.enforce.Plan;
import dev.scrim.enforce.StatementRequest;
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
  private final Set<Outcome> open = Collections.newSetFromMap(new IdentityHashMap<>());

  Gate(Enforcer enforcer, CallerSession session, SubjectSource subjects, Transaction transaction) {
    this.enforcer = enforcer;
    this.session = session;
    this.subjects = subjects;
    this.transaction = transaction;
  }

  /** For whom the next statement runs. */
  Subject subject() throws SQLException {
    return subjects.current();
  }

  /** How a statement runs; a refusal leaves the connection and its transaction as they are. */
  Plan plan(StatementRequest request) throws SQLException {
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
    }
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
