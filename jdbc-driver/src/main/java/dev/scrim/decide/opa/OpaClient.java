package dev.scrim.decide.opa;

import dev.scrim.decide.DeciderException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to one OPA server: no redirects, bounded in time and size, and with errors that say what to
 * check but hold neither the token nor the body. Thread-safe.
 */
final class OpaClient {

  static final int MAX_ANSWER = 4 << 20;

  private final HttpClient http;
  private final URI base;
  private final Duration timeout;
  private final @Nullable String token;

  OpaClient(URI base, Duration timeout, @Nullable String token, @Nullable SSLContext tls) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .version(Version.HTTP_1_1)
            .connectTimeout(timeout);
    if (tls != null) {
      builder.sslContext(tls);
    }
    this.http = builder.build();
    this.base = base;
    this.timeout = timeout;
    this.token = token;
  }

  /** Posts a JSON document and gives the body of a 200 answer. */
  byte[] post(String path, byte[] json) throws DeciderException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json))
            .build();
    return send(request);
  }

  /** Gets the body of a 200 answer. */
  byte[] get(String path) throws DeciderException {
    return send(request(path).GET().build());
  }

  /** The address of a path, for messages. */
  String shown(String path) {
    String at = base.getScheme() + "://" + base.getHost();
    return at + (base.getPort() < 0 ? "" : ":" + base.getPort()) + base.getPath() + path;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  private byte[] send(HttpRequest request) throws DeciderException {
    String url = shown(request.uri().getPath().substring(base.getPath().length()));
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      return body(url, exchange(request, deadline));
    } catch (ConnectException | HttpConnectTimeoutException | SSLException e) {
      throw failed(url, e);
    } catch (CappedBody.TooLarge e) {
      throw DeciderException.unusable(url + ": " + e.getMessage());
    } catch (IOException e) {
      // An idle connection that the server had closed; asking twice changes nothing there.
      return again(request, url, deadline);
    }
  }

  private byte[] again(HttpRequest request, String url, long deadline) throws DeciderException {
    try {
      return body(url, exchange(request, deadline));
    } catch (CappedBody.TooLarge e) {
      throw DeciderException.unusable(url + ": " + e.getMessage());
    } catch (IOException e) {
      throw failed(url, e);
    }
  }

  private HttpResponse<byte[]> exchange(HttpRequest request, long deadline)
      throws IOException, DeciderException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(request, head -> new CappedBody(MAX_ANSWER));
    try {
      return exchange.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw DeciderException.unreachable(
          shown(request.uri().getPath().substring(base.getPath().length()))
              + " did not answer within "
              + timeout.toMillis()
              + " ms. Check that OPA is not overloaded, or raise scrim.policy.timeout.",
          null);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw DeciderException.unusable("the thread was interrupted while it asked");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IOException(e.getCause());
    }
  }

  private static byte[] body(String url, HttpResponse<byte[]> response) throws DeciderException {
    int status = response.statusCode();
    if (status == 200) {
      return response.body();
    }
    String what = url + " answered with HTTP status " + status + ". ";
    throw switch (status) {
      case 401, 403 ->
          DeciderException.unusable(
              what + "Check scrim.policy.token and the server's authorisation policy.");
      case 404 ->
          DeciderException.unusable(
              what + "Check that scrim.policy names the root of an OPA server.");
      case 502, 503, 504 ->
          DeciderException.unreachable(what + "Check that OPA runs and is ready.", null);
      default ->
          status / 100 == 3
              ? DeciderException.unusable(
                  what + "Redirects are not followed; name the final address.")
              : DeciderException.unusable(what + "Check the OPA server's log.");
    };
  }

  private static DeciderException failed(String url, IOException cause) {
    if (cause instanceof SSLException) {
      return DeciderException.unreachable(
          url
              + " has no TLS connection that this JVM trusts. Check its certificate and the trust"
              + " store (javax.net.ssl.trustStore).",
          cause);
    }
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return DeciderException.unreachable(
          url
              + " does not accept connections. Check that OPA runs and that scrim.policy names its"
              + " host and port.",
          cause);
    }
    return DeciderException.unreachable(
        url
            + " broke the connection. Check that scrim.policy names an OPA server and that it is"
            + " not restarting.",
        cause);
  }
}
