package dev.scrim.decide.wasm;

import dev.scrim.decide.Answer;
import dev.scrim.decide.Background;
import dev.scrim.decide.Decider;
import dev.scrim.decide.DeciderException;
import dev.scrim.decide.Revisions;
import dev.scrim.error.ScrimConfigException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates a bundle's Wasm module in this JVM. A bundle file that changes is loaded anew; where
 * the new one cannot be used, the old one goes on deciding and the log says so loudly.
 */
public final class WasmDecider implements Decider {

  private static final Logger LOG = LoggerFactory.getLogger(WasmDecider.class);
  private static final Duration POLL = Duration.ofSeconds(5);

  private final BundleSource source;
  private final String path;
  private final Duration timeout;
  private final Revisions revisions = new Revisions();
  private final Runnable stopPolling;
  private volatile WasmPolicy policy;
  private @Nullable String stamp;

  private WasmDecider(BundleSource source, String path, Duration timeout, Duration poll)
      throws ScrimConfigException {
    this.source = source;
    this.path = path;
    this.timeout = timeout;
    this.stamp = source.stamp();
    this.policy = WasmPolicy.load(source, path, timeout);
    this.stopPolling = stamp == null ? () -> {} : Background.every(poll, this::reload);
  }

  /**
   * Loads a bundle.
   *
   * @param location a file, or {@code classpath:name}
   * @param decision path of the rule, such as {@code scrim/decision}, an entry point of the bundle
   * @param timeout for one evaluation
   * @throws ScrimConfigException where the bundle cannot be used
   */
  public static WasmDecider open(String location, String decision, Duration timeout)
      throws ScrimConfigException {
    return open(location, decision, timeout, POLL);
  }

  static WasmDecider open(String location, String decision, Duration timeout, Duration poll)
      throws ScrimConfigException {
    return new WasmDecider(new BundleSource(location), decision, timeout, poll);
  }

  @Override
  public Answer ask(byte[] input) throws DeciderException {
    return policy.ask(input);
  }

  @Override
  public long epoch() {
    return revisions.epoch();
  }

  @Override
  public void close() {
    stopPolling.run();
  }

  private synchronized void reload() {
    String now = source.stamp();
    if (Objects.equals(now, stamp)) {
      return;
    }
    stamp = now;
    try {
      WasmPolicy fresh = WasmPolicy.load(source, path, timeout);
      if (!fresh.isFrom(policy.digest())) {
        policy = fresh;
        revisions.changed();
        LOG.info("{} was loaded anew: revision {}", source, fresh.revision());
      }
    } catch (ScrimConfigException e) {
      LOG.error(
          "{} changed and cannot be used; revision {} GOES ON DECIDING: {}",
          source,
          policy.revision(),
          e.getMessage());
    }
  }
}
