package dev.scrim.examples.quickstart;

import dev.scrim.examples.quickstart.Terminal.Look;
import dev.scrim.examples.quickstart.TextTable.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What one caller got, under their name. */
final class AnswerBlock {

  private static final int ROWS_SHOWN = 4;
  private static final int WIDEST_CELL = 30;

  private final Terminal terminal;
  private final int textWidth;

  /**
   * For that page.
   *
   * @param textWidth how wide running text may be
   */
  AnswerBlock(Terminal terminal, int textWidth) {
    this.terminal = terminal;
    this.textWidth = textWidth;
  }

  List<String> lines(Caller caller, Answer answer) {
    String name = terminal.paint(Look.BOLD, caller.title());
    List<String> lines = new ArrayList<>();
    if (answer instanceof Answer.Refused refused) {
      lines.add(name + "  " + terminal.paint(Look.RED, "refused"));
      lines.addAll(Terminal.wrapped(refused.message(), textWidth));
    } else if (answer instanceof Answer.Changed changed) {
      lines.add(name + "  " + count(changed.rows()) + " changed");
    } else if (answer instanceof Answer.Rows rows) {
      lines.add(name + "  " + count(rows.rows().size()));
      lines.addAll(table(rows));
    }
    return lines;
  }

  private List<String> table(Answer.Rows rows) {
    if (rows.rows().isEmpty()) {
      return List.of();
    }
    TextTable table = new TextTable(terminal, WIDEST_CELL, rows.columns());
    rows.rows().stream()
        .limit(ROWS_SHOWN)
        .forEach(row -> table.row(row.stream().map(Cell::plain).toList()));
    List<String> lines = new ArrayList<>(table.lines());
    if (rows.rows().size() > ROWS_SHOWN) {
      lines.add(terminal.paint(Look.DIM, "… " + (rows.rows().size() - ROWS_SHOWN) + " more"));
    }
    return lines;
  }

  private static String count(int rows) {
    return String.format(Locale.ROOT, rows == 1 ? "%,d row" : "%,d rows", rows);
  }
}
