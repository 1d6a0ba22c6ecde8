package dev.scrim.resolve;

import java.util.List;

/**
 * What a statement would touch: the policy's input about it. Holds no literal, no parameter value
 * and no SQL text.
 *
 * @param kind of the statement
 * @param fingerprint {@code sha256:} and 64 hexadecimal digits, the same for statements that differ
 *     only in literals, white space and comments
 * @param functions functions that are not known to be pure, with their schema, lower case
 * @param grants what the statement needs granted by name, such as {@code truncate}
 * @param tables one entry per table
 */
public record StatementAccess(
    StatementKind kind,
    String fingerprint,
    List<String> functions,
    List<String> grants,
    List<TableAccess> tables) {

  public StatementAccess {
    functions = List.copyOf(functions);
    grants = List.copyOf(grants);
    tables = List.copyOf(tables);
  }
}
