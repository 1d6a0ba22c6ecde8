package dev.scrim.examples.quickstart;

import dev.scrim.examples.quickstart.Terminal.Look;
import dev.scrim.examples.quickstart.TextTable.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One row as several callers see it: a line per column, a column per caller. */
final class SideBySide {

  private static final String ABSENT = "–";

  private final Terminal terminal;

  SideBySide(Terminal terminal) {
    this.terminal = terminal;
  }

  static boolean isOneRow(Answer answer) {
    return answer instanceof Answer.Rows rows && rows.rows().size() == 1;
  }

  /** The answers of one row; others are left out. */
  List<String> lines(Map<Caller, Answer> answers) {
    Map<Caller, Map<String, String>> seen = new LinkedHashMap<>();
    answers.forEach(
        (caller, answer) -> {
          if (isOneRow(answer)) {
            seen.put(caller, row((Answer.Rows) answer));
          }
        });
    List<String> header = new ArrayList<>(List.of(""));
    seen.keySet().forEach(caller -> header.add(caller.title()));
    TextTable table = new TextTable(terminal, widestCell(seen.size()), header);
    Map<String, String> all = fullest(seen);
    for (String column : all.keySet()) {
      List<Cell> cells = new ArrayList<>(List.of(new Cell(column, Look.DIM)));
      seen.values().forEach(row -> cells.add(cell(row.get(column), all.get(column))));
      table.row(cells);
    }
    return table.lines();
  }

  private static Map<String, String> row(Answer.Rows rows) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < rows.columns().size(); i++) {
      row.put(rows.columns().get(i), rows.rows().get(0).get(i));
    }
    return row;
  }

  /** The row with the most columns; of several the last, which is the officer's. */
  private static Map<String, String> fullest(Map<Caller, Map<String, String>> seen) {
    TreeMap<Integer, Map<String, String>> bySize = new TreeMap<>();
    seen.values().forEach(row -> bySize.put(row.size(), row));
    return bySize.isEmpty() ? Map.of() : bySize.lastEntry().getValue();
  }

  private static Cell cell(@Nullable String value, @Nullable String truth) {
    if (value == null) {
      return new Cell(ABSENT, Look.DIM);
    }
    return new Cell(value, value.equals(truth) ? Look.PLAIN : Look.YELLOW);
  }

  private int widestCell(int callers) {
    int names = 19;
    return Math.max(14, (terminal.width() - names) / Math.max(1, callers) - 2);
  }
}
