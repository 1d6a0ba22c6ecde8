package dev.scrim.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.config.Dialect;
import dev.scrim.error.PolicyUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LiveCatalogsTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final AtomicInteger opened = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private TestH2 database;

  @BeforeEach
  void create() throws SQLException {
    database = new TestH2("");
    database.run("CREATE TABLE t (id INT)");
  }

  @AfterEach
  void close() throws SQLException {
    threads.shutdownNow();
    database.close();
  }

  private Connection open() throws SQLException {
    opened.incrementAndGet();
    return database.open();
  }

  private LiveCatalogs catalogs(Duration maxAge) {
    return new LiveCatalogs(Dialect.H2, this::open, maxAge);
  }

  @Test
  void readsOnceWhileValid() throws SQLException {
    LiveCatalogs catalogs = catalogs(LONG);

    Catalog first = catalogs.current();
    database.run("CREATE TABLE u (id INT)");

    assertThat(catalogs.current()).isSameAs(first);
    assertThat(opened).hasValue(1);
  }

  @Test
  void readsAgainWhenOldOrInvalidated() throws SQLException {
    LiveCatalogs catalogs = catalogs(LONG);
    Catalog first = catalogs.current();
    database.run("CREATE TABLE u (id INT)");
    catalogs.invalidate();

    Catalog second = catalogs.current();

    assertThat(second.table("PUBLIC", "U")).isNotNull();
    assertThat(second.version()).isGreaterThan(first.version());
    assertThat(catalogs(Duration.ZERO).current().table("PUBLIC", "U")).isNotNull();
  }

  @Test
  void unknownNamesReadAgainOnlySoOften() throws SQLException {
    AtomicLong now = new AtomicLong();
    LiveCatalogs catalogs = new LiveCatalogs(Dialect.H2, this::open, LONG, now::get);
    Catalog known = catalogs.current();

    for (int i = 0; i < 100; i++) {
      assertThat(catalogs.newerThan(known)).isSameAs(known);
    }
    assertThat(opened).hasValue(11);

    database.run("CREATE TABLE u (id INT)");
    assertThat(catalogs.newerThan(known)).isSameAs(known);
    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    Catalog newer = catalogs.newerThan(known);
    assertThat(newer.table("PUBLIC", "U")).isNotNull();
    assertThat(catalogs.newerThan(known)).isSameAs(newer);

    database.run("CREATE TABLE v (id INT)");
    catalogs.invalidate();
    assertThat(catalogs.newerThan(newer).table("PUBLIC", "V")).isNotNull();
  }

  @Test
  void sameContentIsTheSameObjectAndVersion() throws SQLException {
    LiveCatalogs catalogs = catalogs(Duration.ZERO);

    Catalog first = catalogs.current();

    assertThat(catalogs.current()).isSameAs(first);
    assertThat(catalogs.newerThan(first)).isSameAs(first);
    assertThat(opened).hasValue(3);
    database.run("ALTER TABLE t ADD COLUMN name VARCHAR(5)");
    assertThat(catalogs.current().version()).isNotEqualTo(first.version());
  }

  @Test
  void newerThanReadsAgainOnlyForTheNewest() throws SQLException {
    LiveCatalogs catalogs = catalogs(LONG);
    Catalog first = catalogs.current();
    database.run("CREATE TABLE u (id INT)");

    Catalog second = catalogs.newerThan(first);

    assertThat(second.table("PUBLIC", "U")).isNotNull();
    assertThat(catalogs.newerThan(first)).isSameAs(second);
    assertThat(opened).hasValue(2);
  }

  @Test
  void aBorrowersConnectionIsReadInTime() throws SQLException {
    LiveCatalogs catalogs = catalogs(LONG);
    try (Connection borrowed = database.open()) {
      catalogs.refreshOn(borrowed);
      Catalog first = catalogs.current();
      database.run("CREATE TABLE u (id INT)");
      catalogs.refreshOn(borrowed);
      assertThat(catalogs.current()).as("still young").isSameAs(first);

      catalogs.invalidate();
      catalogs.refreshOn(borrowed);
      assertThat(catalogs.current().version()).isNotEqualTo(first.version());
      assertThat(borrowed.getAutoCommit()).isTrue();
    }
    assertThat(opened).hasValue(0);
  }

  @Test
  void aBorrowerDoesNotWaitForWhomeverWaitsForAConnection() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch returned = new CountDownLatch(1);
    LiveCatalogs catalogs =
        new LiveCatalogs(
            Dialect.H2,
            () -> {
              asked.countDown();
              await(returned);
              return open();
            },
            LONG);
    Future<Catalog> waiting = threads.submit(catalogs::current);
    await(asked);
    try (Connection borrowed = database.open()) {
      catalogs.refreshOn(borrowed);
      assertThat(catalogs.current()).isNotNull();
    }
    returned.countDown();
    assertThat(waiting.get()).isSameAs(catalogs.current());
  }

  @Test
  void concurrentCallersShareOneReading() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    LiveCatalogs catalogs =
        new LiveCatalogs(
            Dialect.H2,
            () -> {
              opening.countDown();
              await(go);
              return open();
            },
            LONG);
    List<Future<Catalog>> waiting = new ArrayList<>();
    waiting.add(threads.submit(catalogs::current));
    await(opening);
    for (int i = 0; i < 7; i++) {
      waiting.add(threads.submit(catalogs::current));
    }
    go.countDown();

    Set<Catalog> seen = new HashSet<>();
    for (Future<Catalog> each : waiting) {
      seen.add(each.get());
    }
    assertThat(seen).hasSize(1);
    assertThat(opened).hasValue(1);
  }

  @Test
  void aValidCatalogueIsHandedOutWhileAnotherIsRead() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    LiveCatalogs catalogs =
        new LiveCatalogs(
            Dialect.H2,
            () -> {
              if (calls.getAndIncrement() > 0) {
                opening.countDown();
                await(go);
              }
              return open();
            },
            LONG);
    Catalog first = catalogs.current();
    Future<Catalog> reading = threads.submit(() -> catalogs.newerThan(first));
    await(opening);

    assertThat(catalogs.current()).isSameAs(first);

    go.countDown();
    assertThat(reading.get()).isSameAs(first);
  }

  @Test
  void aReadingThatBeganBeforeAnInvalidationDoesNotCount() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    LiveCatalogs catalogs =
        new LiveCatalogs(
            Dialect.H2,
            () -> {
              if (calls.getAndIncrement() == 0) {
                opening.countDown();
                await(go);
              }
              return open();
            },
            LONG);
    Future<Catalog> early = threads.submit(catalogs::current);
    await(opening);
    catalogs.invalidate();
    Future<Catalog> late = threads.submit(catalogs::current);
    go.countDown();

    early.get();
    late.get();
    assertThat(opened).hasValue(2);
  }

  @Test
  void aFailureNamesWhatFailedAndLeavesNothingBehind() throws SQLException {
    AtomicInteger calls = new AtomicInteger();
    LiveCatalogs catalogs =
        new LiveCatalogs(
            Dialect.H2,
            () -> {
              if (calls.getAndIncrement() == 0) {
                throw new SQLException("no", "08001");
              }
              return open();
            },
            LONG);

    assertThatThrownBy(catalogs::current)
        .isInstanceOf(PolicyUnavailableException.class)
        .hasMessageContaining("side connection")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("58000");
    assertThat(catalogs.current().table("PUBLIC", "T")).isNotNull();
  }

  @Test
  void aFailedReadingSharedByManyFailsAll() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    LiveCatalogs catalogs =
        new LiveCatalogs(
            Dialect.POSTGRESQL,
            () -> {
              await(go);
              // The wrong product: what is asked for is not there.
              return open();
            },
            LONG);
    Future<Catalog> one = threads.submit(catalogs::current);
    Future<Catalog> other = threads.submit(catalogs::current);
    go.countDown();

    for (Future<Catalog> each : List.of(one, other)) {
      assertThatThrownBy(each::get)
          .hasCauseInstanceOf(PolicyUnavailableException.class)
          .hasMessageContaining("could not be");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
