package dev.scrim.decide;

import dev.scrim.Subject;
import dev.scrim.error.Refusal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets one of several threads with the same question ask, and the others wait for its answer. */
final class Flights {

  private final ConcurrentHashMap<Key, CompletableFuture<Verdict>> flights =
      new ConcurrentHashMap<>();

  private final Duration patience;

  /**
   * @param patience how long to wait for the thread that asks
   */
  Flights(Duration patience) {
    this.patience = patience;
  }

  /** The answer to the question, asked for at most once at a time. */
  Verdict join(Key key, Ask ask) throws DeciderException {
    CompletableFuture<Verdict> mine = new CompletableFuture<>();
    CompletableFuture<Verdict> other = flights.putIfAbsent(key, mine);
    if (other != null) {
      return await(other);
    }
    try {
      Verdict verdict = ask.ask();
      mine.complete(verdict);
      return verdict;
    } catch (Throwable e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      flights.remove(key, mine);
    }
  }

  private Verdict await(CompletableFuture<Verdict> other) throws DeciderException {
    try {
      return other.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      if (e.getCause() instanceof DeciderException failure) {
        throw failure.isUnreachable()
            ? DeciderException.unreachable(String.valueOf(failure.getMessage()), failure)
            : DeciderException.unusable(String.valueOf(failure.getMessage()));
      }
      throw DeciderException.unusable("asking it failed for another statement at the same moment");
    } catch (TimeoutException e) {
      throw DeciderException.unreachable(
          "no answer within "
              + patience.toMillis()
              + " ms to the same question of another"
              + " statement",
          null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DeciderException.unusable("the thread was interrupted while it waited");
    }
  }

  /** Who waits for the same answer: the epoch keeps those after a change from an older answer. */
  record Key(Question question, Subject subject, long epoch) {}

  /** Puts the question. */
  interface Ask {
    Verdict ask() throws DeciderException;
  }
}
