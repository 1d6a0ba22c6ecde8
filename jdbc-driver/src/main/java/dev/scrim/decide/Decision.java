package dev.scrim.decide;

import dev.scrim.error.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policy's answer for one statement, checked and immutable.
 *
 * @param allow whether the statement may run at all
 * @param enforce false where the policy only observes
 * @param reasons what to tell the caller
 * @param tables by id ({@code schema.name}, lower case)
 * @param otherTablesShow whether tables not listed may be read whole
 * @param functions functions granted, {@code schema.name} in lower case
 * @param grants constructs granted by name
 * @param rowLimit the most rows to return, or null
 * @param validForSeconds how long the answer may be reused, or null for the configured age
 * @param vary subject paths that the answer depends on ({@code subject.roles}), or null for all
 * @param auditLevel the level for the audit record, or null
 * @param auditTags tags for the audit record
 */
public record Decision(
    boolean allow,
    boolean enforce,
    List<Reason> reasons,
    Map<String, TableDirective> tables,
    boolean otherTablesShow,
    Set<String> functions,
    Set<String> grants,
    @Nullable Long rowLimit,
    @Nullable Long validForSeconds,
    @Nullable List<String> vary,
    @Nullable String auditLevel,
    List<String> auditTags) {

  public Decision {
    reasons = List.copyOf(reasons);
    tables = Map.copyOf(tables);
    functions = Set.copyOf(functions);
    grants = Set.copyOf(grants);
    vary = vary == null ? null : List.copyOf(vary);
    auditTags = List.copyOf(auditTags);
  }
}
