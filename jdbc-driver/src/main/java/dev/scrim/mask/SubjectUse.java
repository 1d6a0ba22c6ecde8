package dev.scrim.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * What the text of a fragment takes from a subject: whether it has a value that the column can be
 * compared with, or how many.
 */
public final class SubjectUse {

  /** Roles beyond these are no list that a person maintains. */
  static final int MOST_ROLES = 1_000;

  private static final int UNFIT = -1;

  private final String path;
  private final ColumnType type;
  private final int found;

  SubjectUse(String path, ColumnType type, SubjectValues subject) {
    this.path = path;
    this.type = type;
    this.found = find(subject);
  }

  /** Whether the subject has none: no rows. */
  boolean absent() {
    return found == 0;
  }

  /** Whether what the subject has cannot be compared with the column. */
  boolean unfit() {
    return found == UNFIT;
  }

  /** The paths of the values to bind. */
  List<String> paths() {
    if (!isList()) {
      return List.of(path);
    }
    List<String> paths = new ArrayList<>(found);
    for (int i = 0; i < found; i++) {
      paths.add(role(i));
    }
    return paths;
  }

  boolean sameFor(SubjectValues subject) {
    return find(subject) == found;
  }

  private boolean isList() {
    return path.equals("roles");
  }

  private int find(SubjectValues subject) {
    if (!isList()) {
      String value = subject.value(path);
      return value == null ? 0 : ColumnValues.fits(type, value) ? 1 : UNFIT;
    }
    for (int i = 0; i <= MOST_ROLES; i++) {
      String role = subject.value(role(i));
      if (role == null) {
        return i;
      }
      if (!ColumnValues.fits(type, role)) {
        return UNFIT;
      }
    }
    return UNFIT;
  }

  private static String role(int index) {
    return "roles[" + index + "]";
  }

  @Override
  public String toString() {
    return "SubjectUse[" + path + "]";
  }
}
