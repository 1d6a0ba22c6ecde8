package dev.scrim.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file on a disk that fails when it is told to. */
class FailingDiskTest {

  @TempDir Path folder;
  private Path path;
  private FailingFile file;
  private Chain chain;

  @BeforeEach
  void open() throws Exception {
    path = AuditFile.create(folder.resolve("audit.jsonl"));
    file = new FailingFile(path);
    chain = Chain.continueIn(file);
  }

  private void write(boolean durable) throws IOException {
    chain.write(new RecordWriter(Samples.NOW).outcome("o", Samples.OUTCOME), durable);
  }

  private long intactRecords() throws IOException {
    AuditVerifier.Result result = AuditVerifier.verify(path);
    assertThat(result.damage()).isNull();
    return result.records();
  }

  @Test
  void leavesNoPartOfALineAndRecovers() throws Exception {
    write(true);
    file.full = true;
    assertThatThrownBy(() -> write(true))
        .isInstanceOf(IOException.class)
        .hasMessage(path + " cannot be written: No space left on device");
    assertThat(intactRecords()).isEqualTo(1);

    file.full = false;
    write(true);
    chain.close();
    assertThat(intactRecords()).isEqualTo(2);
  }

  @Test
  void cutsThePartOffLaterWhereItCannotAtOnce() throws Exception {
    write(true);
    file.full = true;
    file.stuck = true;
    assertThatThrownBy(() -> write(true)).isInstanceOf(IOException.class);
    assertThat(AuditVerifier.verify(path).damage().line()).isEqualTo(2);

    file.full = false;
    assertThatThrownBy(() -> write(true)).as("still stuck").isInstanceOf(IOException.class);

    file.stuck = false;
    write(true);
    chain.close();
    assertThat(intactRecords()).isEqualTo(2);
  }

  @Test
  void trustsNoDiskThatFailedToKeepALine() throws Exception {
    write(true);
    file.lossy = true;
    assertThatThrownBy(() -> write(true)).hasMessageContaining("could not be brought to the disk");
    file.lossy = false;
    assertThatThrownBy(() -> write(true)).hasMessageContaining("run audit verify, and restart");
    assertThatThrownBy(() -> write(false)).hasMessageContaining("run audit verify, and restart");
    chain.close();
  }

  @Test
  void waitsForTheDiskOnceForAllWhoWait() throws Exception {
    file.entered = new CountDownLatch(1);
    file.release = new CountDownLatch(1);
    int before = file.syncs.get();
    Thread first = writer();
    file.entered.await();
    Thread[] others = new Thread[10];
    for (int i = 0; i < others.length; i++) {
      others[i] = writer();
    }
    while (AuditVerifier.verify(path).records() < 11) {
      Thread.sleep(1);
    }
    file.release.countDown();
    first.join();
    for (Thread other : others) {
      other.join();
    }

    assertThat(file.syncs.get() - before).isEqualTo(2);
    chain.close();
    assertThat(intactRecords()).isEqualTo(11);
  }

  @Test
  void asksTheDiskForDecisionsOnly() throws Exception {
    int before = file.syncs.get();
    write(false);
    write(false);
    assertThat(file.syncs.get()).isEqualTo(before);
    write(true);
    assertThat(file.syncs.get()).isEqualTo(before + 1);
    chain.close();
  }

  private Thread writer() {
    Thread thread =
        new Thread(
            () -> {
              try {
                write(true);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    return thread;
  }

  /**
   * Writes half of a line when full, cannot be cut when stuck, cannot be brought to disk when
   * lossy.
   */
  private static final class FailingFile extends AuditFile {
    private volatile boolean full;
    private volatile boolean stuck;
    private volatile boolean lossy;
    private volatile CountDownLatch entered = new CountDownLatch(0);
    private volatile CountDownLatch release = new CountDownLatch(0);
    private final AtomicInteger syncs = new AtomicInteger();

    FailingFile(Path path) throws IOException {
      super(path, new RandomAccessFile(path.toFile(), "rw"), lock(path));
    }

    @Override
    void put(byte[] line) throws IOException {
      if (full) {
        super.put(Arrays.copyOf(line, line.length / 2));
        throw new IOException("No space left on device");
      }
      super.put(line);
    }

    @Override
    void truncate(long end) throws IOException {
      if (stuck) {
        throw new IOException("Input/output error");
      }
      super.truncate(end);
    }

    @Override
    void sync() throws IOException {
      syncs.incrementAndGet();
      entered.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (lossy) {
        throw new IOException("Input/output error");
      }
      super.sync();
    }
  }
}
