package dev.scrim.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;

/** The JDBC calls that a step may name. */
final class ApiSteps {

  private static final Map<String, Call> CALLS = new HashMap<>();

  static {
    StatementCalls.addTo(CALLS);
    BackReferenceCalls.addTo(CALLS);
  }

  private ApiSteps() {}

  /** Makes the call and writes down what comes back. */
  interface Call {
    void run(Connection connection, JsonNode step, Transcript out) throws Exception;
  }

  static Call named(String api) {
    Call call = CALLS.get(api);
    if (call == null) {
      throw new AssertionError("the corpus names a JDBC call that the runner lacks: " + api);
    }
    return call;
  }
}
