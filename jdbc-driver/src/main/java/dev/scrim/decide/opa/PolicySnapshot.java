package dev.scrim.decide.opa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scrim.error.ScrimConfigException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The policies of a folder at one moment. The child is given a copy: it sees all files of one
 * moment, and our guard among them.
 */
final class PolicySnapshot {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PolicyFolder folder;
  private final SortedMap<String, byte[]> files;
  private final String digest;

  PolicySnapshot(PolicyFolder folder) throws ScrimConfigException {
    this.folder = folder;
    this.files = folder.read();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    files.forEach(
        (name, content) ->
            all.writeBytes(
                (name + " " + Guard.sha256(content) + "\n").getBytes(StandardCharsets.UTF_8)));
    this.digest = "sha256:" + Guard.sha256(all.toByteArray());
  }

  String digest() {
    return digest;
  }

  /** Writes the copy into a new folder that only this user can read. */
  Path write(Guard guard, String decision) throws ScrimConfigException {
    try {
      Path copy = Files.createTempDirectory("scrim-policy-");
      for (var file : files.entrySet()) {
        put(copy, file.getKey(), file.getValue());
      }
      put(
          copy,
          guard.name() + "/guard.rego",
          guard.rego(decision).getBytes(StandardCharsets.UTF_8));
      put(copy, PolicyFolder.MANIFEST, JSON.writeValueAsBytes(manifest(guard)));
      return copy;
    } catch (IOException e) {
      throw new ScrimConfigException(
          folder + " cannot be copied to a temporary folder: " + e.getMessage() + ".", e);
    }
  }

  /** Deletes a copy; what cannot be deleted holds no secret that still opens anything. */
  static void delete(Path copy) {
    try (Stream<Path> files = Files.walk(copy)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      copy.toFile().deleteOnExit();
    }
  }

  private ObjectNode manifest(Guard guard) throws IOException, ScrimConfigException {
    byte[] own = files.get(PolicyFolder.MANIFEST);
    JsonNode read = own == null ? JSON.createObjectNode() : JSON.readTree(own);
    if (!(read instanceof ObjectNode manifest)) {
      throw new ScrimConfigException(folder + " has a .manifest that is no JSON object.");
    }
    if (manifest.path("revision").asText("").isBlank()) {
      manifest.put("revision", digest);
    }
    if (manifest.get("roots") instanceof ArrayNode roots && !isWhole(roots)) {
      roots.add(guard.name());
    }
    return manifest;
  }

  /** Whether the bundle owns everything, as it does where it names no roots. */
  private static boolean isWhole(ArrayNode roots) {
    return roots.isEmpty() || List.of("", "/").contains(roots.get(0).asText());
  }

  private static void put(Path copy, String name, byte[] content) throws IOException {
    Path file = copy.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}
