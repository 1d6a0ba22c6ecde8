package dev.scrim.cli;

import dev.scrim.audit.AuditVerifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audit}: what can be done with audit files. */
@Command(name = "audit", description = "Works on audit files.", mixinStandardHelpOptions = true)
final class AuditCommand {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Command(
      name = "verify",
      description = {
        "Names the first line that was changed, removed or added.",
        AuditVerifier.LIMITS,
        "Ends with 0 where the chain is intact, 1 where it is broken, 2 where it cannot be read."
      },
      mixinStandardHelpOptions = true)
  int verify(@Parameters(paramLabel = "<file>", description = "An audit file.") Path file)
      throws IOException {
    AuditVerifier.Result result;
    try {
      result = AuditVerifier.verify(file);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new IOException("The file " + file + " cannot be read: " + e.getMessage(), e);
    }
    print(file, result, spec.commandLine().getOut());
    return result.intact() ? 0 : 1;
  }

  private static void print(Path file, AuditVerifier.Result result, PrintWriter out) {
    AuditVerifier.Damage damage = result.damage();
    line(out, "file", file);
    if (damage == null) {
      line(out, "chain", "intact");
      line(out, "records", result.records());
    } else {
      line(out, "chain", "BROKEN at line " + damage.line());
      line(out, "why", "line " + damage.line() + " " + damage.why());
      line(out, "records", result.records() + " before it are intact");
    }
    if (result.records() > 0) {
      line(out, "from", result.firstTime());
      line(out, "to", result.lastTime());
      line(out, "hash", result.lastHash());
    }
    line(out, "note", AuditVerifier.LIMITS);
    out.flush();
  }

  private static void line(PrintWriter out, String name, @Nullable Object value) {
    out.println(String.format(Locale.ROOT, "%-8s %s", name, value));
  }
}
