package dev.scrim.config;

import dev.scrim.error.ScrimConfigException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code scrim.policy}. */
final class PolicyValue {

  private PolicyValue() {}

  static PolicySource read(@Nullable Setting setting) throws ScrimConfigException {
    if (setting == null) {
      throw new ScrimConfigException(
          "scrim.policy is not set, and nothing runs without a policy; set it in the URL, the"
              + " connection properties, the file that scrim.config names, the system properties or"
              + " SCRIM_POLICY, to http(s)://host:8181, bundle:<file> or opa:<folder>");
    }
    String value = Values.present(setting).value();
    String lower = value.toLowerCase(Locale.ROOT);
    if (lower.startsWith("http://") || lower.startsWith("https://")) {
      return server(setting);
    }
    if (value.startsWith("bundle:")) {
      String location = Values.after("bundle:", setting, value);
      if (!location.startsWith("classpath:")) {
        Values.path(setting, location);
      } else if (location.equals("classpath:")) {
        throw setting.wrong("names nothing after bundle:classpath:");
      }
      return new PolicySource.Bundle(location);
    }
    if (value.startsWith("opa:")) {
      return new PolicySource.Folder(Values.path(setting, Values.after("opa:", setting, value)));
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
}
