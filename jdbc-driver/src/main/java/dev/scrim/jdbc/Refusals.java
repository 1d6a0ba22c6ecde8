package dev.scrim.jdbc;

import dev.scrim.error.PolicyDeniedException;
import java.sql.SQLException;
import java.sql.Wrapper;
import java.util.List;

/** What the faces themselves refuse, and how they say it. */
final class Refusals {

  private Refusals() {}

  static SQLException refused(String message) {
    return new PolicyDeniedException(message, List.of(), null);
  }

  /** Why rows cannot be changed through a result set. */
  static final String CHANGES =
      "changes through a result set are refused here, as they would write past the policy: they"
          + " need CONCUR_UPDATABLE and a query of one table that is shown whole and may be"
          + " written; write with UPDATE, INSERT or DELETE";

  static SQLException namedParameter() {
    return refused("parameters by name are refused: use the parameter's position");
  }

  static SQLException largeObject() {
    return refused(
        "large objects stand outside the tables that the policy knows, so they are refused: use a"
            + " binary or text column with getBytes, getString or the streams");
  }

  static SQLException jdbcObject(Class<?> type) {
    return refused(
        "a value of type " + type.getName() + " is refused: it would lead around the policy");
  }

  static SQLException typeMap() {
    return refused("type maps are refused: read the attributes and build the object from them");
  }

  /** The answer to {@code unwrap}: the object itself where it is one, else a refusal. */
  static <T> T unwrap(Wrapper self, Class<T> type) throws SQLException {
    if (type.isInstance(self)) {
      return type.cast(self);
    }
    throw refused(
        "unwrapping to " + type.getName() + " is refused: the raw object is not guarded by policy");
  }
}
