package dev.scrim.decide.opa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scrim.decide.DeciderException;
import dev.scrim.error.ScrimConfigException;
import dev.scrim.testkit.Opa;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpaChildDeciderTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
  private static final String ALLOW = "package scrim\n\ndecision := {\"allow\": true}\n";

  @TempDir Path folder;

  private String opa;

  @BeforeEach
  void writePolicy() throws IOException {
    opa = Opa.executable().toString();
    Files.writeString(folder.resolve("main.rego"), ALLOW);
  }

  @Test
  void answersItsOwnTokenOnTheDecisionPathOnly() throws Exception {
    Files.writeString(
        folder.resolve("open.rego"), "package system.authz\n\nallow := true\n\ndefault x := 1\n");
    try (OpaChildDecider decider = open()) {
      assertThat(decider.ask(NOTHING).result().path("allow").asBoolean()).isTrue();

      String token = decider.process().token();
      URI uri = decider.process().uri();
      assertThat(status(uri, token, "POST", "/v1/data/scrim/decision")).isEqualTo(200);
      assertThat(status(uri, token, "GET", "/v1/data/scrim/revision")).isEqualTo(200);
      for (String denied :
          List.of(
              "GET /v1/data/scrim/decision",
              "POST /v1/data",
              "POST /v1/data/scrim",
              "POST /v1/data/system",
              "GET /v1/data",
              "GET /v1/policies",
              "PUT /v1/policies/x",
              "DELETE /v1/policies/main.rego",
              "PUT /v1/data/scrim/decision",
              "PATCH /v1/data",
              "POST /v1/query",
              "GET /v1/query?q=true",
              "POST /v1/compile",
              "GET /v1/config",
              "GET /metrics",
              "POST /",
              "POST /v0/data/scrim/decision")) {
        String[] request = denied.split(" ");
        assertThat(status(uri, token, request[0], request[1])).as(denied).isEqualTo(401);
      }
      assertThat(status(uri, "wrong", "POST", "/v1/data/scrim/decision")).isEqualTo(401);
      assertThat(status(uri, null, "POST", "/v1/data/scrim/decision")).isEqualTo(401);
    }
  }

  @Test
  void listensOnLoopbackAndTellsItsSecretsToNobody() throws Exception {
    try (OpaChildDecider decider = open()) {
      OpaProcess process = decider.process();
      for (ProcessHandle member : process.family()) {
        assertThat(member.info().commandLine().orElse("")).doesNotContain(process.token());
        Path environment = Path.of("/proc/" + member.pid() + "/environ");
        if (Files.isReadable(environment)) {
          assertThat(Files.readString(environment, StandardCharsets.ISO_8859_1).split("\0"))
              .allMatch(
                  variable -> variable.matches("(?s)(PATH|HOME|TMPDIR|PWD|OLDPWD|SHLVL|_)=.*"));
        }
      }
      assertThat(process.toString()).doesNotContain(process.token());
      List<InetAddress> outside =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
              .toList();
      for (InetAddress address : outside) {
        assertThatThrownBy(() -> new Socket(address, process.uri().getPort()).close())
            .isInstanceOf(IOException.class);
      }
    }
    assertThat(copies()).isEmpty();
  }

  @Test
  void namesTheRevisionOfTheManifestElseOfTheContent() throws Exception {
    try (OpaChildDecider decider = open()) {
      assertThat(decider.ask(NOTHING).revision()).startsWith("sha256:").hasSize(71);
    }
    Files.writeString(
        folder.resolve(".manifest"), "{\"revision\": \"r7\", \"roots\": [\"scrim\"]}");
    try (OpaChildDecider decider = open()) {
      assertThat(decider.ask(NOTHING).revision()).isEqualTo("r7");
    }
  }

  @Test
  void leavesTestsAndHiddenFoldersOut() throws Exception {
    Files.writeString(folder.resolve("main_test.rego"), "package scrim\n\ndecision := 7\n");
    Files.writeString(
        Files.createDirectories(folder.resolve(".old")).resolve("main.rego"), "not rego at all");
    Files.writeString(folder.resolve("input.json"), "{}");
    try (OpaChildDecider decider = open()) {
      assertThat(decider.ask(NOTHING).result().path("allow").asBoolean()).isTrue();
    }
  }

  @Test
  void whatIsWrongWithTheFolderIsSaidAtOnce() throws Exception {
    assertThatThrownBy(
            () -> OpaChildDecider.open(folder.resolve("none"), opa, "scrim/decision", TIMEOUT))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("none does not exist or is no folder");

    assertThatThrownBy(() -> OpaChildDecider.open(folder, opa, "scrim/other", TIMEOUT))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("scrim/other")
        .hasMessageContaining("does not refer to a rule");

    Files.writeString(folder.resolve("bad.rego"), "package scrim\n\nx := undefined_function(1)\n");
    assertThatThrownBy(this::open)
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining(folder.toRealPath().resolve("bad.rego").toString() + ":3")
        .hasMessageContaining("undefined function");

    Files.delete(folder.resolve("bad.rego"));
    Files.delete(folder.resolve("main.rego"));
    assertThatThrownBy(this::open)
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("no .rego file");
    assertThat(copies()).isEmpty();
  }

  @Test
  void whatIsWrongWithTheProgramIsSaidAtOnce() throws Exception {
    assertThatThrownBy(() -> OpaChildDecider.open(folder, "no-such-opa", "scrim/decision", TIMEOUT))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("no-such-opa cannot be started")
        .hasMessageContaining("scrim.policy.executable");

    Path other = script("echo something else");
    assertThatThrownBy(
            () -> OpaChildDecider.open(folder, other.toString(), "scrim/decision", TIMEOUT))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("is not OPA");

    Path old = script("echo Version: 0.70.0");
    assertThatThrownBy(
            () -> OpaChildDecider.open(folder, old.toString(), "scrim/decision", TIMEOUT))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("is OPA 0.70; version 1.0 or later");

    Path dying =
        script("[ \"$1\" = run ] && { echo no server today; exit 3; }\nexec " + opa + " \"$@\"");
    assertThatThrownBy(
            () -> OpaChildDecider.open(folder, dying.toString(), "scrim/decision", TIMEOUT))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("does not start")
        .hasMessageContaining("no server today");
  }

  @Test
  void oneChildServesAllAndEndsWithTheLast() throws Exception {
    OpaChildDecider first = open();
    OpaChildDecider second =
        OpaChildDecider.open(folder.resolve("."), opa, "scrim/decision", TIMEOUT);
    List<ProcessHandle> family = first.process().family();
    assertThat(second.process()).isSameAs(first.process());

    first.close();
    first.close();
    assertThat(second.ask(NOTHING).result().path("allow").asBoolean()).isTrue();
    second.close();
    await("all processes ended", () -> family.stream().noneMatch(ProcessHandle::isAlive));

    try (OpaChildDecider third = open()) {
      assertThat(third.ask(NOTHING).result().path("allow").asBoolean()).isTrue();
    }
  }

  @Test
  void aChildThatDiesIsStartedAgain() throws Exception {
    try (OpaChildDecider decider = open()) {
      OpaProcess before = decider.process();
      before.family().stream()
          .filter(member -> member.info().command().orElse("").endsWith("opa"))
          .forEach(ProcessHandle::destroyForcibly);
      await("the process ended", () -> !before.isAlive());
      if (decider.process() == before) {
        assertThatThrownBy(() -> decider.ask(NOTHING))
            .isInstanceOfSatisfying(
                DeciderException.class, e -> assertThat(e.isUnreachable()).isTrue());
      }
      await("another answers", () -> decider.process() != before && answers(decider));
    }
  }

  @Test
  void anEditThatDoesNotCompileLeavesTheOldPolicyDeciding() throws Exception {
    try (OpaChildDecider decider = open()) {
      OpaProcess before = decider.process();
      long epoch = decider.epoch();
      Files.writeString(folder.resolve("main.rego"), "package scrim\n\ndecision := {");
      Thread.sleep(2500);
      assertThat(decider.ask(NOTHING).result().path("allow").asBoolean()).isTrue();
      assertThat(decider.process()).isSameAs(before);

      Files.writeString(folder.resolve("main.rego"), ALLOW.replace("true", "false"));
      await(
          "the mended policy decides",
          () ->
              decider.process() != before
                  && !decider.ask(NOTHING).result().path("allow").asBoolean());
      assertThat(decider.epoch()).isNotEqualTo(epoch);
      await("the old child ended", () -> !before.isAlive());
    }
  }

  @Test
  void theChildEndsWithAnOrderlyJvm() throws Exception {
    assertChildEnds(false);
  }

  @Test
  void theChildEndsWithAKilledJvm() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell");
    assertChildEnds(true);
  }

  private void assertChildEnds(boolean killed) throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ChildHolder.class.getName(),
                folder.toString(),
                opa)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = jvm.inputReader()) {
      List<ProcessHandle> family =
          Stream.of(lines.readLine().split(" "))
              .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
              .toList();
      assertThat(family).hasSizeGreaterThanOrEqualTo(2).allMatch(ProcessHandle::isAlive);
      if (killed) {
        jvm.destroyForcibly();
      } else {
        jvm.getOutputStream().close();
      }
      jvm.waitFor();
      await("all processes ended", () -> family.stream().noneMatch(ProcessHandle::isAlive));
    } finally {
      jvm.destroyForcibly();
    }
  }

  private OpaChildDecider open() throws ScrimConfigException {
    return OpaChildDecider.open(folder, opa, "scrim/decision", TIMEOUT);
  }

  private static boolean answers(OpaChildDecider decider) {
    try {
      return decider.ask(NOTHING).result().path("allow").asBoolean();
    } catch (DeciderException notYet) {
      return false;
    }
  }

  private Path script(String body) throws IOException {
    Path script = Files.createTempFile(folder, "opa", ".sh");
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  /** Copies of policies that were left behind in the temporary folder. */
  private List<Path> copies() throws IOException {
    byte[] mine =
        Files.exists(folder.resolve("main.rego"))
            ? Files.readAllBytes(folder.resolve("main.rego"))
            : new byte[0];
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("scrim-policy-"))
          .filter(file -> containsMine(file, mine))
          .toList();
    }
  }

  private static boolean containsMine(Path copy, byte[] mine) {
    try {
      return java.util.Arrays.equals(Files.readAllBytes(copy.resolve("main.rego")), mine);
    } catch (IOException gone) {
      return false;
    }
  }

  private static int status(URI uri, String token, String method, String path) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(uri + path))
            .method(method, BodyPublishers.ofString("{\"input\": {}}"));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private static void await(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  /** Opens a child, prints the ids of its processes and waits for the end of its input. */
  static final class ChildHolder {
    private ChildHolder() {}

    public static void main(String[] arguments) throws Exception {
      OpaChildDecider decider =
          OpaChildDecider.open(Path.of(arguments[0]), arguments[1], "scrim/decision", TIMEOUT);
      System.out.println(
          String.join(
              " ", decider.process().family().stream().map(p -> Long.toString(p.pid())).toList()));
      int read = System.in.read();
      System.exit(read < 0 ? 0 : 1);
    }
  }
}
