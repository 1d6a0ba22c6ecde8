package dev.scrim.examples.quickstart;

import dev.scrim.Scrim;
import dev.scrim.examples.quickstart.Terminal.Look;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells the whole story, from the application's address to the audit trail. */
final class Story {

  private final Terminal terminal;
  private final Setup setup;

  Story(Terminal terminal, Setup setup) {
    this.terminal = terminal;
    this.setup = setup;
  }

  void tell() throws SQLException, IOException {
    DemoData data = DemoData.generate();
    new DemoDatabase(setup.url()).fill(data);
    introduce(data);
    ScenePrinter printer = new ScenePrinter(terminal);
    try (Shop shop = new Shop(setup.guardedUrl())) {
      for (Scene scene : Scenes.about(customer(data))) {
        printer.print(scene, ask(shop, scene));
      }
    }
    new AuditStory(terminal, setup.audit()).tell();
    terminal.heading("Try next");
    Resources.text("try-next.txt").lines().forEach(terminal::line);
  }

  private static Map<Caller, Answer> ask(Shop shop, Scene scene) throws SQLException {
    Map<Caller, Answer> answers = new LinkedHashMap<>();
    for (Caller caller : scene.callers()) {
      answers.put(caller, Scrim.as(caller.subject()).callThrowing(() -> shop.run(scene.query())));
    }
    return answers;
  }

  private void introduce(DemoData data) {
    terminal.heading("Scrim: one application, four callers, the same queries");
    terminal.paragraph(
        "A shop with a pool and plain JDBC. It knows of Scrim by its address, and says for whom it"
            + " acts; who sees what is decided by the rules in policies/.");
    terminal.blank();
    terminal.line("  before  " + terminal.paint(Look.CYAN, Setup.shown(setup.url())));
    terminal.line("  now     " + terminal.paint(Look.CYAN, Setup.shown(setup.guardedUrl())));
    terminal.blank();
    StringBuilder tables = new StringBuilder();
    for (DemoTable table : data.tables()) {
      tables.append(tables.length() == 0 ? "  tables  " : ", ");
      tables.append(String.format("%,d %s", table.rows().size(), table.name()));
    }
    terminal.line(tables.toString());
    for (Caller caller : Caller.ALL) {
      terminal.line(
          "  "
              + Terminal.padded(terminal.paint(Look.BOLD, caller.title()), 26)
              + caller.description());
    }
  }

  /** Somebody of region EU who has a telephone, an account and a note. */
  static Person customer(DemoData data) {
    return data.people().stream()
        .filter(person -> person.region().equals("EU"))
        .filter(person -> person.phone() != null && person.notes() != null)
        .findFirst()
        .orElseThrow();
  }
}
