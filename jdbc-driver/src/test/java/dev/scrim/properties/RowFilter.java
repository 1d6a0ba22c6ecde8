package dev.scrim.properties;

/**
 * Which rows of a table the subject sees, said twice.
 *
 * @param json an entry of the policy's {@code rows}
 * @param sql the same condition, written for the hand-made view; seen is where it is true
 */
record RowFilter(String json, String sql) {}
