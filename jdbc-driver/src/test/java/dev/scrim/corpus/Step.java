package dev.scrim.corpus;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing that a case does: SQL text for a plain statement, or a JDBC call by its name.
 *
 * @param node the step as the corpus writes it: a string, or an object with {@code api}
 */
record Step(JsonNode node) {

  boolean isSql() {
    return node.isTextual();
  }

  /** The statement's text; null for a call without one. */
  String sql() {
    return isSql() ? node.asText() : node.path("sql").asText(null);
  }

  String api() {
    return node.path("api").asText();
  }

  /** Whether it only moves the transaction, so that its success says nothing. */
  boolean isHousekeeping() {
    return api().equals("autoCommit")
        || api().equals("rollback")
        || (isSql() && sql().strip().matches("(?i)(rollback|commit)"));
  }

  @Override
  public String toString() {
    return isSql() ? node.asText() : node.toString();
  }
}
