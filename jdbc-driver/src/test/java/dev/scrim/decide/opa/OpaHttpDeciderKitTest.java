package dev.scrim.decide.opa;

import dev.scrim.decide.Decider;
import dev.scrim.decide.DeciderKit;
import dev.scrim.testkit.Opa;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The kit against a real OPA server; a new revision comes with its restart. */
class OpaHttpDeciderKitTest extends DeciderKit {

  private final Map<Path, Opa.Server> servers = new HashMap<>();

  @Override
  protected Decider open(Path policy, Duration timeout) throws Exception {
    Opa.Server server = closing(Opa.serve(policy, Opa.freePort()));
    servers.put(policy, server);
    return OpaHttpDecider.open(
        server.uri(), "scrim/decision", timeout, null, null, Duration.ofMillis(200));
  }

  @Override
  protected void publish(Path policy) {
    Opa.Server old = servers.get(policy);
    old.close();
    closing(Opa.serve(policy, old.port()));
  }
}
