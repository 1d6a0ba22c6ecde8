package dev.scrim.decide.source;

import dev.scrim.config.PolicySource;
import dev.scrim.config.ScrimConfig;
import dev.scrim.decide.CachingDecisionMaker;
import dev.scrim.decide.Decider;
import dev.scrim.decide.DecisionMaker;
import dev.scrim.decide.opa.OpaChildDecider;
import dev.scrim.decide.opa.OpaHttpDecider;
import dev.scrim.decide.wasm.WasmDecider;
import dev.scrim.error.ScrimConfigException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Opens what {@code scrim.policy} names. */
public final class Deciders {

  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)+");

  private Deciders() {}

  /**
   * A decision maker with its cache; closing it closes the decider.
   *
   * @throws ScrimConfigException where the policy source cannot be used
   */
  public static DecisionMaker decisionMaker(ScrimConfig config) throws ScrimConfigException {
    return CachingDecisionMaker.of(open(config), config);
  }

  /**
   * The decider for a configuration. An OPA server need not run yet; a bundle or folder must be
   * usable at once.
   *
   * @throws ScrimConfigException where the policy source cannot be used
   */
  public static Decider open(ScrimConfig config) throws ScrimConfigException {
    String decision = config.decisionPath();
    Duration timeout = config.policyTimeout();
    if (!PATH.matcher(decision).matches()) {
      throw new ScrimConfigException(
          "scrim.decision is the path of a rule within its package, as in scrim/decision.");
    }
    if (timeout.isZero() || timeout.isNegative()) {
      throw new ScrimConfigException("scrim.policy.timeout must be longer than nothing, as in 2s.");
    }
    PolicySource source = config.policy();
    if (source instanceof PolicySource.Server server) {
      return OpaHttpDecider.open(server.uri(), decision, timeout, config.policyToken());
    }
    if (source instanceof PolicySource.Bundle bundle) {
      return WasmDecider.open(bundle.location(), decision, timeout);
    }
    if (source instanceof PolicySource.Folder folder) {
      return OpaChildDecider.open(folder.folder(), config.policyExecutable(), decision, timeout);
    }
    throw new ScrimConfigException("scrim.policy names a source of an unknown kind.");
  }
}
