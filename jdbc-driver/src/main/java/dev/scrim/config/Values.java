package dev.scrim.config;

import dev.scrim.error.ScrimConfigException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the values of settings; each method says what it accepts when it refuses. */
final class Values {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,12})(ms|s|m|h)");
  private static final Duration LONGEST = Duration.ofHours(24 * 365);
  private static final Pattern RULE_PATH = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*");

  private Values() {}

  /** The text, or null where it is not set or empty. */
  static @Nullable String optionalText(@Nullable Setting setting) {
    return setting == null || setting.value().isEmpty() ? null : setting.value();
  }

  /** The text, which must not be empty, or null where it is not set. */
  static @Nullable String text(@Nullable Setting setting) throws ScrimConfigException {
    return setting == null ? null : present(setting).value();
  }

  /** The items of a comma list, trimmed; an empty list where it is not set. */
  static SortedSet<String> list(@Nullable Setting setting) {
    TreeSet<String> items = new TreeSet<>();
    if (setting != null) {
      items.addAll(items(setting.value()));
    }
    return Collections.unmodifiableSortedSet(items);
  }

  static Duration duration(Setting setting) throws ScrimConfigException {
    if (setting.value().equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = DURATION.matcher(setting.value());
    if (!matcher.matches()) {
      throw setting.wrong(
          "is not a duration; write a whole number and ms, s, m or h, such as 500ms, 60s, 2m, 1h,"
              + " or 0");
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        };
    if (duration.compareTo(LONGEST) > 0) {
      throw setting.wrong("is too long; at most 8760h (a year) is accepted");
    }
    return duration;
  }

  static Duration positiveDuration(Setting setting) throws ScrimConfigException {
    Duration duration = duration(setting);
    if (duration.isZero()) {
      throw setting.wrong("must be longer than 0, such as 2s");
    }
    return duration;
  }

  static String rulePath(Setting setting) throws ScrimConfigException {
    if (!RULE_PATH.matcher(setting.value()).matches()) {
      throw setting.wrong("is no path of a rule; write names and slashes, such as scrim/decision");
    }
    return setting.value();
  }

  /** One of an enum's constants, written in lower case. */
  static <E extends Enum<E>> E choice(Setting setting, E[] choices) throws ScrimConfigException {
    List<String> names = new ArrayList<>();
    for (E choice : choices) {
      String name = choice.name().toLowerCase(Locale.ROOT);
      if (name.equals(setting.value())) {
        return choice;
      }
      names.add(name);
    }
    throw setting.wrong("must be one of " + String.join(", ", names));
  }

  /** The catalogue's snapshot, or null for the live one. */
  static @Nullable Path catalogFile(Setting setting) throws ScrimConfigException {
    if (setting.value().equals("live")) {
      return null;
    }
    if (setting.value().startsWith("file:")) {
      return path(setting, after("file:", setting, setting.value()));
    }
    throw setting.wrong("must be live or file:<path>");
  }

  /** Where a key is kept. */
  static String key(Setting setting) throws ScrimConfigException {
    String value = setting.value();
    if (value.startsWith("env:")) {
      after("env:", setting, value);
    } else if (value.startsWith("file:")) {
      path(setting, after("file:", setting, value));
    } else {
      throw setting.wrong("must say where the key is: env:<variable> or file:<path>");
    }
    return value;
  }

  static Path path(Setting setting, String text) throws ScrimConfigException {
    if (text.isEmpty()) {
      throw setting.wrong("is empty; give a path, or leave the setting out");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw setting.wrong("is no valid path on this system");
    }
  }

  static Setting present(Setting setting) throws ScrimConfigException {
    if (setting.value().isEmpty()) {
      throw setting.wrong("is empty; give a value, or leave the setting out");
    }
    return setting;
  }

  /** What follows a prefix that the value has; not empty. */
  static String after(String prefix, Setting setting, String value) throws ScrimConfigException {
    String rest = value.substring(prefix.length()).strip();
    if (rest.isEmpty()) {
      throw setting.wrong("names nothing after " + prefix);
    }
    return rest;
  }

  /** The items of a comma list, trimmed, without empty ones. */
  static List<String> items(String value) {
    List<String> items = new ArrayList<>();
    for (String item : value.split(",", -1)) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }
}
