package dev.scrim.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.error.PolicyUnavailableException;
import dev.scrim.error.ScrimConfigException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Another JVM on the same file; the other JVM's full disk and its sudden end. */
class SecondProcessTest {

  @TempDir Path folder;

  /** The other JVM: writes until it is killed or cannot. */
  public static final class Writer {
    public static void main(String[] args) throws Exception {
      try (AuditTrail trail = Samples.open(Path.of(args[0]))) {
        for (int i = 0; ; i++) {
          Samples.write(trail, 1);
          if (i == 3) {
            System.out.println("writing");
          }
        }
      } catch (PolicyUnavailableException e) {
        System.out.println("refused: " + e.getMessage());
      }
    }
  }

  private static List<String> java(Path file) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-cp",
        System.getProperty("java.class.path"),
        Writer.class.getName(),
        file.toString());
  }

  @Test
  void isRefusedTheFileUntilTheFirstOneEnds() throws Exception {
    Path file = folder.resolve("audit.jsonl");
    Process other =
        new ProcessBuilder(java(file)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      assertThat(firstLine(other)).isEqualTo("writing");
      assertThatThrownBy(() -> Samples.open(file))
          .isInstanceOf(ScrimConfigException.class)
          .hasMessageContaining("it is in use by another process; give each process a file");
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();

    try (AuditTrail trail = Samples.open(file)) {
      Samples.write(trail, 1);
    }
    AuditVerifier.Result result = AuditVerifier.verify(file);
    assertThat(result.damage()).isNull();
    assertThat(result.records()).isGreaterThanOrEqualTo(10);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no ulimit")
  void runsNothingWhereNothingMoreCanBeWritten() throws Exception {
    Path file = folder.resolve("audit.jsonl");
    // kilobytes with bash, half of them with other shells
    String command = "ulimit -f 128; exec \"$@\"";
    List<String> limited = new ArrayList<>(List.of("sh", "-c", command, "sh"));
    limited.addAll(java(file));
    Process other = new ProcessBuilder(limited).redirectErrorStream(true).start();
    String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said).contains("refused: the audit record could not be written").contains("large");
    AuditVerifier.Result result = AuditVerifier.verify(file);
    assertThat(result.damage()).isNull();
    assertThat(result.records()).isGreaterThan(10);
    assertThat(Files.size(file)).isLessThanOrEqualTo(128 * 1024);
  }

  private static String firstLine(Process process) throws Exception {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }
}
