package dev.scrim.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.examples.quickstart.Terminal.Look;
import dev.scrim.examples.quickstart.TextTable.Cell;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

  private static final Terminal PLAIN = terminal(false);
  private static final Terminal COLOURED = terminal(true);

  @Test
  void tablesAreAlignedNumbersToTheRightAndLongCellsCut() {
    assertThat(table(PLAIN).lines())
        .containsExactly("name         n", "Anna       999", "Bartholo…    7");
  }

  @Test
  void coloursDoNotMoveAnything() {
    assertThat(table(COLOURED).lines()).anyMatch(line -> line.contains("\u001B[33m"));
    assertThat(table(COLOURED).lines().stream().map(PageTest::bare))
        .containsExactlyElementsOf(table(PLAIN).lines());
  }

  @Test
  void blocksStandBesideEachOtherWhileTheyFit() {
    List<List<String>> blocks = List.of(List.of("aa", "a"), List.of("b"), List.of("cc"));
    assertThat(Blocks.arranged(blocks, 8)).containsExactly("aa    b", "a", "", "cc");
    assertThat(Blocks.arranged(blocks, 3)).containsExactly("aa", "a", "", "b", "", "cc");
  }

  @Test
  void theAddressGetsTheSettingsInTheFormOfItsDriver() {
    Path audit = Path.of("audit.jsonl");
    assertThat(new Setup("jdbc:h2:mem:a", "bundle:classpath:b", audit).guardedUrl())
        .isEqualTo(
            "jdbc:scrim:h2:mem:a;scrim.policy=bundle:classpath:b;scrim.audit=file:audit.jsonl");
    assertThat(new Setup("jdbc:postgresql://db/a?user=u", "http://o:1/x&y", audit).guardedUrl())
        .isEqualTo(
            "jdbc:scrim:postgresql://db/a?user=u&scrim.policy=http://o:1/x%26y&scrim.audit=file:audit.jsonl");
  }

  @Test
  void passwordsAreNotShown() {
    assertThat(Setup.shown("jdbc:postgresql://db/a?user=u&password=geheim&ssl=true"))
        .isEqualTo("jdbc:postgresql://db/a?user=u&password=…&ssl=true");
    assertThat(Setup.shown("jdbc:h2:mem:a;PASSWORD=geheim")).isEqualTo("jdbc:h2:mem:a;PASSWORD=…");
  }

  private static TextTable table(Terminal terminal) {
    TextTable table = new TextTable(terminal, 9, List.of("name", "n"));
    table.row(List.of(new Cell("Anna", Look.YELLOW), Cell.plain("999")));
    table.row(List.of(Cell.plain("Bartholomew"), Cell.plain("7")));
    return table;
  }

  private static String bare(String line) {
    return line.replaceAll("\u001B\\[[0-9;]*m", "");
  }

  private static Terminal terminal(boolean colour) {
    return new Terminal(new PrintStream(OutputStream.nullOutputStream()), 80, colour);
  }
}
