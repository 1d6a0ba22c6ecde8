package dev.scrim.decide.opa;

import dev.scrim.decide.Decider;
import dev.scrim.decide.DeciderKit;
import dev.scrim.testkit.Opa;
import java.nio.file.Path;
import java.time.Duration;

/** The kit against a child; it notices edits of the folder by itself. */
class OpaChildDeciderKitTest extends DeciderKit {

  @Override
  protected Decider open(Path policy, Duration timeout) throws Exception {
    return OpaChildDecider.open(policy, Opa.executable().toString(), "scrim/decision", timeout);
  }

  @Override
  protected void publish(Path policy) {}
}
