package dev.scrim.decide.wasm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scrim.decide.DeciderException;
import dev.scrim.decide.PolicyJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle with a Wasm module holds.
 *
 * @param module the Wasm module
 * @param data the data document, with the manifest where an OPA server would have it
 * @param revision the manifest's revision, or null
 * @param digest of the whole bundle
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only carried
record WasmBundle(byte[] module, byte[] data, @Nullable String revision, String digest) {

  private static final long MAX_UNPACKED = 512L << 20;
  private static final String MODULE = "policy.wasm";
  private static final String DATA = "data.json";
  private static final String MANIFEST = ".manifest";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a bundle's bytes.
   *
   * @throws IOException where they are no such bundle; the message completes "it …"
   */
  static WasmBundle read(byte[] archive) throws IOException {
    Map<String, byte[]> files =
        Tar.read(new ByteArrayInputStream(archive), Set.of(MODULE, DATA, MANIFEST), MAX_UNPACKED);
    byte[] module = files.get(MODULE);
    if (module == null) {
      throw new IOException("it holds no /" + MODULE + "; build it with opa build -t wasm");
    }
    ObjectNode manifest = object(files, MANIFEST);
    ObjectNode data = object(files, DATA);
    data.withObject("/system/bundles/scrim").set("manifest", manifest);
    String revision = manifest.path("revision").asText("");
    return new WasmBundle(
        module,
        JSON.writeValueAsString(data).getBytes(StandardCharsets.UTF_8),
        revision.isBlank() ? null : revision,
        digest(archive));
  }

  private static ObjectNode object(Map<String, byte[]> files, String name) throws IOException {
    byte[] file = files.get(name);
    if (file == null) {
      return JSON.createObjectNode();
    }
    try {
      JsonNode read = PolicyJson.read(file);
      if (read instanceof ObjectNode object) {
        return object;
      }
    } catch (DeciderException e) {
      throw new IOException("its /" + name + " is damaged: " + e.getMessage());
    }
    throw new IOException("its /" + name + " is no JSON object");
  }

  private static String digest(byte[] archive) {
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
