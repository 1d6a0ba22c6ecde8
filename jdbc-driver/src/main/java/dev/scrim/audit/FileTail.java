package dev.scrim.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import org.jspecify.annotations.Nullable;

/**
 * How a file ends.
 *
 * @param end where the last whole line ends; what follows was torn off while it was written
 * @param lastLine that line without its line end, or null where there is none
 */
record FileTail(long end, byte @Nullable [] lastLine) {

  private static final int CHUNK = 8192;

  static FileTail of(RandomAccessFile file) throws IOException {
    long end = afterLineEndBefore(file, file.length());
    if (end == 0) {
      return new FileTail(0, null);
    }
    long start = afterLineEndBefore(file, end - 1);
    if (end - start > ChainLine.MAX_BYTES) {
      throw new IOException("its last line is longer than any record");
    }
    byte[] line = new byte[(int) (end - 1 - start)];
    file.seek(start);
    file.readFully(line);
    return new FileTail(end, line);
  }

  /** The position after the last line end before that position, or 0. */
  private static long afterLineEndBefore(RandomAccessFile file, long before) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (long to = before; to > 0; to -= Math.min(CHUNK, to)) {
      long from = Math.max(0, to - CHUNK);
      file.seek(from);
      file.readFully(chunk, 0, (int) (to - from));
      for (int i = (int) (to - from) - 1; i >= 0; i--) {
        if (chunk[i] == '\n') {
          return from + i + 1;
        }
      }
    }
    return 0;
  }
}
