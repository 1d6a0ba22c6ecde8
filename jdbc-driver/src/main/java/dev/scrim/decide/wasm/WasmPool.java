package dev.scrim.decide.wasm;

import com.styra.opa.wasm.OpaAbortException;
import dev.scrim.decide.Background;
import dev.scrim.decide.DeciderException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Instances of one module, each lent to one evaluation at a time. An evaluation runs beside the
 * caller's thread, so that it can be given up; an instance that failed or was given up is thrown
 * away. Grows in the background, as loading an instance takes far longer than using one.
 */
final class WasmPool {

  private static final Logger LOG = LoggerFactory.getLogger(WasmPool.class);

  private final Supplier<WasmInstance> loader;
  private final Duration timeout;
  private final int most;
  private final BlockingQueue<WasmInstance> idle;
  private final AtomicInteger alive = new AtomicInteger(1);

  WasmPool(WasmInstance first, Supplier<WasmInstance> loader, int most, Duration timeout) {
    this.loader = loader;
    this.timeout = timeout;
    this.most = most;
    this.idle = new ArrayBlockingQueue<>(most);
    idle.add(first);
    // A spare, so that one evaluation given up does not keep the next waiting for a load.
    grow();
  }

  /** The result set of one evaluation. */
  byte[] evaluate(int entrypoint, byte[] input) throws DeciderException {
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      WasmInstance instance = borrow(deadline);
      Future<byte[]> result =
          Background.workers().submit(() -> instance.evaluate(entrypoint, input));
      return await(instance, result, deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DeciderException.unusable("the thread was interrupted while the policy was evaluated");
    }
  }

  private WasmInstance borrow(long deadline) throws DeciderException, InterruptedException {
    WasmInstance instance = idle.poll();
    if (instance == null) {
      grow();
      instance = idle.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    if (instance == null) {
      throw DeciderException.unreachable(
          "no instance of the policy module was free within "
              + timeout.toMillis()
              + " ms. Raise scrim.policy.timeout, or let decisions be reused longer.",
          null);
    }
    return instance;
  }

  private byte[] await(WasmInstance instance, Future<byte[]> result, long deadline)
      throws DeciderException, InterruptedException {
    boolean sound = false;
    try {
      byte[] set = result.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      sound = true;
      return set;
    } catch (TimeoutException e) {
      throw DeciderException.unreachable(
          "the policy module did not decide within "
              + timeout.toMillis()
              + " ms. Simplify the rule, or raise scrim.policy.timeout.",
          null);
    } catch (ExecutionException e) {
      throw DeciderException.unusable("the policy module failed: " + describe(e.getCause()));
    } finally {
      if (sound) {
        idle.add(instance);
      } else {
        result.cancel(true);
        alive.decrementAndGet();
        grow();
      }
    }
  }

  /** What the module says of its own code may be repeated; anything else may quote the question. */
  private static String describe(@Nullable Throwable cause) {
    if (cause instanceof OpaAbortException) {
      return String.valueOf(cause.getMessage());
    }
    return cause == null ? "unknown" : cause.getClass().getSimpleName();
  }

  private void grow() {
    if (alive.getAndUpdate(n -> Math.min(n + 1, most)) >= most) {
      return;
    }
    Background.workers()
        .execute(
            () -> {
              try {
                idle.add(loader.get());
              } catch (RuntimeException | Error e) {
                alive.decrementAndGet();
                LOG.error("A further instance of the policy module could not be loaded", e);
              }
            });
  }
}
