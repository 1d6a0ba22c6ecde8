package dev.scrim.jdbc;

import dev.scrim.enforce.Plan;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.resolve.ColumnAccess;
import dev.scrim.resolve.StatementAccess;
import dev.scrim.resolve.TableAccess;
import dev.scrim.rewrite.RowCheck;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the failure of the policy's own check of new rows from a database's other errors. */
final class RowChecks {

  private static final int LONGEST_CHAIN = 100;

  private RowChecks() {}

  /** The refusal where the check of a table's new rows failed, else null. */
  static @Nullable SQLException refusal(SQLException failure, List<Plan> plans) {
    for (Plan plan : plans) {
      StatementAccess access = plan.guarded() ? plan.access() : null;
      if (access != null) {
        for (TableAccess table : access.tables()) {
          String message = message(failure, table);
          if (message != null) {
            return refusal(failure, message);
          }
        }
      }
    }
    return null;
  }

  private static @Nullable String message(SQLException failure, TableAccess table) {
    if (mentions(failure, RowCheck.hiddenRow(table.id()))) {
      return "A new or changed row of "
          + table.id()
          + " would not be among the rows that the policy lets you see; write one that is";
    }
    for (ColumnAccess column : table.columns()) {
      if (mentions(failure, RowCheck.maskedValue(table.id(), column.name()))) {
        return "The value for the column "
            + table.id()
            + "."
            + column.name()
            + " is the masked one that you were shown, which would destroy the real one; leave the"
            + " column out of the statement";
      }
    }
    return null;
  }

  private static SQLException refusal(SQLException failure, String message) {
    PolicyDeniedException denied = new PolicyDeniedException(message, List.of(), null);
    if (!(failure instanceof BatchUpdateException batch)) {
      return denied;
    }
    long[] counts = batch.getLargeUpdateCounts();
    BatchUpdateException shown =
        new BatchUpdateException(
            message, denied.getSQLState(), 0, counts == null ? new long[0] : counts, null);
    shown.setNextException(denied);
    return shown;
  }

  private static boolean mentions(SQLException failure, String marker) {
    SQLException next = failure;
    for (int i = 0; next != null && i < LONGEST_CHAIN; i++) {
      String message = next.getMessage();
      if (message != null && message.contains('"' + marker + '"')) {
        return true;
      }
      next = next.getNextException();
    }
    return false;
  }
}
