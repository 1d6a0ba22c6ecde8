package dev.scrim.decide.wasm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scrim.decide.Answer;
import dev.scrim.decide.Background;
import dev.scrim.decide.DeciderException;
import dev.scrim.decide.PolicyJson;
import dev.scrim.decide.Revisions;
import dev.scrim.error.ScrimConfigException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A loaded bundle: its instances, its decision rule and its revision. Thread-safe. */
final class WasmPolicy {

  private static final int MOST_INSTANCES =
      Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

  private static final Duration MOST_WARMING = Duration.ofSeconds(20);

  private final WasmPool pool;
  private final int decision;
  private final String revision;
  private final String digest;

  private WasmPolicy(WasmPool pool, int decision, String revision, String digest) {
    this.pool = pool;
    this.decision = decision;
    this.revision = revision;
    this.digest = digest;
  }

  /** Loads a bundle, so that whatever is wrong with it shows now and not at the first statement. */
  static WasmPolicy load(BundleSource source, String path, Duration timeout)
      throws ScrimConfigException {
    WasmBundle bundle = source.load();
    try {
      WasmInstance first = new WasmInstance(bundle.module(), bundle.data());
      Map<String, Integer> entrypoints = first.entrypoints();
      int decision = entrypoint(source, path, entrypoints);
      requireBuiltins(source, first.builtins().keySet());
      String revision = revision(first, entrypoints.get(Revisions.pathBeside(path)), bundle);
      WasmPool pool =
          new WasmPool(
              warm(first, decision) ? first : new WasmInstance(bundle.module(), bundle.data()),
              () -> new WasmInstance(bundle.module(), bundle.data()),
              MOST_INSTANCES,
              timeout);
      return new WasmPolicy(pool, decision, revision, bundle.digest());
    } catch (DeciderException | RuntimeException e) {
      throw new ScrimConfigException(
          source + " holds a module that cannot be run: " + e.getMessage() + ".", e);
    }
  }

  /**
   * Asks once for nothing in particular, as the first evaluation in a cold JVM takes longer than a
   * statement is to wait.
   *
   * @return false where that failed, so that the instance is of no further use
   */
  private static boolean warm(WasmInstance instance, int decision) {
    Future<byte[]> asked =
        Background.workers()
            .submit(() -> instance.evaluate(decision, "{}".getBytes(StandardCharsets.UTF_8)));
    try {
      asked.get(MOST_WARMING.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      asked.cancel(true);
      return false;
    } catch (ExecutionException | TimeoutException e) {
      asked.cancel(true);
      return false;
    }
  }

  Answer ask(byte[] input) throws DeciderException {
    byte[] set = pool.evaluate(decision, input);
    return new Answer(result(set), null, revision, set.length);
  }

  String revision() {
    return revision;
  }

  /** Whether that is the very bundle this was loaded from. */
  boolean isFrom(String otherDigest) {
    return digest.equals(otherDigest);
  }

  String digest() {
    return digest;
  }

  /** The one result of a result set, or null where it is empty. */
  private static @Nullable JsonNode result(byte[] set) throws DeciderException {
    JsonNode results = PolicyJson.read(set);
    if (!results.isArray() || results.size() > 1) {
      throw DeciderException.unusable("the policy module gave no result set");
    }
    return results.isEmpty() ? null : results.get(0).get("result");
  }

  private static int entrypoint(BundleSource source, String path, Map<String, Integer> entrypoints)
      throws ScrimConfigException {
    Integer id = entrypoints.get(path);
    if (id == null) {
      throw new ScrimConfigException(
          source
              + " has no entry point "
              + path
              + "; it has "
              + String.join(", ", new TreeSet<>(entrypoints.keySet()))
              + ". Name one of them in scrim.decision, or build the bundle with -e "
              + path
              + ".");
    }
    return id;
  }

  private static void requireBuiltins(BundleSource source, Set<String> required)
      throws ScrimConfigException {
    Set<String> missing = new TreeSet<>(required);
    missing.removeAll(HostBuiltins.names());
    if (!missing.isEmpty()) {
      throw new ScrimConfigException(
          source
              + " uses functions that Wasm modules leave to the host and Scrim does not supply: "
              + String.join(", ", missing)
              + ". Do without them, or let an OPA server decide (scrim.policy=http://… or opa:…).");
    }
  }

  /** The revision rule's value, else the manifest's, else the bundle's digest. */
  private static String revision(WasmInstance instance, @Nullable Integer rule, WasmBundle bundle)
      throws DeciderException {
    if (rule != null) {
      JsonNode value = result(instance.evaluate(rule, "{}".getBytes(StandardCharsets.UTF_8)));
      if (value != null && !value.isNull()) {
        return value.isTextual() ? value.textValue() : value.toString();
      }
    }
    return bundle.revision() != null ? bundle.revision() : bundle.digest();
  }
}
