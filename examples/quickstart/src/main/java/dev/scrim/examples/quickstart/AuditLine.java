package dev.scrim.examples.quickstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A line of the audit file, in few words. */
record AuditLine(String seq, String time, String who, String what, String verdict) {

  static final String REFUSED = "refused";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> ACTIONS = actions();

  static AuditLine of(String line) {
    try {
      JsonNode record = JSON.readTree(line);
      String time = record.path("time").asText();
      return new AuditLine(
          record.path("seq").asText(),
          time.substring(time.indexOf('T') + 1, time.indexOf('T') + 9),
          who(record.path("subject")),
          what(record),
          record.has("outcome") ? outcome(record.path("outcome")) : decision(record));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a line of the audit file is no JSON", e);
    }
  }

  private static Map<String, String> actions() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("show", "shown");
    words.put("mask", "masked");
    words.put("null", "emptied");
    words.put("drop", "left out");
    return words;
  }

  boolean isRefusal() {
    return verdict.startsWith(REFUSED);
  }

  private static String who(JsonNode subject) {
    return subject.isMissingNode()
        ? ""
        : subject.path("user").asText() + " for " + subject.path("purpose").asText();
  }

  private static String what(JsonNode record) {
    if (record.has("outcome")) {
      return "  └ outcome";
    }
    List<String> tables = new ArrayList<>();
    record.path("tables").forEach(table -> tables.add(table.path("id").asText()));
    return record.path("statement").path("kind").asText() + " " + String.join(", ", tables);
  }

  private static String outcome(JsonNode outcome) {
    return outcome.path("status").asText()
        + ", "
        + outcome.path("rows").asText("?")
        + (outcome.path("rows").asInt() == 1 ? " row in " : " rows in ")
        + outcome.path("duration_us").asText()
        + " µs";
  }

  private static String decision(JsonNode record) {
    JsonNode decision = record.path("decision");
    if (!decision.path("allow").asBoolean()) {
      return REFUSED + ": " + decision.path("reasons").path(0).path("message").asText();
    }
    Map<String, Integer> columns = new TreeMap<>();
    boolean filtered = false;
    for (JsonNode table : record.path("tables")) {
      table
          .path("columns")
          .forEach(column -> columns.merge(column.path("action").asText(), 1, Integer::sum));
      filtered |= table.path("rows_filtered").asBoolean();
    }
    List<String> parts = new ArrayList<>();
    ACTIONS.forEach(
        (action, word) -> {
          if (columns.containsKey(action)) {
            parts.add(columns.get(action) + " " + word);
          }
        });
    return "allowed: " + String.join(", ", parts) + (filtered ? ", rows filtered" : "");
  }
}
