package dev.scrim.decide.opa;

import dev.scrim.decide.Revisions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * The secrets of one child server and the policy by which it lets in nobody else: with the token,
 * for the decision, the revision and the proof, and for nothing more.
 *
 * @param token the bearer token, 256 random bits
 * @param proof what only a server that read our files can answer, 256 random bits
 * @param name of the policy's package; random, so that no policy in the folder can add to it
 */
record Guard(String token, String proof, String name) {

  private static final SecureRandom RANDOM = new SecureRandom();

  static Guard create() {
    return new Guard(random(32), random(32), "scrim_guard_" + random(8));
  }

  /** The path at which the server proves that it is ours. */
  String proofPath() {
    return "/v1/data/" + name + "/proof";
  }

  /** The policy's source. It holds the token's digest only. */
  String rego(String decision) {
    return """
    package %s

    import rego.v1

    default allow := false

    known if crypto.sha256(input.identity) == "%s"

    allow if {
    	known
    	input.method == "POST"
    	input.path == %s
    }

    allow if {
    	known
    	input.method == "GET"
    	input.path in [%s, %s]
    }

    proof := "%s"
    """
        .formatted(
            name,
            sha256(token),
            path("v1/data/" + decision),
            path("v1/data/" + Revisions.pathBeside(decision)),
            path(proofPath().substring(1)),
            proof);
  }

  @Override
  public String toString() {
    return "Guard[" + name + "]";
  }

  private static String path(String path) {
    return Arrays.stream(path.split("/"))
        .map(part -> '"' + part + '"')
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
