package dev.scrim.rewrite;

import dev.scrim.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the part of a subject that a path such as {@code attributes.region} names. */
public final class SubjectPaths {

  private SubjectPaths() {}

  /** The text at that path, or null where the subject has none. */
  public static @Nullable String value(Subject subject, String path) {
    if (path.equals("user")) {
      return subject.user().isEmpty() ? null : subject.user();
    }
    if (path.equals("purpose")) {
      return subject.purpose();
    }
    if (path.startsWith("attributes.")) {
      return subject.attributes().get(path.substring("attributes.".length()));
    }
    if (path.startsWith("roles[") && path.endsWith("]")) {
      List<String> roles = List.copyOf(subject.roles());
      int index = Integer.parseInt(path.substring("roles[".length(), path.length() - 1));
      return index < roles.size() ? roles.get(index) : null;
    }
    throw new IllegalArgumentException("no such part of a subject: " + path);
  }
}
