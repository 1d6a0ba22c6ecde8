package dev.scrim.examples.quickstart;

import dev.scrim.examples.quickstart.Terminal.Look;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints a query once, and what each caller got. */
final class ScenePrinter {

  private static final int REFUSAL_WIDTH = 46;

  private final Terminal terminal;

  ScenePrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(Scene scene, Map<Caller, Answer> answers) {
    terminal.heading(scene.title());
    terminal.paragraph(scene.point());
    terminal.blank();
    printQuery(scene.query());
    terminal.blank();
    if (scene.layout() == Scene.Layout.ONE_ROW) {
      printSideBySide(answers);
    } else {
      print(answers, REFUSAL_WIDTH);
    }
  }

  private void printSideBySide(Map<Caller, Answer> answers) {
    terminal.lines(new SideBySide(terminal).lines(answers));
    Map<Caller, Answer> others = new LinkedHashMap<>(answers);
    others.values().removeIf(SideBySide::isOneRow);
    if (!others.isEmpty()) {
      terminal.blank();
      print(others, terminal.width());
    }
  }

  private void print(Map<Caller, Answer> answers, int textWidth) {
    AnswerBlock block = new AnswerBlock(terminal, textWidth);
    List<List<String>> blocks = new ArrayList<>();
    answers.forEach((caller, answer) -> blocks.add(block.lines(caller, answer)));
    terminal.lines(Blocks.arranged(blocks, terminal.width()));
  }

  private void printQuery(Query query) {
    query.sql().lines().forEach(line -> terminal.line("  " + terminal.paint(Look.CYAN, line)));
    if (!query.parameters().isEmpty()) {
      String values =
          query.parameters().stream().map(String::valueOf).collect(Collectors.joining(", "));
      terminal.line(terminal.paint(Look.DIM, "  -- ? = " + values));
    }
  }
}
