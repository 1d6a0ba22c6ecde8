package dev.scrim.examples.quickstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A line of the audit file, in few words. */
record AuditLine(String seq, String time, String who, String what, String verdict) {

  private static final ObjectMapper JSON = new ObjectMapper();

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

  private static String who(JsonNode subject) {
    return subject.isMissingNode()
        ? ""
        : subject.path("user").asText() + " for " + subject.path("purpose").asText();
  }

  private static String what(JsonNode record) {
    if (record.has("outcome")) {
      return "  outcome";
    }
    List<String> tables = new ArrayList<>();
    record.path("tables").forEach(table -> tables.add(table.path("id").asText()));
    return record.path("statement").path("kind").asText() + " " + String.join(", ", tables);
  }

  private static String outcome(JsonNode outcome) {
    return outcome.path("status").asText()
        + ", rows "
        + outcome.path("rows").asText("unknown")
        + ", "
        + outcome.path("duration_us").asText()
        + " µs";
  }

  private static String decision(JsonNode record) {
    if (!record.path("decision").path("allow").asBoolean()) {
      List<String> rules = new ArrayList<>();
      record
          .path("decision")
          .path("reasons")
          .forEach(reason -> rules.add(reason.path("rule").asText("scrim")));
      return "REFUSED by " + String.join(", ", rules.stream().distinct().toList());
    }
    Map<String, Integer> actions = new TreeMap<>();
    for (JsonNode table : record.path("tables")) {
      table
          .path("columns")
          .forEach(column -> actions.merge(column.path("action").asText(), 1, Integer::sum));
      if (table.path("rows_filtered").asBoolean()) {
        actions.merge("filter", 1, Integer::sum);
      }
    }
    List<String> parts = new ArrayList<>();
    actions.forEach((action, times) -> parts.add(action + " " + times));
    return "allowed: " + String.join(", ", parts);
  }
}
