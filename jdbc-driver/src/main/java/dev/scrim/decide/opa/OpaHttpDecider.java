package dev.scrim.decide.opa;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scrim.decide.Answer;
import dev.scrim.decide.Background;
import dev.scrim.decide.Decider;
import dev.scrim.decide.DeciderException;
import dev.scrim.decide.Revisions;
import dev.scrim.error.Refusal;
import dev.scrim.error.ScrimConfigException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks an OPA server over HTTP, and watches its revision from beside. */
public final class OpaHttpDecider implements Decider {

  private static final Logger LOG = LoggerFactory.getLogger(OpaHttpDecider.class);

  static final Duration POLL = Duration.ofSeconds(5);

  private static final byte[] BEFORE = "{\"input\":".getBytes(StandardCharsets.UTF_8);
  private static final String PROVENANCE = "?provenance=true";

  private final OpaClient client;
  private final String decisionPath;
  private final String revisionPath;
  private final Revisions revisions;
  private final Runnable stopPolling;
  private volatile boolean pollFails;

  OpaHttpDecider(OpaClient client, String decision, Revisions revisions, Duration poll) {
    this.client = client;
    this.decisionPath = "/v1/data/" + decision;
    this.revisionPath = "/v1/data/" + Revisions.pathBeside(decision);
    this.revisions = revisions;
    this.stopPolling = Background.every(poll, this::poll);
  }

  /**
   * A decider for the server at this address; it is not asked yet.
   *
   * @param server {@code http} or {@code https}, a path in front of {@code /v1} allowed
   * @param decision path of the rule, such as {@code scrim/decision}
   * @param timeout for one request, all in all
   * @param token the bearer token, or null
   * @throws ScrimConfigException where the address is not of that kind
   */
  public static OpaHttpDecider open(
      URI server, String decision, Duration timeout, @Nullable String token)
      throws ScrimConfigException {
    return open(server, decision, timeout, token, null, POLL);
  }

  static OpaHttpDecider open(
      URI server,
      String decision,
      Duration timeout,
      @Nullable String token,
      @Nullable SSLContext tls,
      Duration poll)
      throws ScrimConfigException {
    OpaClient client = new OpaClient(checked(server), timeout, token, tls);
    return new OpaHttpDecider(client, decision, new Revisions(), poll);
  }

  @Override
  public Answer ask(byte[] input) throws DeciderException {
    long epoch = revisions.epoch();
    String url = client.shown(decisionPath);
    byte[] body = client.post(decisionPath + PROVENANCE, question(input));
    JsonNode envelope = OpaAnswers.envelope(url, body);
    String bundles = OpaAnswers.bundles(envelope);
    revisions.decided(bundles, epoch);
    return new Answer(
        envelope.get("result"),
        OpaAnswers.text(envelope, "decision_id"),
        revisions.named(bundles),
        body.length);
  }

  @Override
  public long epoch() {
    return revisions.epoch();
  }

  @Override
  public void close() {
    stopPolling.run();
  }

  private void poll() {
    try {
      byte[] body = client.get(revisionPath + PROVENANCE);
      JsonNode envelope = OpaAnswers.envelope(client.shown(revisionPath), body);
      JsonNode value = envelope.get("result");
      revisions.polled(text(value), OpaAnswers.bundles(envelope));
      pollFails = false;
    } catch (DeciderException | Refusal e) {
      // Decisions still end by age, so this is no reason to refuse.
      if (!pollFails) {
        pollFails = true;
        LOG.warn("The policy's revision cannot be read, decisions end by age: {}", e.getMessage());
      }
    }
  }

  private static @Nullable String text(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private static byte[] question(byte[] input) {
    ByteArrayOutputStream question = new ByteArrayOutputStream(input.length + 16);
    question.writeBytes(BEFORE);
    question.writeBytes(input);
    question.write('}');
    return question.toByteArray();
  }

  private static URI checked(URI server) throws ScrimConfigException {
    String scheme = server.getScheme() == null ? "" : server.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new ScrimConfigException(
          "scrim.policy must begin with http://, https://, bundle: or opa:.");
    }
    if (server.getHost() == null) {
      throw new ScrimConfigException("scrim.policy names no host, as in http://localhost:8181.");
    }
    if (server.getUserInfo() != null || server.getQuery() != null || server.getFragment() != null) {
      throw new ScrimConfigException(
          "scrim.policy is the plain address of an OPA server, without user, query or fragment;"
              + " a token goes into scrim.policy.token.");
    }
    String text = server.toString();
    return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }
}
