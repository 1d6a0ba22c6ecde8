package dev.scrim.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same program, unchanged, on a real PostgreSQL and with a real OPA server. */
class PostgresTest {

  @TempDir Path folder;

  @Test
  void tellsTheSameStoryAsTheEmbeddedDatabase() throws Exception {
    try (OpaServer opa = OpaServer.start();
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      String url = postgres.getJdbcUrl("postgres", "postgres");
      Path here = Files.createDirectory(folder.resolve("postgres"));
      Telling telling = Telling.of(url, opa.url(), here);
      Facts.check(telling);

      Path there = Files.createDirectory(folder.resolve("h2"));
      String h2 = "jdbc:h2:mem:same_story;DB_CLOSE_DELAY=-1";
      Telling embedded = Telling.of(h2, Setup.EMBEDDED_POLICY, there);
      assertThat(scenes(telling)).isEqualTo(scenes(embedded));
    }
  }

  /** All that comes from queries: not the addresses at the top, nor the times in the trail. */
  private static Map<String, String> scenes(Telling telling) {
    Map<String, String> scenes = new LinkedHashMap<>(telling.sections());
    scenes.keySet().removeIf(heading -> heading.matches("(|Scrim:.*|Recorded:.*)"));
    return scenes;
  }
}
