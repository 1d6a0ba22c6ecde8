package dev.scrim.decide;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work beside the statements: one timer for all deciders, and daemon threads that come and go. */
public final class Background {

  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(daemons("scrim-policy-timer"));

  private static final ExecutorService WORKERS =
      Executors.newCachedThreadPool(daemons("scrim-policy"));

  private Background() {}

  /** Threads for work that somebody may wait for or give up. */
  public static ExecutorService workers() {
    return WORKERS;
  }

  /** Runs a task now and again, each time so long after it ended, until what is returned runs. */
  public static Runnable every(Duration pause, Runnable task) {
    Repeated repeated = new Repeated(pause, task);
    WORKERS.execute(repeated);
    return repeated::stop;
  }

  private static ThreadFactory daemons(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private static final class Repeated implements Runnable {

    private final Duration pause;
    private final Runnable task;
    private volatile boolean stopped;

    Repeated(Duration pause, Runnable task) {
      this.pause = pause;
      this.task = task;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a task that stopped simply does nothing
    public void run() {
      if (stopped) {
        return;
      }
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        LOG.error("A background check of the policy failed; it goes on", e);
      }
      TIMER.schedule(() -> WORKERS.execute(this), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    void stop() {
      stopped = true;
    }
  }
}
