package dev.scrim.decide.opa;

import dev.scrim.error.ScrimConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code opa} program on this machine. */
final class OpaExecutable {

  private static final Pattern VERSION = Pattern.compile("(?m)^Version: v?(\\d+)\\.(\\d+)");

  /** Secrets of the application have no business in the child's environment. */
  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "TMPDIR", "SystemRoot", "TEMP");

  private static final int SECONDS = 60;
  private static final int MAX_OUTPUT = 4000;

  private final String command;

  /**
   * @param configured a path or name, or null for {@code opa} on the PATH
   */
  OpaExecutable(@Nullable String configured) {
    this.command = configured == null ? "opa" : configured;
  }

  /** Refuses a program that is not there, is not OPA, or is older than version 1. */
  void requireVersion() throws ScrimConfigException {
    Ended version = run(List.of("version"));
    Matcher number = VERSION.matcher(version.output());
    if (version.status() != 0 || !number.find()) {
      throw new ScrimConfigException(
          command + " is not OPA: it does not tell its version. Check scrim.policy.executable.");
    }
    if (Integer.parseInt(number.group(1)) < 1) {
      throw new ScrimConfigException(
          command
              + " is OPA "
              + number.group(1)
              + "."
              + number.group(2)
              + "; version 1.0 or later is needed. Check scrim.policy.executable.");
    }
  }

  /** Refuses policies that do not compile or lack the decision, in OPA's own words. */
  void requireDecision(PolicyFolder folder, Path copy, String decision)
      throws ScrimConfigException {
    Path out = copy.resolveSibling(copy.getFileName() + ".check");
    try {
      Ended built =
          run(
              List.of(
                  "build",
                  "-t",
                  "plan",
                  "-e",
                  decision,
                  "-b",
                  copy.toString(),
                  "-o",
                  out.toString()));
      if (built.status() != 0) {
        throw new ScrimConfigException(
            folder
                + " cannot be used as a policy with the decision "
                + decision
                + ": "
                + built.output().replace(copy.toString(), folder.path().toString()).strip());
      }
    } finally {
      out.toFile().delete();
    }
  }

  /** A process to be started with these arguments, in an environment without secrets. */
  ProcessBuilder process(List<String> before, List<String> arguments) {
    List<String> line = new ArrayList<>(before);
    line.add(command);
    line.addAll(arguments);
    ProcessBuilder process = new ProcessBuilder(line).redirectErrorStream(true);
    process.environment().keySet().retainAll(INHERITED);
    return process;
  }

  /** What to tell where the program cannot be started. */
  ScrimConfigException notStarted(IOException e) {
    return new ScrimConfigException(
        "The program "
            + command
            + " cannot be started: "
            + e.getMessage()
            + ". Install OPA, or name its executable in scrim.policy.executable.",
        e);
  }

  private Ended run(List<String> arguments) throws ScrimConfigException {
    Process process = null;
    Path output = null;
    try {
      output = Files.createTempFile("scrim-opa-", ".txt");
      process = process(List.of(), arguments).redirectOutput(output.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new ScrimConfigException(command + " did not end within " + SECONDS + " seconds.");
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      return new Ended(process.exitValue(), text.substring(0, Math.min(text.length(), MAX_OUTPUT)));
    } catch (IOException e) {
      throw notStarted(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScrimConfigException("The thread was interrupted while " + command + " ran.", e);
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
      if (output != null) {
        output.toFile().delete();
      }
    }
  }

  private record Ended(int status, String output) {}
}
