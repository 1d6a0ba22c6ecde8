package dev.scrim.audit;

import dev.scrim.error.ScrimConfigException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One trail's share in a chained file. All that name the same file write to the same chain. */
final class FileSink implements AuditSink {

  private static final Logger LOG = LoggerFactory.getLogger(FileSink.class);

  /** By real path; also the lock that guards it. */
  private static final Map<Path, Shared> OPEN = new HashMap<>();

  private final Path realPath;
  private final Chain chain;
  private final AtomicBoolean closed = new AtomicBoolean();

  private FileSink(Path realPath, Chain chain) {
    this.realPath = realPath;
    this.chain = chain;
  }

  static FileSink open(Path path) throws ScrimConfigException {
    synchronized (OPEN) {
      try {
        Path realPath = AuditFile.create(path);
        Shared shared = OPEN.get(realPath);
        if (shared == null) {
          shared = new Shared(Chain.continueIn(AuditFile.open(realPath)));
          OPEN.put(realPath, shared);
        }
        shared.users++;
        return new FileSink(realPath, shared.chain);
      } catch (IOException e) {
        throw new ScrimConfigException(
            "scrim.audit: the file " + path + " cannot be used: " + reason(e), e);
      }
    }
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException system) {
      // its message is the path alone
      return system.getReason() != null ? system.getReason() : e.getClass().getSimpleName();
    }
    return String.valueOf(e.getMessage());
  }

  @Override
  public void write(AuditRecord record, boolean durable) throws IOException {
    if (closed.get()) {
      throw new IOException("the audit trail is closed");
    }
    chain.write(record, durable);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    synchronized (OPEN) {
      Shared shared = OPEN.get(realPath);
      if (shared != null && --shared.users == 0) {
        OPEN.remove(realPath);
        try {
          shared.chain.close();
        } catch (IOException e) {
          LOG.error("the audit file {} was not closed properly", realPath, e);
        }
      }
    }
  }

  /** A chain and the number of sinks that are open on it. */
  private static final class Shared {
    private final Chain chain;
    private int users;

    private Shared(Chain chain) {
      this.chain = chain;
    }
  }
}
