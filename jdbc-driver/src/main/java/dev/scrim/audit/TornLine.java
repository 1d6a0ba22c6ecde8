package dev.scrim.audit;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of a line that a crash left at the end of a file. Its statement was never sent, as the
 * line was not durable; the part is kept in {@code <name>.torn-<n>}, so that the chain can go on.
 */
final class TornLine {

  private static final Logger LOG = LoggerFactory.getLogger(TornLine.class);
  private static final String FIRST_LINE = "{\"v\":1,\"seq\":1,";

  private TornLine() {}

  /**
   * Writes it beside the file, durably.
   *
   * @param onlyLine whether the file holds nothing else; then it may be somebody's notes, and it is
   *     left alone unless it begins as a record does
   */
  static void setAside(Path file, byte[] torn, boolean onlyLine) throws IOException {
    String text = new String(torn, StandardCharsets.ISO_8859_1);
    if (onlyLine && !text.startsWith(FIRST_LINE) && !FIRST_LINE.startsWith(text)) {
      throw new IOException("it holds something else than audit records");
    }
    Path aside = create(file);
    try (FileOutputStream out = new FileOutputStream(aside.toFile())) {
      out.write(torn);
      out.getFD().sync();
    }
    LOG.warn("the last line of {} was cut off, as by a crash; it is kept in {}", file, aside);
  }

  private static Path create(Path file) throws IOException {
    for (int n = 1; ; n++) {
      try {
        return Files.createFile(file.resolveSibling(file.getFileName() + ".torn-" + n));
      } catch (FileAlreadyExistsException e) {
        // of an earlier crash
      }
    }
  }
}
