package dev.scrim.config;

import dev.scrim.error.ScrimConfigException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL taken apart as its driver would.
 *
 * @param realUrl the URL without our parameters, else untouched
 * @param ours our parameters, decoded
 * @param application the value of the driver's parameter {@code ApplicationName}, or null
 */
record UrlSettings(String realUrl, Map<String, String> ours, @Nullable String application) {

  private static final Pattern LEFT_OVER =
      Pattern.compile("[?&;]\\s*scrim\\.", Pattern.CASE_INSENSITIVE);

  static UrlSettings of(String url) throws ScrimConfigException {
    boolean h2 = url.startsWith("jdbc:h2:");
    char first = h2 ? ';' : '?';
    char separator = h2 ? ';' : '&';
    int start = url.indexOf(first);
    if (start < 0) {
      return new UrlSettings(requireNothingLeft(url, h2), Map.of(), null);
    }
    Map<String, String> ours = new TreeMap<>();
    List<String> others = new ArrayList<>();
    String application = null;
    for (String piece : split(url.substring(start + 1), separator, h2)) {
      int equals = piece.indexOf('=');
      String name = equals < 0 ? piece : piece.substring(0, equals);
      if (!PropertyNames.isOurs(h2 ? name : decodedOrSame(name))) {
        others.add(piece);
        if (!h2 && name.equals("ApplicationName") && equals > 0) {
          application = decodedOrSame(piece.substring(equals + 1));
        }
        continue;
      }
      PropertyNames.requireKnown(name, "the URL");
      if (equals < 0) {
        throw new ScrimConfigException(name + " (from the URL) has no value; write " + name + "=…");
      }
      if (ours.put(name, decoded(name, piece.substring(equals + 1), h2)) != null) {
        throw new ScrimConfigException(name + " (from the URL) is given twice; keep one");
      }
    }
    if (ours.isEmpty()) {
      return new UrlSettings(requireNothingLeft(url, h2), ours, application);
    }
    String rest = others.isEmpty() ? "" : first + String.join(String.valueOf(separator), others);
    return new UrlSettings(
        requireNothingLeft(url.substring(0, start) + rest, h2), ours, application);
  }

  /** The pieces exactly as they are spelled; H2 takes a backslash for an escape. */
  private static List<String> split(String text, char separator, boolean escapes) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (escapes && text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == separator) {
        pieces.add(text.substring(start, i));
        start = i + 1;
      }
    }
    pieces.add(text.substring(start));
    return pieces;
  }

  private static String decoded(String name, String value, boolean h2) throws ScrimConfigException {
    if (h2) {
      return value.replaceAll("\\\\(.)", "$1");
    }
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ScrimConfigException(
          name + " (from the URL) is not percent-encoded properly; write % as %25");
    }
  }

  private static String decodedOrSame(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** A setting in the wrong form would be taken for a database's name or ignored: refused. */
  private static String requireNothingLeft(String url, boolean h2) throws ScrimConfigException {
    if (LEFT_OVER.matcher(url).find()) {
      throw new ScrimConfigException(
          "the URL holds a scrim. setting that its driver would not find; write "
              + (h2 ? ";scrim.policy=…;scrim.audit=…" : "?scrim.policy=…&scrim.audit=…"));
    }
    return url;
  }
}
