package dev.scrim.examples.quickstart;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The repository that this module lies in, and its {@code ./opaw}. */
final class Repository {

  static final Path ROOT = root();

  private Repository() {}

  /** The real OPA; where there is none the test is skipped, and with CI=true it fails. */
  static Path opa() throws IOException, InterruptedException {
    Ran ran = run(List.of("./opaw", "--print-executable"));
    if (ran.status() == 0) {
      return Path.of(ran.output().strip().lines().reduce("", (first, second) -> second));
    }
    if ("true".equals(System.getenv("CI"))) {
      return fail("./opaw finds no OPA:\n" + ran.output());
    }
    return abort("./opaw finds no OPA");
  }

  /** What {@code ./opaw} says, which must end well. */
  static String opaw(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(opa().toString()));
    command.addAll(List.of(arguments));
    Ran ran = run(command);
    if (ran.status() != 0) {
      return fail("opa " + String.join(" ", arguments) + "\n" + ran.output());
    }
    return ran.output();
  }

  private record Ran(int status, String output) {}

  private static Ran run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), output);
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("opaw"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no folder above this one has ./opaw in it");
      }
    }
    return folder;
  }
}
