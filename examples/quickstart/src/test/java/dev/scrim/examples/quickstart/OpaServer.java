package dev.scrim.examples.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real {@code opa run --server} on the repository's policies, on a free loopback port. */
final class OpaServer implements AutoCloseable {

  private final Process process;
  private final String url;

  private OpaServer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static OpaServer start() throws IOException, InterruptedException {
    Path executable = Repository.opa();
    String address;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = "127.0.0.1:" + socket.getLocalPort();
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            executable.toString(),
            "run",
            "--server",
            "--addr",
            address,
            "--log-level",
            "error",
            "--skip-version-check",
            "--ignore",
            "*_test.rego",
            "policies");
    builder.directory(Repository.ROOT.toFile()).inheritIO();
    OpaServer server = new OpaServer(builder.start(), "http://" + address);
    Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroyForcibly));
    server.awaitHealth();
    return server;
  }

  String url() {
    return url;
  }

  private void awaitHealth() throws InterruptedException {
    HttpRequest health = HttpRequest.newBuilder(URI.create(url + "/health")).build();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (process.isAlive() && System.nanoTime() < deadline) {
      try {
        HttpClient client = HttpClient.newHttpClient();
        if (client.send(health, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // not listening yet
      }
      Thread.sleep(50);
    }
    close();
    throw new IllegalStateException("OPA did not become healthy; its output is above");
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
