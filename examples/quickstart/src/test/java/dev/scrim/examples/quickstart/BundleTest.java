package dev.scrim.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed bundle is what the policies give today, byte for byte. */
class BundleTest {

  private static final String COMMITTED =
      "examples/quickstart/src/main/resources/quickstart-policy.tar.gz";
  private static final String BUILD =
      "build -b -t wasm -e scrim/decision -e scrim/revision --ignore *_test.rego -o %s policies";

  @TempDir Path folder;

  @Test
  void isNotStale() throws Exception {
    Path built = folder.resolve("policy.tar.gz");
    Repository.opaw(BUILD.formatted(built).split(" "));
    assertThat(Files.mismatch(built, Repository.ROOT.resolve(COMMITTED)))
        .as(
            "The bundle of the quick start is stale. In the repository's folder run:%n  ./opaw %s",
            BUILD.formatted(COMMITTED).replace("*_test.rego", "'*_test.rego'"))
        .isEqualTo(-1);
  }
}
