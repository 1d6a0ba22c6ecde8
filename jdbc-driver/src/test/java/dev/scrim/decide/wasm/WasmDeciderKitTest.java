package dev.scrim.decide.wasm;

import dev.scrim.decide.Decider;
import dev.scrim.decide.DeciderKit;
import dev.scrim.testkit.Opa;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** The kit against the policy as a Wasm bundle. */
class WasmDeciderKitTest extends DeciderKit {

  @Override
  protected Decider open(Path policy, Duration timeout) throws Exception {
    publish(policy);
    return WasmDecider.open(
        bundle(policy).toString(), "scrim/decision", timeout, Duration.ofMillis(200));
  }

  @Override
  protected void publish(Path policy) throws Exception {
    Path built = policy.resolveSibling(policy.getFileName() + ".new");
    Opa.buildWasm(policy, built, "scrim/decision", "scrim/revision");
    Files.move(built, bundle(policy), StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path bundle(Path policy) {
    return policy.resolveSibling(policy.getFileName() + ".tar.gz");
  }
}
