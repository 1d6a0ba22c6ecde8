package dev.scrim.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file below a chain. It grows by whole lines at its end and belongs to one process, which a
 * lock on the file {@code <name>.lock} beside it ensures. Not thread-safe, except that {@link
 * #sync} may run beside the rest.
 *
 * <p>It is written through a {@link RandomAccessFile}, as an interrupted thread would close a
 * channel for everybody.
 */
class AuditFile {

  private final Path path;
  private final RandomAccessFile file;
  private final FileChannel lock;
  private final @Nullable Object identity;
  private boolean ragged;

  /** Takes over an open file and the lock on it. */
  AuditFile(Path path, RandomAccessFile file, FileChannel lock) throws IOException {
    this.path = path;
    this.file = file;
    this.lock = lock;
    this.identity = identity();
  }

  /**
   * Creates the file where it is missing.
   *
   * @return its real path, the same for all ways to name it
   */
  static Path create(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException("the folder " + folder + " does not exist; create it");
    }
    try {
      Files.createFile(path);
      syncFolder(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isRegularFile(path)) {
        throw new IOException("it is not a regular file", e);
      }
    }
    return path.toRealPath();
  }

  /** Opens a file that exists. */
  static AuditFile open(Path realPath) throws IOException {
    FileChannel lock = lock(realPath);
    try {
      return new AuditFile(realPath, new RandomAccessFile(realPath.toFile(), "rw"), lock);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  static FileChannel lock(Path realPath) throws IOException {
    Path lockFile = realPath.resolveSibling(realPath.getFileName() + ".lock");
    FileChannel lock =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      // held in this JVM, by a copy of Scrim in another class loader
    } catch (IOException e) {
      lock.close();
      throw e;
    }
    lock.close();
    throw new IOException("it is in use by another process; give each process a file of its own");
  }

  FileTail tail() throws IOException {
    return FileTail.of(file);
  }

  /** The bytes from there to the end of the file. */
  byte[] from(long position) throws IOException {
    long length = file.length() - position;
    if (length > ChainLine.MAX_BYTES) {
      throw new IOException("its last line is longer than any record");
    }
    byte[] bytes = new byte[(int) length];
    file.seek(position);
    file.readFully(bytes);
    return bytes;
  }

  /**
   * Writes at the end.
   *
   * @param end where the last whole line ends
   * @throws IOException where nothing was written, or what was is cut off before the next line
   */
  void append(long end, byte[] line) throws IOException {
    if (ragged) {
      truncate(end);
    } else if (file.length() != end) {
      throw new IOException(path + " was cut or written to by somebody else");
    }
    ragged = true;
    try {
      file.seek(end);
      put(line);
      ragged = false;
    } catch (IOException e) {
      truncateQuietly(end, e);
      throw new IOException(path + " cannot be written: " + e.getMessage(), e);
    }
  }

  void put(byte[] line) throws IOException {
    file.write(line);
  }

  void truncate(long end) throws IOException {
    file.setLength(end);
    ragged = false;
  }

  private void truncateQuietly(long end, IOException failure) {
    try {
      truncate(end);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Waits until what was written is on the disk. */
  void sync() throws IOException {
    file.getFD().sync();
  }

  /** Refuses to go on where the name leads to another file or to none. */
  void requireInPlace() throws IOException {
    if (!Objects.equals(identity, identity())) {
      throw new IOException(path + " was moved or replaced; restart to begin a new file");
    }
  }

  private @Nullable Object identity() throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      throw new IOException(path + " was moved or deleted; put it back", e);
    }
  }

  Path path() {
    return path;
  }

  void close() throws IOException {
    try (lock) {
      file.close();
    }
  }

  /** Makes a new name durable where the system can; channels mind interrupts, so those wait. */
  private static void syncFolder(Path folder) {
    boolean interrupted = Thread.interrupted();
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders; there the name is durable with the file
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
