package dev.scrim.examples.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed bundle is what the policy gives today, byte for byte. */
class BundleTest {

  private static final String COMMITTED =
      "examples/frameworks/src/test/resources/bank-policy.tar.gz";
  private static final String BUILD =
      "build -b -t wasm -e scrim/decision -e scrim/revision -o %s examples/frameworks/policy";

  @TempDir Path folder;

  @Test
  void isNotStale() throws Exception {
    Path root = root();
    if (run(root, List.of("./opaw", "--print-executable")) != 0) {
      if ("true".equals(System.getenv("CI"))) {
        fail("./opaw finds no OPA");
      }
      abort("./opaw finds no OPA");
    }
    Path built = folder.resolve("policy.tar.gz");
    List<String> command =
        Stream.concat(Stream.of("./opaw"), Stream.of(BUILD.formatted(built).split(" "))).toList();
    assertThat(run(root, command)).isZero();
    assertThat(Files.mismatch(built, root.resolve(COMMITTED)))
        .as(
            "The bundle is stale. In the repository's folder run:%n  ./opaw %s",
            BUILD.formatted(COMMITTED))
        .isEqualTo(-1);
  }

  private static int run(Path folder, List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      System.err.println(said);
    }
    return status;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("opaw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
