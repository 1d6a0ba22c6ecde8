package dev.scrim;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Says for whom the statements of the current thread run.
 *
 * <pre>{@code
 * Scrim.as(Subject.of("alice").roles("analyst")).run(() -> report.print());
 *
 * try (Scrim.Scope scope = Scrim.as(subject)) {
 *   report.print();
 * }
 * }</pre>
 */
public final class Scrim {

  private static final ThreadLocal<@Nullable Scope> INNERMOST = new ThreadLocal<>();

  private Scrim() {}

  /**
   * Opens a scope on this thread, at once. Until it is closed it replaces the whole subject of
   * every connection that this thread uses; other threads do not inherit it. Scopes nest.
   */
  public static Scope as(Subject subject) {
    return new Scope(requireNonNull(subject, "subject"));
  }

  /** The subject of this thread's innermost open scope, or null where none is open. */
  public static @Nullable Subject current() {
    Scope scope = INNERMOST.get();
    return scope == null ? null : scope.subject;
  }

  /**
   * A time on one thread during which statements run for one subject. Open from the start; {@code
   * call} and {@code run} close it at their end.
   */
  public static final class Scope implements AutoCloseable {

    private final Subject subject;
    private final @Nullable Scope outer;
    private boolean open = true;

    private Scope(Subject subject) {
      this.subject = subject;
      this.outer = INNERMOST.get();
      INNERMOST.set(this);
    }

    /** Does the work and closes the scope. */
    public <T> T call(Callable<T> work) throws Exception {
      return callThrowing(work::call);
    }

    /** Does the work and closes the scope. */
    public void run(Runnable work) {
      runThrowing(work::run);
    }

    /** Does work that throws one sort of exception, and closes the scope. */
    public <T, X extends Exception> T callThrowing(ThrowingCall<T, X> work) throws X {
      requireInnermost();
      try {
        return work.call();
      } finally {
        close();
      }
    }

    /** Does work that throws one sort of exception, and closes the scope. */
    public <X extends Exception> void runThrowing(ThrowingRun<X> work) throws X {
      requireInnermost();
      try {
        work.run();
      } finally {
        close();
      }
    }

    /**
     * Ends the scope; the one around it counts again. Closing twice does nothing.
     *
     * @throws IllegalStateException where a scope inside this one is still open, or on another
     *     thread
     */
    @Override
    public void close() {
      if (!open) {
        return;
      }
      requireInnermost();
      open = false;
      if (outer == null) {
        INNERMOST.remove();
      } else {
        INNERMOST.set(outer);
      }
    }

    private void requireInnermost() {
      if (!open) {
        throw new IllegalStateException("this scope is closed: open another with Scrim.as");
      }
      if (INNERMOST.get() != this) {
        throw new IllegalStateException(
            "this scope is not the innermost one of this thread: close scopes on the thread that"
                + " opened them, the last one first");
      }
    }
  }

  /** Work with a result. */
  @FunctionalInterface
  public interface ThrowingCall<T, X extends Exception> {
    T call() throws X;
  }

  /** Work without a result. */
  @FunctionalInterface
  public interface ThrowingRun<X extends Exception> {
    void run() throws X;
  }
}
