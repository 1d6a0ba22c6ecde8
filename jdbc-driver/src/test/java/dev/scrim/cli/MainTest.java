package dev.scrim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  /** Two records, made by hand with another implementation of RFC 8785. */
  private static final Path SAMPLE = Path.of("src/test/resources/dev/scrim/cli/audit.jsonl");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Object... args) {
    String[] words = java.util.Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }

  @Test
  void findsAnIntactChain() {
    assertThat(run("audit", "verify", SAMPLE)).isZero();
    assertThat(out.toString().lines())
        .startsWith(
            "file     " + SAMPLE,
            "chain    intact",
            "records  2",
            "from     2026-11-22T09:30:00.120000Z",
            "to       2026-11-22T09:30:00.121000Z")
        .anyMatch(line -> line.matches("hash     [0-9a-f]{64}"))
        .anyMatch(line -> line.startsWith("note     An unsigned chain shows accidents"));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void namesTheFirstBrokenLine() throws Exception {
    Path changed = folder.resolve("changed.jsonl");
    Files.writeString(changed, Files.readString(SAMPLE).replace("\"rows\":12", "\"rows\":13"));

    assertThat(run("audit", "verify", changed)).isEqualTo(1);
    assertThat(out.toString().lines())
        .contains(
            "chain    BROKEN at line 2",
            "why      line 2 was changed: its hash does not fit its content",
            "records  1 before it are intact");
  }

  @Test
  void saysWhatItCannotRead() {
    assertThat(run("audit", "verify", folder.resolve("none"))).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file " + folder.resolve("none"));
    assertThat(run("audit", "verify", folder)).isEqualTo(2);
    assertThat(err.toString()).contains("The file " + folder + " cannot be read");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void explainsItsUsage() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Missing required subcommand", "audit");
    assertThat(run("audit")).isEqualTo(2);
    assertThat(err.toString()).contains("verify");
    assertThat(run("audit", "verify")).isEqualTo(2);
    assertThat(err.toString()).contains("<file>");
    assertThat(run("audit", "verify", "--help")).isZero();
    assertThat(out.toString()).contains("first line that was changed");
  }
}
