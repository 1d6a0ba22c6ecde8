package dev.scrim.examples.quickstart;

import dev.scrim.examples.quickstart.Terminal.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of cells as aligned lines: numbers to the right, long cells cut. */
final class TextTable {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final String GAP = "  ";

  private final Terminal terminal;
  private final int widest;
  private final List<String> header;
  private final List<List<Cell>> rows = new ArrayList<>();

  /** A value and its look. */
  record Cell(String text, Look look) {

    static Cell plain(String text) {
      return new Cell(text, Look.PLAIN);
    }
  }

  /**
   * An empty table.
   *
   * @param widest how many characters of a cell are shown
   */
  TextTable(Terminal terminal, int widest, List<String> header) {
    this.terminal = terminal;
    this.widest = widest;
    this.header = header;
  }

  void row(List<Cell> cells) {
    rows.add(cells);
  }

  List<String> lines() {
    int[] widths = new int[header.size()];
    boolean[] right = new boolean[header.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] = cut(header.get(i)).length();
      rows.forEach(
          row -> widths[column] = Math.max(widths[column], cut(row.get(column).text()).length()));
      right[i] =
          !rows.isEmpty()
              && rows.stream().allMatch(row -> NUMBER.matcher(row.get(column).text()).matches());
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(header.stream().map(name -> new Cell(name, Look.BOLD)).toList(), widths, right));
    rows.forEach(row -> lines.add(line(row, widths, right)));
    return lines;
  }

  private String line(List<Cell> cells, int[] widths, boolean[] right) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String text = cut(cells.get(i).text());
      String blanks = " ".repeat(widths[i] - text.length());
      String painted = terminal.paint(cells.get(i).look(), text);
      line.append(i == 0 ? "" : GAP).append(right[i] ? blanks + painted : painted + blanks);
    }
    return line.toString().stripTrailing();
  }

  private String cut(String text) {
    return text.length() <= widest ? text : text.substring(0, widest - 1) + "…";
  }
}
