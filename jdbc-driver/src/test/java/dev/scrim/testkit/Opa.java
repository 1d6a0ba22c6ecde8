package dev.scrim.testkit;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The real OPA in tests: the one that {@code scrim.test.opa}, {@code SCRIM_TEST_OPA} or the PATH
 * names, else the one that the {@code opaw} wrapper provides. Without one, a test is skipped, and
 * fails in CI.
 */
public final class Opa {

  private static final Path EXECUTABLE = find();

  private Opa() {}

  /** The executable; ends the test where there is none. */
  public static Path executable() {
    if (EXECUTABLE == null) {
      String missing = "no OPA: put opa on the PATH or name it in SCRIM_TEST_OPA";
      if ("true".equals(System.getenv("CI"))) {
        fail(missing);
      }
      abort(missing);
    }
    return EXECUTABLE;
  }

  /** Builds a bundle with a Wasm module from a bundle root. */
  public static Path buildWasm(Path root, Path bundle, String... entrypoints) {
    List<String> arguments =
        new ArrayList<>(List.of("build", "-t", "wasm", "-o", bundle.toString()));
    for (String entrypoint : entrypoints) {
      arguments.addAll(List.of("-e", entrypoint));
    }
    arguments.addAll(List.of("-b", root.toString()));
    run(arguments);
    return bundle;
  }

  /** Runs OPA and gives its output; an error is an exception with that output. */
  public static String run(List<String> arguments) {
    List<String> line = new ArrayList<>(List.of(executable().toString()));
    line.addAll(arguments);
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("opa " + arguments + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts a server on a bundle root, with further arguments of {@code opa run}. */
  public static Server serve(Path root, int port, String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                executable().toString(),
                "run",
                "--server",
                "--addr=127.0.0.1:" + port,
                "--log-level=error",
                "--skip-version-check"));
    line.addAll(Arrays.asList(arguments));
    line.addAll(List.of("--bundle", root.toString()));
    try {
      Path log = Files.createTempFile("opa-test", ".log");
      Process process =
          new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      Server server = new Server(process, port, log);
      server.awaitListening();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port on which nothing listens. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path find() {
    for (String named :
        new String[] {System.getProperty("scrim.test.opa"), System.getenv("SCRIM_TEST_OPA")}) {
      if (named != null && Files.isExecutable(Path.of(named))) {
        return Path.of(named).toAbsolutePath();
      }
    }
    for (String folder : String.valueOf(System.getenv("PATH")).split(File.pathSeparator)) {
      Path opa = Path.of(folder, "opa");
      if (Files.isExecutable(opa) && !Files.isDirectory(opa)) {
        return opa;
      }
    }
    return fromWrapper(Path.of("..", "opaw"));
  }

  private static Path fromWrapper(Path wrapper) {
    if (!Files.isExecutable(wrapper)) {
      return null;
    }
    try {
      Process process =
          new ProcessBuilder(wrapper.toAbsolutePath().toString(), "--print-executable").start();
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      boolean found = process.waitFor() == 0 && Files.isExecutable(Path.of(printed));
      return found ? Path.of(printed) : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A running OPA server; close it. */
  public record Server(Process process, int port, Path log) implements AutoCloseable {

    public URI uri() {
      return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
      process.destroy();
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
        Files.deleteIfExists(log);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private void awaitListening() throws IOException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (System.nanoTime() < deadline && process.isAlive()) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          if (socket.isConnected()) {
            return;
          }
        } catch (IOException notYet) {
          Thread.onSpinWait();
        }
      }
      String said = Files.readString(log);
      close();
      throw new IllegalStateException("OPA does not listen: " + said);
    }
  }
}
