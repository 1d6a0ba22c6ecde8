package dev.scrim.decide.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.decide.Answer;
import dev.scrim.decide.DeciderException;
import dev.scrim.error.ScrimConfigException;
import dev.scrim.testkit.Opa;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WasmDeciderTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void aMissingBundleIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> open(folder.resolve("none.tar.gz").toString()))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("none.tar.gz does not exist")
        .hasMessageContaining("opa build -t wasm");
    assertThatThrownBy(() -> open("classpath:none.tar.gz"))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("bundle:classpath:none.tar.gz does not exist");
  }

  @Test
  void readsABundleFromTheClassPath() throws Exception {
    bundle("package scrim\ndecision := {\"allow\": true}\n", "scrim/decision");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      try (WasmDecider decider = open("classpath:/bundle.tar.gz")) {
        assertThat(decider.ask(NOTHING).result().path("allow").asBoolean()).isTrue();
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void aMissingEntryPointIsAnErrorThatNamesThoseThatExist() {
    Path bundle = bundle("package scrim\nother := 1\nmore := 2\n", "scrim/other", "scrim/more");

    assertThatThrownBy(() -> open(bundle.toString()))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("has no entry point scrim/decision; it has scrim/more, scrim/other");
  }

  @Test
  void functionsThatNobodySuppliesAreRefusedWhenTheBundleIsLoaded() {
    Path bundle =
        bundle(
            """
            package scrim
            decision := {"allow": true} if {
            	http.send({"method": "get", "url": input.url}).status_code == 200
            	io.jwt.decode(input.token)[1].sub == "x"
            }
            """,
            "scrim/decision");

    assertThatThrownBy(() -> open(bundle.toString()))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("does not supply: http.send, io.jwt.decode. Do without them");
  }

  @Test
  void damagedBundlesAreRefused() throws Exception {
    Path bundle = bundle("package scrim\ndecision := {\"allow\": true}\n", "scrim/decision");
    byte[] good = Files.readAllBytes(bundle);
    byte[] tar = new GZIPInputStream(Files.newInputStream(bundle)).readAllBytes();
    byte[] wrongSum = tar.clone();
    wrongSum[0] ^= 1;

    for (byte[] bad :
        new byte[][] {
          new byte[0],
          "not a bundle".getBytes(StandardCharsets.UTF_8),
          Arrays.copyOf(good, good.length / 2),
          gzip(Arrays.copyOf(tar, tar.length / 2)),
          gzip(new byte[2048]),
          gzip(wrongSum),
          gzip(twice(tar)),
        }) {
      Files.write(bundle, bad);
      assertThatThrownBy(() -> open(bundle.toString()))
          .isInstanceOf(ScrimConfigException.class)
          .hasMessageContaining("cannot be used as a policy bundle: ");
    }
    Files.write(bundle, gzip(module(tar, "not wasm".getBytes(StandardCharsets.UTF_8))));
    assertThatThrownBy(() -> open(bundle.toString()))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("a module that cannot be run");
  }

  @Test
  void anArchiveThatUnpacksTooFarIsRefused() throws Exception {
    byte[] archive = gzip(new byte[10 << 20]);
    byte[] header = new byte[512];
    assertThat(archive).hasSizeLessThan(1 << 20);
    assertThatThrownBy(
            () -> {
              ByteArrayOutputStream big = new ByteArrayOutputStream();
              big.writeBytes(tarHeader(header, "x", 9 << 20));
              big.writeBytes(new byte[9 << 20]);
              Tar.read(
                  new java.io.ByteArrayInputStream(gzip(big.toByteArray())), Set.of("a"), 1 << 20);
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unpacks to more than");
  }

  @Test
  void theRevisionIsTheRulesElseTheManifestsElseTheBundlesDigest() throws Exception {
    String rule = "package scrim\ndecision := {\"allow\": true}\nrevision := \"from-rule\"\n";
    Path both = bundle(rule, "scrim/decision", "scrim/revision");
    try (WasmDecider decider = open(both.toString())) {
      assertThat(decider.ask(NOTHING).revision()).isEqualTo("from-rule");
    }
    Path manifest = bundle(rule, "scrim/decision");
    try (WasmDecider decider = open(manifest.toString())) {
      assertThat(decider.ask(NOTHING).revision()).startsWith("sha256:").hasSize(71);
    }
    Files.writeString(folder.resolve("policy/.manifest"), "{\"revision\": \"from-manifest\"}");
    Path named = bundle(rule, "scrim/decision");
    try (WasmDecider decider = open(named.toString())) {
      assertThat(decider.ask(NOTHING).revision()).isEqualTo("from-manifest");
    }
  }

  @Test
  void aBrokenNewBundleLeavesTheOldOneDeciding() throws Exception {
    Path bundle = bundle("package scrim\ndecision := {\"allow\": true}\n", "scrim/decision");
    try (WasmDecider decider =
        WasmDecider.open(bundle.toString(), "scrim/decision", TIMEOUT, Duration.ofMillis(20))) {
      long epoch = decider.epoch();

      Files.writeString(bundle, "broken");
      Thread.sleep(500);
      assertThat(decider.ask(NOTHING).result().path("allow").asBoolean()).isTrue();
      assertThat(decider.epoch()).isEqualTo(epoch);

      Files.delete(bundle);
      Thread.sleep(200);
      assertThat(decider.ask(NOTHING).result().path("allow").asBoolean()).isTrue();

      bundle("package scrim\ndecision := {\"allow\": false}\n", "scrim/decision");
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (decider.epoch() == epoch && System.nanoTime() < deadline) {
        Thread.sleep(10);
      }
      assertThat(decider.epoch()).isNotEqualTo(epoch);
      assertThat(decider.ask(NOTHING).result().path("allow").asBoolean()).isFalse();
    }
  }

  @Test
  void aTouchedBundleEndsNothing() throws Exception {
    Path bundle = bundle("package scrim\ndecision := {\"allow\": true}\n", "scrim/decision");
    try (WasmDecider decider =
        WasmDecider.open(bundle.toString(), "scrim/decision", TIMEOUT, Duration.ofMillis(20))) {
      long epoch = decider.epoch();
      Path copy = Files.copy(bundle, folder.resolve("copy"));
      Files.move(copy, bundle, StandardCopyOption.REPLACE_EXISTING);
      Thread.sleep(1500);

      assertThat(decider.epoch()).isEqualTo(epoch);
    }
  }

  @Test
  void aQuestionLargerThanTheFirstPagesFits() throws Exception {
    Path bundle = bundle("package scrim\ndecision := count(input.x)\n", "scrim/decision");
    try (WasmDecider decider = open(bundle.toString())) {
      for (int size : new int[] {10, 1 << 20, 3 << 20, 10}) {
        String input = "{\"x\":\"" + "y".repeat(size) + "\"}";
        Answer answer = decider.ask(input.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.result().asInt()).isEqualTo(size);
      }
    }
  }

  @Test
  void aModuleThatRunsOutOfMemoryIsNoAnswerAndTheNextIsOne() throws Exception {
    Path bundle =
        bundle("package scrim\ndecision := count(numbers.range(1, input.n))\n", "scrim/decision");
    try (WasmDecider decider = open(bundle.toString())) {
      assertThatThrownBy(() -> decider.ask("{\"n\":50000000}".getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(DeciderException.class)
          .hasMessageContaining("the policy module failed");
      Answer answer = decider.ask("{\"n\":3}".getBytes(StandardCharsets.UTF_8));
      assertThat(answer.result().asInt()).isEqualTo(3);
    }
  }

  private WasmDecider open(String location) throws ScrimConfigException {
    return WasmDecider.open(location, "scrim/decision", TIMEOUT);
  }

  private Path bundle(String rego, String... entrypoints) {
    try {
      Path policy = Files.createDirectories(folder.resolve("policy"));
      Files.writeString(policy.resolve("main.rego"), rego);
      Path built = Opa.buildWasm(policy, folder.resolve("new.tar.gz"), entrypoints);
      return Files.move(
          built, folder.resolve("bundle.tar.gz"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** The archive's files twice, its end once. */
  private static byte[] twice(byte[] tar) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tar, 0, tar.length - 1024);
    out.writeBytes(tar);
    return out.toByteArray();
  }

  /** An archive with another module. */
  private static byte[] module(byte[] tar, byte[] module) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(tarHeader(new byte[512], "policy.wasm", module.length));
    out.writeBytes(Arrays.copyOf(module, 512));
    out.writeBytes(new byte[1024]);
    return out.toByteArray();
  }

  private static byte[] tarHeader(byte[] header, String name, int size) {
    byte[] made = header.clone();
    for (Map.Entry<Integer, String> field :
        Map.of(0, name, 124, String.format("%011o", size), 156, "0", 148, "        ").entrySet()) {
      byte[] bytes = field.getValue().getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(bytes, 0, made, field.getKey(), bytes.length);
    }
    int sum = 0;
    for (byte b : made) {
      sum += b & 0xff;
    }
    byte[] digits = String.format("%06o", sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, made, 148, 6);
    made[154] = 0;
    return made;
  }
}
