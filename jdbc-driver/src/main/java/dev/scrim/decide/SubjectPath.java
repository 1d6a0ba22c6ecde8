package dev.scrim.decide;

import dev.scrim.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a subject that {@code vary} may name, and their values. */
final class SubjectPath {

  /** What a row filter's value may take from the subject. */
  static final String VALUES = "user, purpose, roles, attributes.<name>";

  /** What {@code vary} may name. */
  static final String VARY =
      "subject.user, subject.roles, subject.purpose, subject.token, subject.attributes,"
          + " subject.attributes.<name>";

  private static final String ATTRIBUTE = "subject.attributes.";

  private SubjectPath() {}

  static boolean isKnown(String path) {
    return switch (path) {
      case "subject.user",
          "subject.roles",
          "subject.purpose",
          "subject.token",
          "subject.attributes" ->
          true;
      default -> path.startsWith(ATTRIBUTE) && path.length() > ATTRIBUTE.length();
    };
  }

  /** The subject's values at these paths, in their order; null where it has none. */
  static List<@Nullable Object> values(Subject subject, List<String> paths) {
    List<@Nullable Object> values = new ArrayList<>(paths.size());
    for (String path : paths) {
      values.add(value(subject, path));
    }
    return Collections.unmodifiableList(values);
  }

  private static @Nullable Object value(Subject subject, String path) {
    return switch (path) {
      case "subject.user" -> subject.user();
      case "subject.roles" -> subject.roles();
      case "subject.purpose" -> subject.purpose();
      case "subject.token" -> subject.token();
      case "subject.attributes" -> subject.attributes();
      default -> subject.attributes().get(path.substring(ATTRIBUTE.length()));
    };
  }
}
