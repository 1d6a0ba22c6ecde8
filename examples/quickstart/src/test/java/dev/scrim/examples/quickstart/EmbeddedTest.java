package dev.scrim.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
}
