package dev.scrim.jdbc;

import dev.scrim.enforce.Plan;
import dev.scrim.enforce.RowRefusals;
import dev.scrim.error.PolicyDeniedException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The refusal that an application gets where the policy's own check of a row failed. */
final class RowChecks {

  private static final int LONGEST_CHAIN = 100;

  private RowChecks() {}

  /** The refusal where a check of one of the plans failed, else null. */
  static @Nullable SQLException refusal(SQLException failure, List<Plan> plans) {
    SQLException next = failure;
    for (int i = 0; next != null && i < LONGEST_CHAIN; i++) {
      String message = next.getMessage();
      for (Plan plan : plans) {
        String reason = message == null ? null : RowRefusals.reason(plan, message);
        if (reason != null) {
          return refusal(failure, reason);
        }
      }
      next = next.getNextException();
    }
    return null;
  }

  private static SQLException refusal(SQLException failure, String reason) {
    PolicyDeniedException denied = new PolicyDeniedException(reason, List.of(), null);
    if (!(failure instanceof BatchUpdateException batch)) {
      return denied;
    }
    long[] counts = batch.getLargeUpdateCounts();
    BatchUpdateException shown =
        new BatchUpdateException(
            reason, denied.getSQLState(), 0, counts == null ? new long[0] : counts, null);
    shown.setNextException(denied);
    return shown;
  }
}
