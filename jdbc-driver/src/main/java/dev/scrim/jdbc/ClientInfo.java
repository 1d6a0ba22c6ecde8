package dev.scrim.jdbc;

import dev.scrim.Subject;
import dev.scrim.error.ScrimSqlState;
import java.sql.SQLClientInfoException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of the subject that an application says by client info. Naming a user is naming another
 * person: it clears whatever was said of the one before.
 */
final class ClientInfo {

  private static final String PREFIX = "scrim.";
  private static final String USER = "scrim.user";
  private static final String ROLES = "scrim.roles";
  private static final String PURPOSE = "scrim.purpose";
  private static final String TOKEN = "scrim.token";
  private static final String ATTRIBUTE = "scrim.attribute.";

  private final SortedMap<String, String> values = new TreeMap<>();

  /** Whether a client info property is for Scrim and must never reach the real driver. */
  static boolean isOurs(@Nullable String name) {
    return name != null && name.toLowerCase(Locale.ROOT).startsWith(PREFIX);
  }

  static void requireKnown(String name) throws SQLClientInfoException {
    boolean attribute = name.startsWith(ATTRIBUTE) && name.length() > ATTRIBUTE.length();
    if (!attribute && !List.of(USER, ROLES, PURPOSE, TOKEN).contains(name)) {
      throw refused(
          "there is no client info property "
              + name
              + ": use scrim.user, scrim.roles, scrim.purpose, scrim.token or"
              + " scrim.attribute.<name>");
    }
  }

  static SQLClientInfoException refused(String message) {
    return new SQLClientInfoException(message, ScrimSqlState.NOT_OFFERED.code(), Map.of());
  }

  void set(String name, @Nullable String value) throws SQLClientInfoException {
    requireKnown(name);
    if (name.equals(USER)) {
      values.clear();
    }
    if (value == null) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
  }

  void clear() {
    values.clear();
  }

  boolean namesUser() {
    return !values.getOrDefault(USER, "").isEmpty();
  }

  /** What was set, or null; a token is not given out again. */
  @Nullable String get(String name) {
    return name.equals(TOKEN) ? null : values.get(name);
  }

  void addTo(Properties properties) {
    values.forEach(
        (name, value) -> {
          if (!name.equals(TOKEN)) {
            properties.setProperty(name, value);
          }
        });
  }

  /** That subject with what was said here instead. */
  Subject over(Subject below) {
    if (values.isEmpty()) {
      return below;
    }
    String user = values.get(USER);
    Subject merged = user == null ? below : Subject.of(user);
    for (Map.Entry<String, String> entry : values.entrySet()) {
      String value = entry.getValue();
      switch (entry.getKey()) {
        case USER -> {}
        case ROLES -> merged = merged.roles(split(value));
        case PURPOSE -> merged = merged.purpose(value);
        case TOKEN -> merged = merged.token(value);
        default -> merged = merged.attribute(entry.getKey().substring(ATTRIBUTE.length()), value);
      }
    }
    return merged;
  }

  private static List<String> split(String roles) {
    return Arrays.stream(roles.split(",")).map(String::strip).filter(r -> !r.isEmpty()).toList();
  }
}
