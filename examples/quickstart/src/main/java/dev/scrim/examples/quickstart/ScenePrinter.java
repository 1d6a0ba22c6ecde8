package dev.scrim.examples.quickstart;

import dev.scrim.examples.quickstart.Terminal.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints a query once, and what each caller got. */
final class ScenePrinter {

  private final Terminal terminal;
  private final AnswerBlock block;

  ScenePrinter(Terminal terminal) {
    this.terminal = terminal;
    this.block = new AnswerBlock(terminal);
  }

  void print(Scene scene, Map<Caller, Answer> answers) {
    terminal.heading(scene.title());
    terminal.paragraph(scene.point());
    terminal.blank();
    printQuery(scene.query());
    terminal.blank();
    if (scene.layout() == Scene.Layout.ONE_ROW) {
      terminal.lines(new SideBySide(terminal).lines(answers));
      answers.values().removeIf(SideBySide::isOneRow);
      answers.keySet().stream().limit(1).forEach(first -> terminal.blank());
    }
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
