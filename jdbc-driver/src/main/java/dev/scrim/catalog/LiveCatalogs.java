package dev.scrim.catalog;

import dev.scrim.config.Dialect;
import dev.scrim.error.PolicyUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of a live database, read on a connection of its own that is closed at once.
 *
 * <p>Thread-safe. One reading runs at a time and is shared by all who can use it; a catalogue that
 * is still valid is handed out without a lock. A reading whose content is the same as before gives
 * the same object and version, so that plans outlive it. Names that are not in the catalogue make
 * it be read again at once, but only so often: else misspelt statements would keep the database
 * busy.
 */
public final class LiveCatalogs implements CatalogSource {

  /** Shared by all sources, so that equal numbers mean equal content everywhere. */
  private static final AtomicLong VERSIONS = new AtomicLong();

  private final CatalogReader reader;
  private final ConnectionOpener sideConnections;
  private final long maxAgeNanos;
  private final Allowance allowance;

  private final Object lock = new Object();

  /** Orders the beginnings of readings and the demands for one; guarded by the lock. */
  private long clock;

  private @Nullable Reading running;

  /** Held by the one who refreshes. */
  private final Semaphore refreshing = new Semaphore(1);

  private volatile long invalidatedAt;
  private volatile @Nullable Held held;

  /**
   * A catalogue that has not been read yet.
   *
   * @param sideConnections opens a connection to the same database, as the same user
   * @param maxAge how long a reading is used; zero reads each time
   */
  public LiveCatalogs(Dialect dialect, ConnectionOpener sideConnections, Duration maxAge) {
    this(dialect, sideConnections, maxAge, System::nanoTime);
  }

  LiveCatalogs(
      Dialect dialect, ConnectionOpener sideConnections, Duration maxAge, LongSupplier nanoTime) {
    this.allowance = new Allowance(nanoTime);
    this.reader =
        switch (dialect) {
          case POSTGRESQL -> new PostgresCatalogReader();
          case H2 -> new H2CatalogReader();
        };
    this.sideConnections = sideConnections;
    this.maxAgeNanos = maxAge.toNanos();
  }

  @Override
  public Catalog current() throws SQLException {
    Held known = held;
    if (known != null && valid(known)) {
      return known.catalog;
    }
    return begunAfter(invalidatedAt, null);
  }

  /**
   * Reads on a connection that was just borrowed, where the catalogue is more than half as old as
   * it may get. Who borrows from a pool then needs no second connection of it while holding the
   * first, which a pool with none left would not give before one of its borrowers gives up.
   *
   * @param idle with no transaction open and nothing set in one; it is left like that
   */
  public void refreshOn(Connection idle) throws SQLException {
    Held known = held;
    if (known != null && valid(known, maxAgeNanos / 2)) {
      return;
    }
    if (!refreshing.tryAcquire()) {
      if (known != null && valid(known, maxAgeNanos)) {
        return;
      }
      // Who refreshes holds a connection of its own and waits for none, so it will be done.
      refreshing.acquireUninterruptibly();
    }
    try {
      Held last = held;
      if (last == null || !valid(last, maxAgeNanos / 2)) {
        hold(clock(), System.nanoTime(), readContent(idle));
      }
    } finally {
      refreshing.release();
    }
  }

  @Override
  public Catalog newerThan(Catalog known) throws SQLException {
    long demand;
    synchronized (lock) {
      Held last = held;
      boolean current = last != null && valid(last, maxAgeNanos) && last.catalog == known;
      if (current && !allowance.take()) {
        return known;
      }
      demand = ++clock;
    }
    return begunAfter(demand, known);
  }

  private long clock() {
    synchronized (lock) {
      return ++clock;
    }
  }

  @Override
  public void invalidate() {
    synchronized (lock) {
      invalidatedAt = ++clock;
    }
  }

  /** The result of a reading that began after that moment, or any valid one but {@code known}. */
  private Catalog begunAfter(long moment, @Nullable Catalog known) throws SQLException {
    while (true) {
      Reading reading;
      boolean mine = false;
      synchronized (lock) {
        Held last = held;
        if (last != null
            && valid(last)
            && (known == null ? last.begun > moment : last.catalog != known)) {
          return last.catalog;
        }
        reading = running;
        if (reading == null) {
          reading = new Reading(++clock);
          running = reading;
          mine = true;
        }
      }
      if (mine) {
        reading.task.run();
      }
      boolean conclusive = reading.begun > moment;
      try {
        CatalogSnapshot result = reading.await();
        if (conclusive) {
          return result;
        }
      } catch (SQLException e) {
        if (conclusive) {
          throw e;
        }
      }
    }
  }

  private boolean valid(Held known) {
    return valid(known, maxAgeNanos);
  }

  private boolean valid(Held known, long ageNanos) {
    return known.begun > invalidatedAt && System.nanoTime() - known.readAt < ageNanos;
  }

  private CatalogSnapshot read(Reading reading) throws SQLException {
    long readAt = System.nanoTime();
    try {
      try (Connection side = open()) {
        return hold(reading.begun, readAt, readContent(side));
      }
    } finally {
      synchronized (lock) {
        running = null;
      }
    }
  }

  /** Takes in what was read, unless a reading that began later is there already. */
  private CatalogSnapshot hold(long begun, long readAt, CatalogContent content) {
    synchronized (lock) {
      Held last = held;
      CatalogSnapshot catalog =
          last != null && last.catalog.holds(content)
              ? last.catalog
              : new CatalogSnapshot(VERSIONS.incrementAndGet(), content);
      if (last == null || last.begun < begun) {
        held = new Held(catalog, begun, readAt);
      }
      return catalog;
    }
  }

  private CatalogContent readContent(Connection connection) throws SQLException {
    try {
      return reader.read(connection);
    } catch (PolicyUnavailableException e) {
      throw e;
    } catch (SQLException | RuntimeException e) {
      throw new PolicyUnavailableException("The catalogue could not be read to its end.", e);
    }
  }

  private Connection open() throws SQLException {
    try {
      return sideConnections.open();
    } catch (SQLException | RuntimeException e) {
      throw new PolicyUnavailableException(
          "The catalogue could not be read: no side connection to the database could be opened."
              + " Statements are refused until one can; check the database and its connection limit.",
          e);
    }
  }

  /** A catalogue and the reading that found it. */
  private record Held(CatalogSnapshot catalog, long begun, long readAt) {}

  /** One reading, run by the thread that began it and awaited by the others. */
  private final class Reading {
    final long begun;
    final FutureTask<CatalogSnapshot> task;

    Reading(long begun) {
      this.begun = begun;
      this.task = new FutureTask<>(() -> read(this));
    }

    CatalogSnapshot await() throws SQLException {
      try {
        return task.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PolicyUnavailableException(
            "The thread was interrupted while the catalogue was read; the statement was not run.",
            e);
      } catch (ExecutionException e) {
        throw new PolicyUnavailableException(reason(e.getCause()), e.getCause());
      }
    }

    private static String reason(@Nullable Throwable cause) {
      return cause instanceof PolicyUnavailableException known
          ? String.valueOf(known.getMessage())
          : "The catalogue could not be read to its end.";
    }
  }
}
