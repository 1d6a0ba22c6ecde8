package dev.scrim.audit;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The records of one file, each naming the hash of the one before. Thread-safe: one thread writes
 * at a time, and threads that wait for the disk share one wait.
 */
final class Chain {

  private final AuditFile file;
  private final MessageDigest sha256 = sha256();

  private final ReentrantLock writing = new ReentrantLock();
  private long seq;
  private String prev = AuditRecord.NO_RECORD;
  private volatile long written;

  private final ReentrantLock forcing = new ReentrantLock();
  private long forced;
  private volatile @Nullable IOException lost;

  private Chain(AuditFile file) {
    this.file = file;
  }

  /** Goes on with the chain in a file, or begins one where it is empty; closes it on failure. */
  static Chain continueIn(AuditFile file) throws IOException {
    Chain chain = new Chain(file);
    try {
      chain.readTail();
      return chain;
    } catch (IOException e) {
      file.close();
      throw e;
    } catch (BrokenChainException e) {
      file.close();
      throw new IOException(
          "its last line "
              + e.why()
              + "; run audit verify on it, then move it away to begin a new file");
    }
  }

  private void readTail() throws IOException, BrokenChainException {
    FileTail tail = file.tail();
    byte[] lastLine = tail.lastLine();
    if (lastLine != null) {
      ChainLine last = ChainLine.read(lastLine, sha256);
      seq = last.seq();
      prev = last.hash();
    }
    byte[] torn = file.from(tail.end());
    if (torn.length > 0) {
      TornLine.setAside(file.path(), torn, lastLine == null);
      file.truncate(tail.end());
    }
    written = tail.end();
    file.sync();
    forced = written;
  }

  void write(AuditRecord record, boolean durable) throws IOException {
    long end = append(record);
    if (durable) {
      force(end);
    }
  }

  /** Where the record's line ends. */
  private long append(AuditRecord record) throws IOException {
    writing.lock();
    try {
      requireNothingLost();
      AuditRecord.Link link = record.link(seq + 1, prev, sha256);
      if (link.line().length > ChainLine.MAX_BYTES) {
        throw new IOException("the record is longer than 16 MiB");
      }
      file.append(written, link.line());
      seq++;
      prev = link.hash();
      written += link.line().length;
      return written;
    } finally {
      writing.unlock();
    }
  }

  private void force(long end) throws IOException {
    forcing.lock();
    try {
      if (forced >= end) {
        return;
      }
      requireNothingLost();
      file.requireInPlace();
      long reached = written;
      try {
        file.sync();
      } catch (IOException e) {
        // the system may have dropped what it could not write, and a second try would not tell
        lost = e;
        requireNothingLost();
      }
      forced = reached;
    } finally {
      forcing.unlock();
    }
  }

  private void requireNothingLost() throws IOException {
    IOException failure = lost;
    if (failure != null) {
      throw new IOException(
          file.path()
              + " could not be brought to the disk, so its end is uncertain; mend the disk, run audit"
              + " verify, and restart",
          failure);
    }
  }

  void close() throws IOException {
    writing.lock();
    forcing.lock();
    try {
      if (lost == null) {
        file.sync();
      }
    } finally {
      try {
        file.close();
      } finally {
        forcing.unlock();
        writing.unlock();
      }
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
