package dev.scrim.resolve;

import dev.scrim.catalog.TemporaryChange;
import java.util.Map;

/**
 * All that is known of a statement before the policy is asked. Immutable; holds no syntax tree.
 *
 * @param access the policy's input about it
 * @param body its text with holes
 * @param parameters how many parameters it has
 * @param touched per table id what is checked against the decision
 * @param keys which columns to return as generated keys
 * @param returnsRows whether it is a query or returns changed rows
 * @param writes whether it changes data
 * @param locks whether it takes row locks
 * @param hazard whether something in it, other than the output of the outermost query, can fail,
 *     warn or be seen, so that filtered scans are fenced
 * @param temporary what it puts into temporary tables
 * @param text for the record: literals replaced by {@code ?}
 */
public record Analysis(
    StatementAccess access,
    Body body,
    int parameters,
    Map<String, Touched> touched,
    KeyColumns keys,
    boolean returnsRows,
    boolean writes,
    boolean locks,
    boolean hazard,
    TemporaryChange temporary,
    String text) {

  public Analysis {
    touched = Map.copyOf(touched);
  }
}
