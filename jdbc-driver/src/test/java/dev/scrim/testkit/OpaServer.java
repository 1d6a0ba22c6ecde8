package dev.scrim.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real {@code opa run --server} on a free loopback port. */
public final class OpaServer implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(20);

  private final Process process;
  private final String url;
  private final Thread hook;

  private OpaServer(Process process, String url) {
    this.process = process;
    this.url = url;
    this.hook = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts OPA on these folders or files and waits until it is healthy. */
  public static OpaServer serving(Path... policies) {
    try {
      int port = freePort();
      List<String> command =
          new ArrayList<>(
              List.of(
                  executable(),
                  "run",
                  "--server",
                  "--addr",
                  "127.0.0.1:" + port,
                  "--log-level",
                  "error",
                  "--disable-telemetry"));
      for (Path policy : policies) {
        command.add(policy.toString());
      }
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      OpaServer server = new OpaServer(process, "http://127.0.0.1:" + port);
      server.awaitHealth();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address for {@code scrim.policy}. */
  public String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending; the hook is running or has run.
    }
  }

  private void awaitHealth() {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest health = HttpRequest.newBuilder(URI.create(url + "/health")).build();
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        if (client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
        Thread.sleep(50);
      } catch (IOException e) {
        // Not listening yet.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    close();
    throw new IllegalStateException("OPA did not become healthy; its output is above");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The property, the environment, the PATH, else what the wrapper at the repository's top has. */
  private static String executable() throws IOException {
    for (String named :
        new String[] {System.getProperty("scrim.test.opa"), System.getenv("SCRIM_TEST_OPA")}) {
      if (named != null && !named.isBlank()) {
        return named;
      }
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      File candidate = new File(folder, "opa");
      if (candidate.canExecute()) {
        return candidate.getPath();
      }
    }
    Process wrapper = new ProcessBuilder("../opaw", "--print-executable").start();
    String path =
        new String(wrapper.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (path.isEmpty()) {
      throw new IllegalStateException("no OPA: set scrim.test.opa or put opa on the PATH");
    }
    return path;
  }
}
