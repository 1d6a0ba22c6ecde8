package dev.scrim.decide.opa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.scrim.config.PolicySource;
import dev.scrim.decide.Answer;
import dev.scrim.decide.CachingDecisionMaker;
import dev.scrim.decide.Decided;
import dev.scrim.decide.DeciderException;
import dev.scrim.decide.DecisionMaker;
import dev.scrim.decide.Requests;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.error.PolicyUnavailableException;
import dev.scrim.error.ScrimConfigException;
import dev.scrim.testkit.Opa;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpaHttpDeciderTest {

  private static final String TOKEN = "t0ken-that-nobody-may-print";
  private static final byte[] INPUT = "{\"user\":\"SECRET\"}".getBytes(StandardCharsets.UTF_8);
  private static final Path POLICY = Path.of("src/test/resources/decide/policy");

  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable resource : opened) {
      resource.close();
    }
  }

  @Test
  void asksAsTheContractSays() throws Exception {
    AtomicReference<String> line = new AtomicReference<>();
    AtomicReference<String> body = new AtomicReference<>();
    AtomicReference<String> authorization = new AtomicReference<>();
    HttpServer server = server();
    server.createContext(
        "/prefix/v1/data/scrim/decision",
        exchange -> {
          line.set(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
          body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          respond(
              exchange,
              200,
              "{\"result\":{\"allow\":true},\"decision_id\":\"d-1\",\"provenance\":"
                  + "{\"version\":\"1\",\"bundles\":{\"b\":{\"revision\":\"r2\"},"
                  + "\"a\":{\"revision\":\"r1\"}}}}");
        });

    Answer answer = decider(server, "/prefix/").ask(INPUT);

    assertThat(line).hasValue("POST /prefix/v1/data/scrim/decision?provenance=true");
    assertThat(body).hasValue("{\"input\":{\"user\":\"SECRET\"}}");
    assertThat(authorization).hasValue("Bearer " + TOKEN);
    assertThat(answer.result().path("allow").asBoolean()).isTrue();
    assertThat(answer.engineId()).isEqualTo("d-1");
    assertThat(answer.revision()).isEqualTo("a=r1, b=r2");
  }

  @ParameterizedTest
  @CsvSource({
    "301, false, Redirects are not followed",
    "400, false, OPA server's log",
    "401, false, scrim.policy.token",
    "403, false, scrim.policy.token",
    "404, false, root of an OPA server",
    "500, false, OPA server's log",
    "503, true, runs and is ready"
  })
  void otherStatusesAreNoAnswer(int status, boolean unreachable, String advice) throws Exception {
    HttpServer server = server();
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
          respond(exchange, status, "{\"result\":{\"allow\":true}} SECRET");
        });

    DeciderException failure = failureOf(decider(server, ""));

    assertThat(failure)
        .hasMessageContaining("/v1/data/scrim/decision answered with HTTP status " + status);
    assertThat(failure).hasMessageContaining(advice);
    assertThat(failure.isUnreachable()).isEqualTo(unreachable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SECRET",
        "<html>SECRET</html>",
        "[]",
        "true",
        "{\"result\":",
        "{} {}",
        "{'a':1}"
      })
  void nonsenseIsNoAnswer(String body) throws Exception {
    HttpServer server = server();
    server.createContext("/", exchange -> respond(exchange, 200, body));

    DeciderException failure = failureOf(decider(server, ""));

    assertThat(failure).hasMessageContaining("an answer that is not OPA's");
    assertThat(failure.isUnreachable()).isFalse();
  }

  @Test
  void anEmptyAnswerIsUndefined() throws Exception {
    HttpServer server = server();
    server.createContext("/", exchange -> respond(exchange, 200, "{}"));
    DecisionMaker maker = maker(decider(server, ""));

    assertThatThrownBy(() -> maker.decide(Requests.select("alice")))
        .isInstanceOf(PolicyDeniedException.class)
        .hasMessageContaining("scrim/decision is undefined");
  }

  @Test
  void aHugeAnswerIsGivenUp() throws Exception {
    HttpServer server = server();
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] chunk = new byte[1 << 16];
          try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 4096; i++) {
              out.write(chunk);
            }
          } catch (IOException givenUp) {
            exchange.close();
          }
        });

    assertThat(failureOf(decider(server, ""))).hasMessageContaining("larger than");
  }

  @Test
  void aSlowAnswerIsGivenUpInTime() throws Exception {
    HttpServer server = server();
    server.createContext("/", exchange -> sleep(20_000));

    long before = System.nanoTime();
    DeciderException failure = failureOf(decider(server, ""));

    assertThat(failure).hasMessageContaining("did not answer within 1000 ms");
    assertThat(failure.isUnreachable()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void anAnswerThatTricklesIsGivenUpInTime() throws Exception {
    HttpServer server = server();
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 200; i++) {
              out.write(' ');
              out.flush();
              sleep(100);
            }
          } catch (IOException givenUp) {
            exchange.close();
          }
        });

    assertThat(failureOf(decider(server, "")))
        .hasMessageContaining("did not answer within 1000 ms");
  }

  @Test
  void whereNobodyListensTheMessageSaysWhatToCheck() throws Exception {
    URI nobody = URI.create("http://127.0.0.1:" + Opa.freePort());
    DecisionMaker maker = maker(decider(nobody));

    assertThatThrownBy(() -> maker.decide(Requests.select("alice")))
        .isInstanceOfSatisfying(
            PolicyUnavailableException.class, e -> assertThat(e.getSQLState()).isEqualTo("58000"))
        .hasMessageContaining(nobody + "/v1/data/scrim/decision")
        .hasMessageContaining("does not accept connections. Check that OPA runs")
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain(TOKEN));
  }

  @Test
  void aConnectionThatBreaksIsTriedOnceMore() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread rude =
          new Thread(
              () -> {
                while (true) {
                  try (Socket socket = listening.accept()) {
                    connections.incrementAndGet();
                    socket.getInputStream().read();
                  } catch (IOException closed) {
                    return;
                  }
                }
              });
      rude.start();
      OpaClient client =
          new OpaClient(
              URI.create("http://127.0.0.1:" + listening.getLocalPort()),
              Duration.ofSeconds(5),
              null,
              null);

      assertThatThrownBy(() -> client.post("/v1/data/scrim/decision", INPUT))
          .isInstanceOf(DeciderException.class)
          .hasMessageContaining("broke the connection");
      assertThat(connections).hasValue(2);
    }
  }

  @Test
  void theTokenIsCheckedByARealServer(@TempDir Path folder) throws Exception {
    Path guard = Files.createDirectories(folder.resolve("system"));
    Files.writeString(
        guard.resolve("authz.rego"),
        "package system.authz\ndefault allow := false\nallow if input.identity == \""
            + TOKEN
            + "\"\n");
    Files.writeString(
        folder.resolve("main.rego"), "package scrim\ndecision := {\"allow\": true}\n");
    Opa.Server server =
        opened(
            Opa.serve(folder, Opa.freePort(), "--authentication=token", "--authorization=basic"));

    DecisionMaker right = maker(decider(server.uri()));
    assertThat(right.decide(Requests.select("alice")).decision().allow()).isTrue();

    OpaHttpDecider wrong =
        opened(OpaHttpDecider.open(server.uri(), "scrim/decision", Duration.ofSeconds(5), "wrong"));
    assertThat(failureOf(wrong)).hasMessageContaining("HTTP status 401");
  }

  @Test
  void aStoppedServerRefusesAndOneThatIsBackAnswers() throws Exception {
    Opa.Server server = Opa.serve(POLICY, Opa.freePort());
    DecisionMaker maker = maker(decider(server.uri()));
    assertThat(maker.decide(Requests.select("unkept")).decision().allow()).isTrue();

    server.close();
    assertThatThrownBy(() -> maker.decide(Requests.select("unkept")))
        .isInstanceOf(PolicyUnavailableException.class);

    opened(Opa.serve(POLICY, server.port()));
    assertThat(maker.decide(Requests.select("unkept")).decision().allow()).isTrue();
  }

  @Test
  void anUnreadableRevisionEndsNothing() throws Exception {
    HttpServer server = server();
    AtomicInteger polls = new AtomicInteger();
    server.createContext(
        "/v1/data/scrim/decision",
        exchange -> respond(exchange, 200, "{\"result\":{\"allow\":true}}"));
    server.createContext(
        "/v1/data/scrim/revision",
        exchange -> {
          polls.incrementAndGet();
          respond(exchange, 500, "SECRET");
        });
    OpaHttpDecider decider =
        opened(
            OpaHttpDecider.open(
                uri(server),
                "scrim/decision",
                Duration.ofSeconds(5),
                null,
                null,
                Duration.ofMillis(20)));
    DecisionMaker maker = maker(decider);

    Decided decided = maker.decide(Requests.select("alice"));
    awaitAtLeast(polls, 5);
    assertThat(maker.isCurrent(decided)).isTrue();
  }

  @Test
  void aPolledRevisionEndsWhatWasDecidedBefore() throws Exception {
    HttpServer server = server();
    AtomicInteger polls = new AtomicInteger();
    AtomicReference<String> revision = new AtomicReference<>("\"one\"");
    server.createContext(
        "/v1/data/scrim/decision",
        exchange -> respond(exchange, 200, "{\"result\":{\"allow\":true}}"));
    server.createContext(
        "/v1/data/scrim/revision",
        exchange -> {
          respond(exchange, 200, "{\"result\":" + revision.get() + "}");
          polls.incrementAndGet();
        });
    OpaHttpDecider decider =
        opened(
            OpaHttpDecider.open(
                uri(server),
                "scrim/decision",
                Duration.ofSeconds(5),
                null,
                null,
                Duration.ofMillis(20)));
    DecisionMaker maker = maker(decider);
    awaitAtLeast(polls, 3);

    Decided before = maker.decide(Requests.select("alice"));
    assertThat(before.revision()).isEqualTo("one");
    awaitAtLeast(polls, polls.get() + 3);
    assertThat(maker.isCurrent(before)).isTrue();

    revision.set("{\"number\":2}");
    awaitAtLeast(polls, polls.get() + 3);
    assertThat(maker.isCurrent(before)).isFalse();
    assertThat(maker.decide(Requests.select("alice")).revision()).isEqualTo("{\"number\":2}");
  }

  @Test
  void speaksTlsWithAServerThatTheJvmTrusts(@TempDir Path folder) throws Exception {
    KeyStore trusted = selfSigned(folder);
    Opa.Server server =
        opened(
            Opa.serve(
                POLICY,
                Opa.freePort(),
                "--tls-cert-file=" + folder.resolve("cert.pem"),
                "--tls-private-key-file=" + folder.resolve("key.pem")));
    URI https = URI.create("https://127.0.0.1:" + server.port());

    OpaHttpDecider trusting =
        opened(
            OpaHttpDecider.open(
                https,
                "scrim/decision",
                Duration.ofSeconds(10),
                null,
                context(trusted),
                OpaHttpDecider.POLL));
    assertThat(maker(trusting).decide(Requests.select("plain")).decision().allow()).isTrue();

    assertThat(failureOf(decider(https)))
        .hasMessageContaining("no TLS connection that this JVM trusts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://h/",
        "opa.example:8181",
        "http:///x",
        "http://user:s3cret@h/",
        "http://h/?s3cret=1",
        "http://h/#s3cret"
      })
  void refusesAddressesThatAreNoServers(String address) {
    assertThatThrownBy(
            () ->
                OpaHttpDecider.open(
                    URI.create(address), "scrim/decision", Duration.ofSeconds(1), null))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("scrim.policy")
        .hasMessageNotContaining("s3cret");
  }

  private DeciderException failureOf(OpaHttpDecider decider) {
    DeciderException failure =
        catchThrowableOfType(DeciderException.class, () -> decider.ask(INPUT));
    assertThat(stackTrace(failure)).doesNotContain("SECRET", TOKEN);
    return failure;
  }

  private static String stackTrace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private DecisionMaker maker(OpaHttpDecider decider) {
    return CachingDecisionMaker.of(
        decider, Requests.config(new PolicySource.Server(URI.create("http://localhost:8181"))));
  }

  private OpaHttpDecider decider(HttpServer server, String path) throws Exception {
    return decider(URI.create(uri(server) + path));
  }

  private OpaHttpDecider decider(URI server) throws Exception {
    return opened(OpaHttpDecider.open(server, "scrim/decision", Duration.ofSeconds(1), TOKEN));
  }

  private <T extends AutoCloseable> T opened(T resource) {
    opened.add(0, resource);
    return resource;
  }

  private HttpServer server() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.start();
    opened(
        () -> {
          server.stop(0);
          threads.shutdownNow();
        });
    return server;
  }

  private static URI uri(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void respond(com.sun.net.httpserver.HttpExchange exchange, int status, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitAtLeast(AtomicInteger count, int wanted) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (count.get() < wanted && System.nanoTime() < deadline) {
      sleep(5);
    }
    assertThat(count.get()).isGreaterThanOrEqualTo(wanted);
  }

  /** A key and certificate for 127.0.0.1 as PEM files, and a trust store with the certificate. */
  private static KeyStore selfSigned(Path folder) throws Exception {
    Path store = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "opa",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit")
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
    pem(folder.resolve("cert.pem"), "CERTIFICATE", keys.getCertificate("opa").getEncoded());
    pem(
        folder.resolve("key.pem"),
        "PRIVATE KEY",
        keys.getKey("opa", "changeit".toCharArray()).getEncoded());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("opa", keys.getCertificate("opa"));
    return trusted;
  }

  private static void pem(Path file, String what, byte[] der) throws IOException {
    String text = java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }

  private static SSLContext context(KeyStore trusted) throws Exception {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
