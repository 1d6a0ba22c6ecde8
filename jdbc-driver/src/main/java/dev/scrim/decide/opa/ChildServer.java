package dev.scrim.decide.opa;

import dev.scrim.decide.Answer;
import dev.scrim.decide.Background;
import dev.scrim.decide.DeciderException;
import dev.scrim.decide.Revisions;
import dev.scrim.error.ScrimConfigException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one OPA child running on a folder: starts it again when it dies, ever more slowly where it
 * keeps dying, and replaces it when the folder's policies change. Where changed policies cannot be
 * used, the old ones go on deciding and the log says so loudly. Thread-safe.
 */
final class ChildServer {

  private static final Logger LOG = LoggerFactory.getLogger(ChildServer.class);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** A child that lived this long did not die of its start. */
  private static final Duration SETTLED = Duration.ofSeconds(60);

  private final OpaExecutable opa;
  private final PolicyFolder folder;
  private final String decision;
  private final Duration timeout;
  private final Revisions revisions = new Revisions();
  private final Runnable stopWatching;
  private PolicySnapshot policies;
  private String stamp;
  private Duration pause = FIRST_PAUSE;
  private long startedAt;
  private volatile boolean closed;
  private volatile Child child;

  ChildServer(
      OpaExecutable opa, PolicyFolder folder, String decision, Duration timeout, Duration poll)
      throws ScrimConfigException {
    this.opa = opa;
    this.folder = folder;
    this.decision = decision;
    this.timeout = timeout;
    opa.requireVersion();
    this.stamp = folder.stamp();
    this.policies = new PolicySnapshot(folder);
    this.child = start(policies);
    this.stopWatching = Background.every(poll, this::watch);
  }

  Answer ask(byte[] input) throws DeciderException {
    Child now = child;
    if (!now.process().isAlive()) {
      throw ended();
    }
    Answer answer = now.decider().ask(input);
    if (!now.process().isAlive()) {
      // Whoever answered last may have been another program on the child's port.
      throw ended();
    }
    return answer;
  }

  long epoch() {
    return revisions.epoch();
  }

  /** The child that answers now. */
  OpaProcess process() {
    return child.process();
  }

  synchronized void close() {
    stopNow();
  }

  /** As {@link #close}, but waits for no start under way: for a JVM that is ending. */
  void stopNow() {
    closed = true;
    stopWatching.run();
    child.stop();
  }

  private DeciderException ended() {
    return DeciderException.unreachable(
        "the OPA server on " + folder + " has ended and is being started again. See the log.",
        null);
  }

  private Child start(PolicySnapshot from) throws ScrimConfigException {
    OpaProcess process = OpaProcess.start(opa, folder, from, decision);
    startedAt = System.nanoTime();
    OpaClient client = new OpaClient(process.uri(), timeout, process.token(), null);
    OpaHttpDecider decider = new OpaHttpDecider(client, decision, revisions, OpaHttpDecider.POLL);
    return new Child(process, decider);
  }

  private synchronized void watch() {
    if (closed) {
      return;
    }
    if (!child.process().isAlive()) {
      startAgain();
    }
    try {
      String now = folder.stamp();
      if (!now.equals(stamp)) {
        stamp = now;
        replace(new PolicySnapshot(folder));
      }
    } catch (ScrimConfigException e) {
      LOG.error(
          "{} changed and cannot be used; the policies read before GO ON DECIDING: {}",
          folder,
          e.getMessage());
    }
  }

  private void replace(PolicySnapshot fresh) throws ScrimConfigException {
    if (fresh.digest().equals(policies.digest())) {
      return;
    }
    Child old = child;
    child = start(fresh);
    policies = fresh;
    revisions.changed();
    old.stop();
    LOG.info("{} changed and was loaded anew: {}", folder, fresh.digest());
  }

  private void startAgain() {
    long age = System.nanoTime() - startedAt;
    if (age > SETTLED.toNanos()) {
      pause = FIRST_PAUSE;
    }
    if (age < pause.toNanos()) {
      return;
    }
    LOG.warn("The OPA server on {} has ended; it is started again", folder);
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    startedAt = System.nanoTime();
    child.stop();
    try {
      child = start(policies);
    } catch (ScrimConfigException e) {
      LOG.error("The OPA server on {} does not start again: {}", folder, e.getMessage());
    }
  }

  private record Child(OpaProcess process, OpaHttpDecider decider) {
    void stop() {
      decider.close();
      process.stop();
    }
  }
}
