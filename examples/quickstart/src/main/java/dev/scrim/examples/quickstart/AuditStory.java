package dev.scrim.examples.quickstart;

import dev.scrim.audit.AuditVerifier;
import dev.scrim.examples.quickstart.Terminal.Look;
import dev.scrim.examples.quickstart.TextTable.Cell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Shows what the trail says about the queries, that it is intact, and what tampering does. */
final class AuditStory {

  private static final int LINES_SHOWN = 8;

  private final Terminal terminal;
  private final Path file;

  AuditStory(Terminal terminal, Path file) {
    this.terminal = terminal;
    this.file = file;
  }

  void tell() throws IOException {
    List<String> lines = Files.readAllLines(file);
    terminal.heading("Recorded: the audit trail");
    terminal.paragraph(
        "A decision is on the disk before its statement is sent; its outcome follows. No value of"
            + " a row, a parameter or a literal is in it.");
    terminal.blank();
    TextTable table =
        new TextTable(
            terminal,
            terminal.width() - 55,
            List.of("seq", "time (UTC)", "who", "what", "decided, or how it ended"));
    lines.stream().limit(LINES_SHOWN).map(AuditLine::of).forEach(line -> table.row(cells(line)));
    terminal.lines(table.lines());
    terminal.line(
        terminal.paint(Look.DIM, "… " + (lines.size() - LINES_SHOWN) + " more in " + file));
    terminal.blank();
    terminal.paragraph("The first line as it is, in part:");
    Terminal.wrapped(excerpt(lines.get(0)), terminal.width() - 2)
        .forEach(part -> terminal.line("  " + part));

    terminal.heading("Proven: the chain");
    terminal.paragraph(
        "Each line holds the hash of the one before. In a copy one letter is changed: the support"
            + " clerk sam becomes pam.");
    terminal.blank();
    verify(file);
    verify(tampered(lines));
    terminal.blank();
    terminal.paragraph(AuditVerifier.LIMITS);
  }

  private static List<Cell> cells(AuditLine line) {
    Look look = line.isRefusal() ? Look.RED : line.who().isEmpty() ? Look.DIM : Look.PLAIN;
    return List.of(
        new Cell(line.seq(), Look.DIM),
        new Cell(line.time(), Look.DIM),
        new Cell(line.who(), look),
        new Cell(line.what(), look),
        new Cell(line.verdict(), look));
  }

  /** Without the middle; the whole line is in the file. */
  private static String excerpt(String line) {
    int statement = line.indexOf("\"tables\"");
    int chain = line.indexOf("\"prev\"");
    return line.substring(0, statement).replace(",\"", ", \"")
        + "… "
        + line.substring(chain).replace(",\"", ", \"");
  }

  private void verify(Path chain) throws IOException {
    AuditVerifier.Result result = AuditVerifier.verify(chain);
    AuditVerifier.Damage damage = result.damage();
    String verdict =
        damage == null
            ? terminal.paint(Look.GREEN, "intact, " + result.records() + " records")
            : terminal.paint(Look.RED, "BROKEN: line " + damage.line() + " " + damage.why());
    terminal.line("  " + Terminal.padded(chain.getFileName() + "  ", 24) + verdict);
  }

  /** A copy in which the support clerk's first line names somebody else. */
  private Path tampered(List<String> lines) throws IOException {
    String text = Files.readString(file).replaceFirst("\"user\":\"sam\"", "\"user\":\"pam\"");
    Path copy = file.resolveSibling("tampered-" + file.getFileName());
    return Files.write(copy, text.getBytes(StandardCharsets.UTF_8));
  }
}
