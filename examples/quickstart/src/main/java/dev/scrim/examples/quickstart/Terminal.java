package dev.scrim.examples.quickstart;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the story is told: lines no wider than the terminal, in colour where it has some.
 *
 * @param width in characters
 */
record Terminal(PrintStream out, int width, boolean colour) {

  private static final Pattern ESCAPES = Pattern.compile("\u001B\\[[0-9;]*m");

  /** A look of text. */
  enum Look {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private final String code;

    Look(String code) {
      this.code = code;
    }
  }

  /** The text in that look. */
  String paint(Look look, String text) {
    if (!colour || look == Look.PLAIN || text.isEmpty()) {
      return text;
    }
    return "\u001B[" + look.code + "m" + text + "\u001B[0m";
  }

  /** How many characters of a line are seen. */
  static int seen(String line) {
    return ESCAPES.matcher(line).replaceAll("").length();
  }

  /** The line with blanks up to that width. */
  static String padded(String line, int width) {
    return line + " ".repeat(Math.max(0, width - seen(line)));
  }

  /** The words in lines of at most that width, but for longer words. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  void line(String text) {
    out.println(text);
  }

  void blank() {
    out.println();
  }

  void lines(List<String> lines) {
    lines.forEach(out::println);
  }

  /** Running text. */
  void paragraph(String text) {
    wrapped(text, width).forEach(line -> line(paint(Look.DIM, line)));
  }

  void heading(String text) {
    blank();
    String rule = "─".repeat(Math.max(3, width - text.length() - 4));
    line(paint(Look.CYAN, "── ") + paint(Look.BOLD, text) + " " + paint(Look.CYAN, rule));
  }
}
