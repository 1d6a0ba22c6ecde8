package dev.scrim.enforce;

import dev.scrim.catalog.TableKind;
import dev.scrim.catalog.TemporaryChange;
import dev.scrim.decide.Decided;
import dev.scrim.resolve.StatementAccess;
import dev.scrim.resolve.StatementKind;
import dev.scrim.resolve.TableAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a statement runs for a subject: immutable, shared between executions.
 *
 * @param sql the text for the real driver; JDBC escapes are already translated
 * @param parameters where the application's parameters and the policy's binds go
 * @param returnsRows whether it is a query
 * @param rowLimit the most rows to return, or null for no limit
 * @param generatedKeys the columns to ask the real driver for by name; empty where none
 * @param hidesKeys whether those are only there for a check, and the application asked for none
 * @param guarded whether it touches protected columns or rows: errors and warnings lose their data,
 *     and updatable result sets are refused
 * @param audited whether it is recorded; false for transaction control and harmless settings
 * @param effect what running it does to the names that the session knows
 * @param temporary what running it puts into temporary tables
 * @param access what it touches; null where not audited
 * @param text the statement with each literal replaced, for the record; null where not audited
 * @param decided the decision; null where not audited
 */
public record Plan(
    String sql,
    ParameterMap parameters,
    boolean returnsRows,
    @Nullable Long rowLimit,
    List<String> generatedKeys,
    boolean hidesKeys,
    boolean guarded,
    boolean audited,
    SessionEffect effect,
    TemporaryChange temporary,
    @Nullable StatementAccess access,
    @Nullable String text,
    @Nullable Decided decided) {

  /** The same plan by a decision that came another way. */
  Plan decidedBy(Decided other) {
    return new Plan(
        sql,
        parameters,
        returnsRows,
        rowLimit,
        generatedKeys,
        hidesKeys,
        guarded,
        audited,
        effect,
        temporary,
        access,
        text,
        other);
  }

  /** The base table that this query shows as it is and reads nothing beside; else null. */
  public @Nullable OneTable oneWholeTable() {
    if (guarded
        || access == null
        || access.kind() != StatementKind.SELECT
        || access.tables().size() != 1) {
      return null;
    }
    TableAccess only = access.tables().get(0);
    return only.kind() == TableKind.TABLE && only.via().isEmpty()
        ? new OneTable(only.schema(), only.name())
        : null;
  }

  /** A table's names, in lower case. */
  public record OneTable(String schema, String name) {}

  /** What running a statement does to the session. */
  public enum SessionEffect {
    NONE,
    /** A transaction is opened or ended by SQL text. */
    TRANSACTION,
    /** The search path or temporary tables may change. */
    NAMES,
    /** The catalogue may change. */
    CATALOG
  }
}
