package dev.scrim.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Follows the chain of an audit file. Holds one line at a time. An unsigned chain shows accidents
 * and clumsy hands; whoever owns the file can write a new one, or leave out its end.
 */
public final class AuditVerifier {

  /** What every answer has to say. */
  public static final String LIMITS =
      "An unsigned chain shows accidents and clumsy hands, not the owner of the file: who can write"
          + " it can make a new chain, or leave out its end.";

  private final MessageDigest sha256 = Chain.sha256();
  private long lines;
  private @Nullable ChainLine first;
  private @Nullable ChainLine beforeLast;
  private @Nullable ChainLine last;

  private AuditVerifier() {}

  /**
   * What was found.
   *
   * @param records how many records are intact, up to the first that is not
   * @param firstTime when the first was written, or null
   * @param lastTime when the last intact one was written, or null
   * @param lastHash its hash, or null; kept elsewhere, it shows later whether the end was left out
   * @param damage the first line that is not as it was written, or null
   */
  public record Result(
      long records,
      @Nullable String firstTime,
      @Nullable String lastTime,
      @Nullable String lastHash,
      @Nullable Damage damage) {

    /** Whether every line is a link of the chain. */
    public boolean intact() {
      return damage == null;
    }
  }

  /**
   * The first line that was changed, removed or added.
   *
   * @param line its number, from 1; of a removed one, the line that stands in its place
   * @param why a sentence about the line without its subject
   */
  public record Damage(long line, String why) {}

  /**
   * Verifies a file.
   *
   * @throws IOException where it cannot be read
   */
  public static Result verify(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return verify(in);
    }
  }

  static Result verify(InputStream in) throws IOException {
    return new AuditVerifier().follow(in);
  }

  private Result follow(InputStream in) throws IOException {
    Damage damage = null;
    try {
      for (byte[] line = readLine(in); line != null; line = readLine(in)) {
        damage = follow(ChainLine.read(line, sha256));
        if (damage != null) {
          break;
        }
      }
    } catch (BrokenChainException e) {
      damage = new Damage(lines, e.why());
    }
    long records = damage == null ? lines : damage.line() - 1;
    ChainLine end = damage != null && damage.line() < lines ? beforeLast : last;
    return new Result(
        records,
        records == 0 || first == null ? null : first.time(),
        records == 0 || end == null ? null : end.time(),
        records == 0 || end == null ? null : end.hash(),
        damage);
  }

  /** The next line without its line end, or null at the end of the file. */
  private byte @Nullable [] readLine(InputStream in) throws IOException, BrokenChainException {
    int b = in.read();
    if (b < 0) {
      return null;
    }
    lines++;
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    for (; b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new BrokenChainException(
            "has no line end: it was cut off, as by a crash (Scrim sets such a line aside when it"
                + " next opens the file)");
      }
      if (line.size() == ChainLine.MAX_BYTES) {
        throw new BrokenChainException("is longer than any record");
      }
      line.write(b);
    }
    return line.toByteArray();
  }

  /** Whether a line that is sound in itself follows the one before. */
  private @Nullable Damage follow(ChainLine next) {
    ChainLine previous = last;
    long expected = previous == null ? 1 : previous.seq() + 1;
    String hash = previous == null ? AuditRecord.NO_RECORD : previous.hash();
    if (next.seq() == expected && next.prev().equals(hash)) {
      if (previous == null) {
        first = next;
      }
      beforeLast = previous;
      last = next;
      return null;
    }
    if (next.seq() > expected) {
      return new Damage(
          lines,
          "is record "
              + next.seq()
              + ", but here stood record "
              + expected
              + ": records were removed or moved");
    }
    if (previous == null) {
      return new Damage(lines, "is not the first record of a chain");
    }
    if (next.seq() == expected) {
      return new Damage(
          lines - 1, "was changed and given a new hash: the line after it names another one");
    }
    boolean replacesPrevious = next.seq() == previous.seq() && next.prev().equals(previous.prev());
    if (replacesPrevious && !next.hash().equals(previous.hash())) {
      return new Damage(
          lines - 1, "was added, or the line after it: both claim to be record " + next.seq());
    }
    return new Damage(
        lines,
        "was added or moved: it is record " + next.seq() + ", but here stood record " + expected);
  }
}
