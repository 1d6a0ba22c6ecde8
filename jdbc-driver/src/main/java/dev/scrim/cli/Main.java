package dev.scrim.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code java -jar scrim-jdbc.jar}: 0 where all is well, 1 where it is not, 2 on wrong usage. */
@Command(
    name = "scrim",
    description = "What to do with Scrim outside an application.",
    mixinStandardHelpOptions = true,
    subcommands = AuditCommand.class)
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
  }

  /** Runs a command line and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(failure.getMessage());
              return CommandLine.ExitCode.USAGE;
            })
        .execute(args);
  }
}
