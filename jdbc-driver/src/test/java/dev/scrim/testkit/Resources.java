package dev.scrim.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Test resources as text. */
public final class Resources {

  private Resources() {}

  /** The whole resource, such as {@code corpus/schema.sql}. */
  public static String text(String path) {
    try (InputStream in = Resources.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no test resource " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The resource's lines without the blank ones. */
  public static List<String> lines(String path) {
    return text(path).lines().filter(line -> !line.isBlank()).toList();
  }
}
