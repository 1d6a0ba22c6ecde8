package dev.scrim.config;

import dev.scrim.error.ScrimConfigException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The configured subject, and who may change it.
 *
 * @param user null for the database user, empty where the subject is locked without one
 */
record SubjectSettings(
    SubjectMode mode,
    @Nullable String user,
    SortedSet<String> roles,
    @Nullable String purpose,
    SortedMap<String, String> attributes) {

  /**
   * Reads them. A lock counts wherever it stands, and one of the operator's cannot be lifted by the
   * application. Where the operator names any part of a locked subject, all parts are the
   * operator's: a mixture would give one's user the other's roles.
   *
   * @param all every source
   * @param operator the system properties and the file that they name
   */
  static SubjectSettings read(Settings all, Settings operator) throws ScrimConfigException {
    SubjectMode mode = mode(operator);
    boolean lockedByOperator = mode == SubjectMode.LOCKED;
    if (!lockedByOperator) {
      mode = mode(all);
    }
    boolean locked = mode == SubjectMode.LOCKED;
    Settings from = lockedByOperator || (locked && namesSubject(operator)) ? operator : all;

    String user = Values.optionalText(from.find(ScrimProperty.USER));
    TreeMap<String, String> attributes = new TreeMap<>();
    from.findAll(ScrimProperty.ATTRIBUTE)
        .forEach(
            (name, setting) -> {
              if (!setting.value().isEmpty()) {
                attributes.put(name, setting.value());
              }
            });
    return new SubjectSettings(
        mode,
        user == null && locked ? "" : user,
        Values.list(from.find(ScrimProperty.ROLES)),
        Values.optionalText(from.find(ScrimProperty.PURPOSE)),
        Collections.unmodifiableSortedMap(attributes));
  }

  private static SubjectMode mode(Settings settings) throws ScrimConfigException {
    return Values.choice(settings.findOrDefault(ScrimProperty.SUBJECT), SubjectMode.values());
  }

  private static boolean namesSubject(Settings settings) {
    return settings.find(ScrimProperty.USER) != null
        || settings.find(ScrimProperty.ROLES) != null
        || settings.find(ScrimProperty.PURPOSE) != null
        || !settings.findAll(ScrimProperty.ATTRIBUTE).isEmpty();
  }
}
