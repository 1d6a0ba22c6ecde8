package dev.scrim.jdbc;

import dev.scrim.enforce.Plan;
import dev.scrim.enforce.Plan.SessionEffect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a connection's transaction without asking the server. */
final class Transaction {

  private static final Set<String> ENDING = Set.of("COMMIT", "END", "ROLLBACK", "ABORT");

  private final Connection raw;
  private boolean executed;
  private boolean begun;
  private boolean guarded;
  private boolean unwrapped;
  private @Nullable Plan changing;

  Transaction(Connection raw) {
    this.raw = raw;
  }

  /** Whether a transaction is surely open. */
  boolean isOpen() {
    try {
      return begun || ((executed || unwrapped) && !raw.getAutoCommit());
    } catch (SQLException unknown) {
      return false;
    }
  }

  /**
   * Whether an error of that plan may tell of protected data: deferred constraints speak up in
   * another statement than the one that broke them.
   */
  boolean guards(Plan plan) {
    return plan.guarded() || (guarded && !plan.audited());
  }

  /** Whether a protected statement ran in this transaction. */
  boolean isGuarded() {
    return guarded;
  }

  /** Something of the driver's own is sent, which may open a transaction. */
  void used() {
    executed = true;
  }

  /** From now on the application may open and end transactions behind our back. */
  void unwrapped() {
    unwrapped = true;
  }

  /** The last statement that may have changed the catalogue, once its transaction has ended. */
  @Nullable Plan takeChange() {
    Plan change = isOpen() ? null : changing;
    if (change != null) {
      changing = null;
    }
    return change;
  }

  void sending(Plan plan) {
    executed = true;
    if (plan.effect() == SessionEffect.CATALOG) {
      changing = plan;
    }
    guarded |= plan.guarded();
  }

  void sent(Plan plan, boolean successfully) {
    if (plan.effect() == SessionEffect.TRANSACTION) {
      if (ends(plan.sql())) {
        ended();
      } else {
        begun |= successfully;
      }
    }
  }

  void ended() {
    executed = false;
    begun = false;
    guarded = false;
  }

  /** {@code ROLLBACK TO} a savepoint and {@code COMMIT AND CHAIN} leave a transaction open. */
  private static boolean ends(String sql) {
    List<String> words = List.of(sql.strip().toUpperCase(Locale.ROOT).split("[\\s;]+", -1));
    return ENDING.contains(words.get(0))
        && !words.contains("TO")
        && (!words.contains("CHAIN") || words.contains("NO"));
  }
}
