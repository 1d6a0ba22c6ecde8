package dev.scrim.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One run of the program: what it printed, by the headings, and the database it ran on.
 *
 * @param page the whole text
 * @param audit the audit file
 */
record Telling(String url, String page, Map<String, String> sections, String audit) {

  /** Runs it without colour, wide enough to cut few cells. */
  static Telling of(String url, String policy, Path folder) throws Exception {
    return of(url, policy, folder, 140);
  }

  static Telling of(String url, String policy, Path folder, int width) throws Exception {
    Path audit = folder.resolve("audit.jsonl");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      new Story(new Terminal(out, width, false), new Setup(url, policy, audit)).tell();
    }
    String page = bytes.toString(StandardCharsets.UTF_8);
    return new Telling(url, page, sections(page), Files.readString(audit));
  }

  /** The text under the heading that begins so. */
  String under(String heading) {
    return sections.entrySet().stream()
        .filter(section -> section.getKey().startsWith(heading))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no heading " + heading + " in\n" + page));
  }

  /** A single value that the database itself gives, past Scrim. */
  String truth(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  /** The text by its headings. */
  static Map<String, String> sections(String page) {
    Map<String, String> sections = new LinkedHashMap<>();
    String heading = "";
    for (String line : page.lines().toList()) {
      if (line.startsWith("── ")) {
        heading = line.replace("─", "").strip();
      } else {
        sections.merge(heading, line + "\n", String::concat);
      }
    }
    return sections;
  }
}
