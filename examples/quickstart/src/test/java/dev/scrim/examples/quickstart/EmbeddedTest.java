package dev.scrim.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as the README starts it. */
class EmbeddedTest {

  @TempDir Path folder;

  @Test
  void tellsTheStory() throws Exception {
    Telling telling = Telling.of(Setup.EMBEDDED_URL, Setup.EMBEDDED_POLICY, folder);
    Facts.check(telling);
    assertThat(telling.page()).doesNotContain("\u001B");
  }

  @Test
  void theReadmeShowsWhatIsPrinted() throws Exception {
    String readme = Files.readString(Repository.ROOT.resolve("examples/quickstart/README.md"));
    int start = readme.indexOf("── ");
    Map<String, String> shown =
        Telling.sections(readme.substring(start, readme.indexOf("```", start)));
    shown.keySet().removeIf(heading -> heading.matches("(Recorded|Proven):.*"));
    assertThat(shown).hasSize(4);
    Telling telling = Telling.of(Setup.EMBEDDED_URL, Setup.EMBEDDED_POLICY, folder, 100);
    shown.forEach((heading, text) -> assertThat(telling.under(heading)).isEqualTo(text));
  }
}
