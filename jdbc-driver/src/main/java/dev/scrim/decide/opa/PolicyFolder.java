package dev.scrim.decide.opa;

import dev.scrim.error.ScrimConfigException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder with policies, read as {@code opa run --bundle} reads it: Rego files, data files and the
 * manifest, but not the policies' tests. Folders whose name begins with a dot are left out.
 */
final class PolicyFolder {

  static final String MANIFEST = ".manifest";

  private static final Set<String> DATA = Set.of("data.json", "data.yaml", "data.yml");
  private static final int MAX_DEPTH = 32;
  private static final long MAX_BYTES = 128L << 20;

  private final Path folder;

  PolicyFolder(Path folder) {
    this.folder = folder;
  }

  Path path() {
    return folder;
  }

  /** What changes whenever a policy file does. */
  String stamp() throws ScrimConfigException {
    StringBuilder stamp = new StringBuilder();
    files()
        .forEach(
            (name, file) ->
                stamp
                    .append(name)
                    .append(' ')
                    .append(file.lastModifiedTime())
                    .append(' ')
                    .append(file.size())
                    .append('\n'));
    return stamp.toString();
  }

  /** The policy files' contents, by their path in the folder. */
  SortedMap<String, byte[]> read() throws ScrimConfigException {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    long total = 0;
    try {
      for (String name : files().keySet()) {
        byte[] content = Files.readAllBytes(folder.resolve(name));
        total += content.length;
        if (total > MAX_BYTES) {
          throw new ScrimConfigException(
              this + " holds more than " + MAX_BYTES + " bytes of policies and data.");
        }
        contents.put(name, content);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    if (contents.keySet().stream().noneMatch(name -> name.endsWith(".rego"))) {
      throw new ScrimConfigException(
          this + " holds no policy: there is no .rego file in it. Check scrim.policy.");
    }
    return contents;
  }

  private Map<String, BasicFileAttributes> files() throws ScrimConfigException {
    if (!Files.isDirectory(folder)) {
      throw new ScrimConfigException(this + " does not exist or is no folder. Check scrim.policy.");
    }
    Map<String, BasicFileAttributes> files = new TreeMap<>();
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          MAX_DEPTH,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              boolean hidden = !dir.equals(folder) && dir.getFileName().toString().startsWith(".");
              return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = folder.relativize(file).toString().replace('\\', '/');
              String last = file.getFileName().toString();
              boolean rule = last.endsWith(".rego") && !last.endsWith("_test.rego");
              if (rule || DATA.contains(last) || name.equals(MANIFEST)) {
                files.put(name, attributes);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw unreadable(e);
    }
    return files;
  }

  private ScrimConfigException unreadable(IOException e) {
    return new ScrimConfigException(this + " cannot be read: " + e.getMessage() + ".", e);
  }

  @Override
  public String toString() {
    return "opa:" + folder;
  }
}
