package dev.scrim.enforce;

import dev.scrim.resolve.ColumnAccess;
import dev.scrim.resolve.StatementAccess;
import dev.scrim.resolve.TableAccess;
import dev.scrim.rewrite.RowCheck;
import org.jspecify.annotations.Nullable;

/** Tells the failure of the policy's own checks of written rows from a database's other errors. */
public final class RowRefusals {

  private RowRefusals() {}

  /**
   * Why a row was refused.
   *
   * @param databaseMessage the database's message for an error of the plan's statement
   * @return null where no check of ours failed
   */
  public static @Nullable String reason(Plan plan, String databaseMessage) {
    StatementAccess access = plan.guarded() ? plan.access() : null;
    if (access == null) {
      return null;
    }
    for (TableAccess table : access.tables()) {
      if (quotes(databaseMessage, RowCheck.hiddenRow(table.id()))) {
        return "A new or changed row of "
            + table.id()
            + " would not be among the rows that the policy lets you see; write one that is";
      }
      for (ColumnAccess column : table.columns()) {
        if (quotes(databaseMessage, RowCheck.maskedValue(table.id(), column.name()))) {
          return "The value for the column "
              + table.id()
              + "."
              + column.name()
              + " is the masked one that you were shown, which would destroy the real one; leave the"
              + " column out of the statement";
        }
      }
    }
    return null;
  }

  private static boolean quotes(String message, String marker) {
    return message.contains('"' + marker + '"');
  }
}
