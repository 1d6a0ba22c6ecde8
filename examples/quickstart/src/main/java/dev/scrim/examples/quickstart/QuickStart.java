package dev.scrim.examples.quickstart;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The program. Without arguments it needs nothing but itself: an H2 database in memory and the
 * policy as a bundle. With two, {@code <jdbc url> <policy>}, it uses a PostgreSQL database and an
 * OPA server.
 */
public final class QuickStart {

  private static final String USAGE =
      """
      usage: run                          H2 in memory, the policy evaluated in this JVM
             run <jdbc url> <policy>      such as
             run 'jdbc:postgresql://127.0.0.1:5432/scrim_quickstart?user=…&password=…' http://127.0.0.1:8181
      """;

  private QuickStart() {}

  public static void main(String[] args) throws IOException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    if (args.length != 0 && args.length != 2 || args.length == 2 && !args[0].startsWith("jdbc:")) {
      System.err.print(USAGE);
      System.exit(2);
    }
    Setup setup =
        args.length == 0
            ? new Setup(Setup.EMBEDDED_URL, Setup.EMBEDDED_POLICY, auditFile())
            : new Setup(args[0], args[1], auditFile());
    try {
      new Story(terminal(out), setup).tell();
    } catch (SQLException e) {
      fail(e);
    } catch (PoolInitializationException e) {
      fail(e.getCause() == null ? e : e.getCause());
    }
  }

  private static void fail(Throwable why) {
    System.err.println("quick start: " + why.getMessage());
    System.exit(1);
  }

  /** A new file for each run, where the property {@code quickstart.audit} says. */
  private static Path auditFile() throws IOException {
    String named = System.getProperty("quickstart.audit");
    if (named == null) {
      return Files.createTempDirectory("scrim-quickstart").resolve("audit.jsonl");
    }
    Path file = Path.of(named);
    Files.deleteIfExists(file);
    return file;
  }

  private static Terminal terminal(PrintStream out) {
    boolean colour = Boolean.getBoolean("quickstart.colour");
    int width = Math.max(80, Math.min(Integer.getInteger("quickstart.width", 100), 140));
    return new Terminal(out, width, colour);
  }
}
