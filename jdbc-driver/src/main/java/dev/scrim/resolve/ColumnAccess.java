package dev.scrim.resolve;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A column that a statement touches.
 *
 * @param name in lower case
 * @param type the database's name of its type
 * @param uses how it is used, in the order of {@link Use}; not empty
 */
public record ColumnAccess(String name, String type, Set<Use> uses) {

  public ColumnAccess {
    uses = Collections.unmodifiableSet(EnumSet.copyOf(uses));
  }
}
