package dev.scrim.config;

import dev.scrim.error.ScrimConfigException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

  static PolicySource policy(@Nullable Setting setting) throws ScrimConfigException {
    if (setting == null) {
      throw new ScrimConfigException(
          "scrim.policy is not set, and nothing runs without a policy; set it in the URL, the"
              + " connection properties, the file that scrim.config names, the system properties or"
              + " SCRIM_POLICY, to http(s)://host:8181, bundle:<file> or opa:<folder>");
    }
    String value = present(setting).value();
    String lower = value.toLowerCase(Locale.ROOT);
    if (lower.startsWith("http://") || lower.startsWith("https://")) {
      return server(setting);
    }
    if (value.startsWith("bundle:")) {
      String location = after("bundle:", setting, value);
      if (!location.startsWith("classpath:")) {
        path(setting, location);
      } else if (location.equals("classpath:")) {
        throw setting.wrong("names nothing after bundle:classpath:");
      }
      return new PolicySource.Bundle(location);
    }
    if (value.startsWith("opa:")) {
      return new PolicySource.Folder(path(setting, after("opa:", setting, value)));
    }
    throw setting.wrong("must be http(s)://host:8181, bundle:<file> or opa:<folder>");
  }

  private static PolicySource server(Setting setting) throws ScrimConfigException {
    URI uri;
    try {
      uri = new URI(setting.value());
    } catch (URISyntaxException e) {
      // its message quotes the value, which may hold a password
      throw setting.wrong("is no valid URL; write http(s)://host:8181");
    }
    if (uri.getRawUserInfo() != null) {
      throw setting.wrong("holds a user name or password; use scrim.policy.token instead");
    }
    if (uri.getHost() == null || uri.getPort() > 65535 || uri.getPort() == 0) {
      throw setting.wrong("names no valid host and port; write http(s)://host:8181");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw setting.wrong("must end before any ? or #; write http(s)://host:8181");
    }
    String text = setting.value();
    while (text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    return new PolicySource.Server(URI.create(text));
  }

  static List<AuditTarget> audit(Setting setting) throws ScrimConfigException {
    Set<AuditTarget> targets = new LinkedHashSet<>();
    for (String item : items(setting.value())) {
      targets.add(auditTarget(setting, item));
    }
    if (targets.isEmpty()) {
      throw setting.wrong("names no sink; write file:<path>, slf4j or, to record nothing, none");
    }
    if (targets.size() > 1 && targets.contains(new AuditTarget.None())) {
      throw setting.wrong("names none beside other sinks; take one or the other");
    }
    return List.copyOf(targets);
  }

  private static AuditTarget auditTarget(Setting setting, String item) throws ScrimConfigException {
    if (item.equals("none")) {
      return new AuditTarget.None();
    }
    if (item.equals("slf4j")) {
      return new AuditTarget.Slf4j("dev.scrim.audit");
    }
    if (item.startsWith("slf4j:")) {
      return new AuditTarget.Slf4j(after("slf4j:", setting, item));
    }
    if (item.startsWith("file:")) {
      return new AuditTarget.File(path(setting, after("file:", setting, item)));
    }
    if (item.startsWith("jdbc:")) {
      return new AuditTarget.Jdbc(after("jdbc:", setting, item));
    }
    throw setting.wrong(
        "holds a sink that is not known; write file:<path>, slf4j[:logger], jdbc:<name or URL> or"
            + " none, with commas between");
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

  private static Setting present(Setting setting) throws ScrimConfigException {
    if (setting.value().isEmpty()) {
      throw setting.wrong("is empty; give a value, or leave the setting out");
    }
    return setting;
  }

  private static String after(String prefix, Setting setting, String value)
      throws ScrimConfigException {
    String rest = value.substring(prefix.length()).strip();
    if (rest.isEmpty()) {
      throw setting.wrong("names nothing after " + prefix);
    }
    return rest;
  }

  private static List<String> items(String value) {
    List<String> items = new ArrayList<>();
    for (String item : value.split(",", -1)) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }
}
