package dev.scrim.decide.opa;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scrim.decide.Background;
import dev.scrim.decide.DeciderException;
import dev.scrim.error.Refusal;
import dev.scrim.error.ScrimConfigException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running {@code opa run --server} child on a loopback port, guarded by a random token. */
final class OpaProcess {

  private static final Logger LOG = LoggerFactory.getLogger(OpaProcess.class);

  private static final Path SHELL = Path.of("/bin/sh");

  /**
   * Ends OPA when this JVM closes the pipe or is gone, however it went; {@code read} waits for
   * that.
   */
  private static final String WATCHDOG =
      """
      exec 3<&0
      "$@" </dev/null 3<&- &
      opa=$!
      ( read -r _ <&3; kill "$opa" ) &
      watch=$!
      exec 3<&-
      wait "$opa"
      status=$?
      kill "$watch" 2>/dev/null
      exit "$status"
      """;

  private static final Duration START = Duration.ofSeconds(20);
  private static final Duration STOP = Duration.ofSeconds(3);
  private static final int ATTEMPTS = 3;
  private static final int KEPT_LINES = 20;

  private final Process process;
  private final int port;
  private final Guard guard;
  private final Deque<String> output = new ArrayDeque<>();

  private OpaProcess(Process process, int port, Guard guard) {
    this.process = process;
    this.port = port;
    this.guard = guard;
    Background.workers().execute(this::readOutput);
  }

  /** Starts a server on these policies and waits until it answers. */
  static OpaProcess start(
      OpaExecutable opa, PolicyFolder folder, PolicySnapshot policies, String decision)
      throws ScrimConfigException {
    Guard guard = Guard.create();
    Path copy = policies.write(guard, decision);
    try {
      opa.requireDecision(folder, copy, decision);
      for (int attempt = 1; ; attempt++) {
        OpaProcess started = start(opa, copy, guard);
        if (started.awaitReady()) {
          return started;
        }
        started.stop();
        if (attempt == ATTEMPTS) {
          throw new ScrimConfigException(
              folder + ": the OPA server on this folder does not start: " + started.lastOutput());
        }
      }
    } finally {
      PolicySnapshot.delete(copy);
    }
  }

  private static OpaProcess start(OpaExecutable opa, Path copy, Guard guard)
      throws ScrimConfigException {
    try {
      // Should another program take the port meanwhile, it cannot know the proof.
      int port = freePort();
      List<String> watchdog =
          Files.isExecutable(SHELL) ? List.of(SHELL.toString(), "-c", WATCHDOG, "opa") : List.of();
      List<String> arguments =
          List.of(
              "run",
              "--server",
              "--addr=127.0.0.1:" + port,
              "--authentication=token",
              "--authorization=basic",
              "--set=default_authorization_decision=/" + guard.name() + "/allow",
              "--log-level=error",
              "--skip-version-check",
              "--shutdown-grace-period=1",
              "--bundle",
              copy.toString());
      return new OpaProcess(opa.process(watchdog, arguments).start(), port, guard);
    } catch (IOException e) {
      throw opa.notStarted(e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  String token() {
    return guard.token();
  }

  /** The process and, where a shell watches over it, the server below. */
  List<ProcessHandle> family() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the process and waits a little for it. */
  void stop() {
    List<ProcessHandle> family = family();
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      LOG.debug("The pipe to the OPA child was closed already", e);
    }
    process.destroy();
    try {
      if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    family.forEach(ProcessHandle::destroy);
  }

  private boolean awaitReady() throws ScrimConfigException {
    OpaClient client = new OpaClient(uri(), Duration.ofSeconds(2), token(), null);
    long deadline = System.nanoTime() + START.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      if (proves(client)) {
        return process.isAlive();
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stop();
        throw new ScrimConfigException("The thread was interrupted while OPA started.", e);
      }
    }
    return false;
  }

  private boolean proves(OpaClient client) {
    try {
      byte[] body = client.get(guard.proofPath());
      JsonNode proof = OpaAnswers.envelope(client.shown(guard.proofPath()), body).path("result");
      return guard.proof().equals(proof.textValue());
    } catch (DeciderException | Refusal notYet) {
      return false;
    }
  }

  private void readOutput() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        LOG.warn("opa: {}", line);
        synchronized (output) {
          output.addLast(line);
          if (output.size() > KEPT_LINES) {
            output.removeFirst();
          }
        }
      }
    } catch (IOException e) {
      LOG.debug("The OPA child's output ended", e);
    }
  }

  private String lastOutput() {
    synchronized (output) {
      return output.isEmpty()
          ? "it said nothing within " + START.toSeconds() + " seconds."
          : String.join(" ", output);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
