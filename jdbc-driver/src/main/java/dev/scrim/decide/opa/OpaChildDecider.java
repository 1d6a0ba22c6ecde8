package dev.scrim.decide.opa;

import dev.scrim.decide.Answer;
import dev.scrim.decide.Decider;
import dev.scrim.decide.DeciderException;
import dev.scrim.error.ScrimConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Asks a child {@code opa run --server} that this JVM starts on a folder. Deciders of equal
 * settings share one child; it ends with the last of them, and with the JVM.
 */
public final class OpaChildDecider implements Decider {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Map<Key, Shared> SHARED = new ConcurrentHashMap<>();
  private static boolean hooked;

  private final Key key;
  private final ChildServer server;
  private final AtomicBoolean closed = new AtomicBoolean();

  private OpaChildDecider(Key key, ChildServer server) {
    this.key = key;
    this.server = server;
  }

  /**
   * Starts a child on the folder, or joins the one that runs.
   *
   * @param folder with policies, a bundle root
   * @param executable the {@code opa} program, or null for the PATH
   * @param decision path of the rule, such as {@code scrim/decision}
   * @param timeout for one request
   * @throws ScrimConfigException where OPA is not there, or the folder's policies cannot be used
   */
  public static OpaChildDecider open(
      Path folder, @Nullable String executable, String decision, Duration timeout)
      throws ScrimConfigException {
    Key key = new Key(real(folder), executable, decision, timeout);
    synchronized (SHARED) {
      Shared shared = SHARED.get(key);
      if (shared == null) {
        ChildServer server =
            new ChildServer(
                new OpaExecutable(executable),
                new PolicyFolder(key.folder()),
                decision,
                timeout,
                POLL);
        shared = new Shared(server);
        SHARED.put(key, shared);
        stopWithTheJvm();
      }
      shared.users++;
      return new OpaChildDecider(key, shared.server);
    }
  }

  @Override
  public Answer ask(byte[] input) throws DeciderException {
    return server.ask(input);
  }

  @Override
  public long epoch() {
    return server.epoch();
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    synchronized (SHARED) {
      Shared shared = SHARED.get(key);
      if (shared != null && --shared.users == 0) {
        SHARED.remove(key);
        shared.server.close();
      }
    }
  }

  OpaProcess process() {
    return server.process();
  }

  private static void stopWithTheJvm() {
    if (!hooked) {
      hooked = true;
      Runtime.getRuntime()
          .addShutdownHook(new Thread(OpaChildDecider::stopAll, "scrim-policy-stop"));
    }
  }

  /** Takes no lock: one may be held by a thread that waits for a child to start. */
  private static void stopAll() {
    SHARED.values().forEach(shared -> shared.server.stopNow());
  }

  /** Relative paths and links lead to the same child. */
  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException notThere) {
      return folder.toAbsolutePath().normalize();
    }
  }

  private record Key(Path folder, @Nullable String executable, String decision, Duration timeout) {}

  private static final class Shared {
    final ChildServer server;
    int users;

    Shared(ChildServer server) {
      this.server = server;
    }
  }
}
