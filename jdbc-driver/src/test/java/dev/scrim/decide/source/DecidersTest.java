package dev.scrim.decide.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.config.PolicySource;
import dev.scrim.config.ScrimConfig;
import dev.scrim.decide.Decider;
import dev.scrim.decide.DecisionMaker;
import dev.scrim.decide.Requests;
import dev.scrim.decide.opa.OpaChildDecider;
import dev.scrim.decide.opa.OpaHttpDecider;
import dev.scrim.decide.wasm.WasmDecider;
import dev.scrim.error.ScrimConfigException;
import dev.scrim.testkit.Opa;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecidersTest {

  private static final Path POLICY = Path.of("src/test/resources/decide/policy");

  @Test
  void opensAServerThatNeedNotRunYet() throws Exception {
    try (Decider decider = Deciders.open(config(server()))) {
      assertThat(decider).isInstanceOf(OpaHttpDecider.class);
    }
  }

  @Test
  void opensABundleAndAsksItThroughTheCache(@TempDir Path folder) throws Exception {
    Path bundle = Opa.buildWasm(POLICY, folder.resolve("b.tar.gz"), "scrim/decision");
    ScrimConfig config = config(new PolicySource.Bundle(bundle.toString()));

    try (Decider decider = Deciders.open(config)) {
      assertThat(decider).isInstanceOf(WasmDecider.class);
    }
    try (DecisionMaker maker = Deciders.decisionMaker(config)) {
      assertThat(maker.decide(Requests.select("plain")).decision().allow()).isTrue();
    }
  }

  @Test
  void opensAFolder() throws Exception {
    ScrimConfig config = config(new PolicySource.Folder(POLICY));
    try (Decider decider = Deciders.open(withExecutable(config, Opa.executable().toString()))) {
      assertThat(decider).isInstanceOf(OpaChildDecider.class);
    }
  }

  @Test
  void refusesPathsThatAreNoRules() {
    for (String path :
        new String[] {"", "scrim", "/scrim/decision", "a//b", "a/b?x=1", "a/../b", "a/\"b"}) {
      assertThatThrownBy(() -> Deciders.open(withDecision(config(server()), path)))
          .as(path)
          .isInstanceOf(ScrimConfigException.class)
          .hasMessageContaining("scrim.decision");
    }
  }

  private static PolicySource server() {
    return new PolicySource.Server(URI.create("http://127.0.0.1:" + Opa.freePort()));
  }

  private static ScrimConfig config(PolicySource policy) {
    return Requests.config(policy);
  }

  private static ScrimConfig withExecutable(ScrimConfig c, String executable) {
    return copy(c, executable, c.decisionPath());
  }

  private static ScrimConfig withDecision(ScrimConfig c, String decision) {
    return copy(c, null, decision);
  }

  private static ScrimConfig copy(ScrimConfig c, String executable, String decision) {
    return new ScrimConfig(
        c.policy(),
        executable,
        decision,
        c.decisionMaxAge(),
        c.policyTimeout(),
        c.policyToken(),
        c.policyStaleFor(),
        c.user(),
        c.roles(),
        c.purpose(),
        c.attributes(),
        c.subjectMode(),
        c.audit(),
        c.catalogFile(),
        c.catalogMaxAge(),
        c.keys(),
        c.recordFile(),
        c.dialect(),
        c.application());
  }
}
