package dev.scrim.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Speaks the decision protocol of an OPA server with answers stated in Java, well-formed or not, so
 * that a test says its decision in one line. Thread-safe.
 */
public final class PolicyServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    // Else each answer waits for the acknowledgement of its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<JsonNode> inputs = new CopyOnWriteArrayList<>();
  private final Function<JsonNode, Answer> rule;
  private volatile String revision = "1";

  private PolicyServer(Function<JsonNode, Answer> rule) {
    this.rule = rule;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** One HTTP answer, sent as it stands after {@code delayMillis}. */
  public record Answer(int status, String body, long delayMillis) {

    public static Answer ok(String body) {
      return new Answer(200, body, 0);
    }
  }

  /** Decides by this function of the input document; null is an undefined decision. */
  public static PolicyServer deciding(Function<JsonNode, JsonNode> decision) {
    return new PolicyServer(
        input -> {
          JsonNode result = decision.apply(input);
          return Answer.ok(result == null ? "{}" : "{\"result\":" + result + "}");
        });
  }

  /** Gives the same decision, written as JSON, to every request. */
  public static PolicyServer always(String decision) {
    return answering(Answer.ok("{\"result\":" + decision + "}"));
  }

  /** Gives the same answer, well-formed or not, to every request. */
  public static PolicyServer answering(Answer answer) {
    return answering(() -> answer);
  }

  /** Gives the answer of the moment to every request. */
  public static PolicyServer answering(Supplier<Answer> answer) {
    return new PolicyServer(input -> answer.get());
  }

  /** The address for {@code scrim.policy}. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The input documents received so far, oldest first. */
  public List<JsonNode> inputs() {
    return List.copyOf(inputs);
  }

  /** What {@code data.scrim.revision} says from now on. */
  public void revision(String next) {
    revision = next;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/v1/data/scrim/revision")) {
        answer = Answer.ok("{\"result\":" + JSON.writeValueAsString(revision) + "}");
      } else if (path.equals("/v1/data/scrim/decision")
          && exchange.getRequestMethod().equals("POST")) {
        JsonNode input = JSON.readTree(exchange.getRequestBody()).path("input");
        inputs.add(input);
        answer = rule.apply(input);
      } else {
        answer = new Answer(404, "{}", 0);
      }
      Thread.sleep(answer.delayMillis());
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
