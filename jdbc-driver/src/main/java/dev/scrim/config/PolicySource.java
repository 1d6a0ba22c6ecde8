package dev.scrim.config;

import java.net.URI;
import java.nio.file.Path;

/** Who decides: the value of {@code scrim.policy}. */
public sealed interface PolicySource {

  /** An OPA server. */
  record Server(URI uri) implements PolicySource {}

  /** A bundle with a Wasm module: a file, or {@code classpath:name}. */
  record Bundle(String location) implements PolicySource {}

  /** A folder that a child {@code opa run --server} serves. */
  record Folder(Path folder) implements PolicySource {}
}
