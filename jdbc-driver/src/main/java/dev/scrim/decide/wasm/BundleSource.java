package dev.scrim.decide.wasm;

import dev.scrim.error.ScrimConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Where a bundle is: a file, or a resource on the class path. */
final class BundleSource {

  private static final String CLASSPATH = "classpath:";
  private static final int MAX_BYTES = 256 << 20;

  private final String location;

  BundleSource(String location) {
    this.location = location;
  }

  /** Loads the bundle. */
  WasmBundle load() throws ScrimConfigException {
    try (InputStream in = open()) {
      byte[] archive = in.readNBytes(MAX_BYTES + 1);
      if (archive.length > MAX_BYTES) {
        throw new IOException("it is larger than " + MAX_BYTES + " bytes");
      }
      return WasmBundle.read(archive);
    } catch (NoSuchFileException e) {
      throw new ScrimConfigException(
          this + " does not exist. Check scrim.policy, or build the bundle with opa build -t wasm.",
          e);
    } catch (IOException | RuntimeException e) {
      throw new ScrimConfigException(
          this + " cannot be used as a policy bundle: " + e.getMessage() + ".", e);
    }
  }

  /** What changes when the file does, or null where it cannot change or is not there. */
  @Nullable String stamp() {
    if (location.startsWith(CLASSPATH)) {
      return null;
    }
    try {
      BasicFileAttributes file = Files.readAttributes(Path.of(location), BasicFileAttributes.class);
      return file.lastModifiedTime() + " " + file.size() + " " + file.fileKey();
    } catch (IOException e) {
      return null;
    }
  }

  private InputStream open() throws IOException {
    if (!location.startsWith(CLASSPATH)) {
      return Files.newInputStream(Path.of(location));
    }
    String name = location.substring(CLASSPATH.length()).replaceFirst("^/+", "");
    InputStream found = null;
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != null) {
      found = context.getResourceAsStream(name);
    }
    if (found == null) {
      found = BundleSource.class.getClassLoader().getResourceAsStream(name);
    }
    if (found == null) {
      throw new NoSuchFileException(location);
    }
    return found;
  }

  @Override
  public String toString() {
    return "bundle:" + location;
  }
}
