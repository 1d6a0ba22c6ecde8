package dev.scrim.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A piece of JSON in two spellings, so that nothing is parsed to be hashed.
 *
 * @param shown with the fields in the order in which they were put
 * @param canonical the same in the canonical form of RFC 8785
 */
record Json(String shown, String canonical) {

  static final Json NULL = new Json("null", "null");
  private static final Json TRUE = new Json("true", "true");
  private static final Json FALSE = new Json("false", "false");

  /** The greatest whole number that every reader of JSON takes exactly. */
  static final long MAX_NUMBER = (1L << 53) - 1;

  private static final String HEX = "0123456789abcdef";

  static Json of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** A whole number, cut to {@link #MAX_NUMBER}. */
  static Json of(long value) {
    String text = Long.toString(Math.max(-MAX_NUMBER, Math.min(value, MAX_NUMBER)));
    return new Json(text, text);
  }

  /** A string; half of a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD. */
  static Json of(@Nullable String value) {
    if (value == null) {
      return NULL;
    }
    StringBuilder out = new StringBuilder(value.length() + 2).append('"');
    if (isPlain(value)) {
      String text = out.append(value).append('"').toString();
      return new Json(text, text);
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        appendControl(c, out);
      } else if (!Character.isSurrogate(c)) {
        out.append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        out.append(c).append(value.charAt(++i));
      } else {
        out.append('\uFFFD');
      }
    }
    String text = out.append('"').toString();
    return new Json(text, text);
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private static void appendControl(char c, StringBuilder out) {
    switch (c) {
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    }
  }

  /** A constant's name in lower case. */
  static Json of(Enum<?> constant) {
    return of(constant.name().toLowerCase(Locale.ROOT));
  }

  static Json array(Collection<Json> items) {
    StringBuilder shown = new StringBuilder("[");
    StringBuilder canonical = new StringBuilder("[");
    for (Json item : items) {
      String comma = shown.length() == 1 ? "" : ",";
      shown.append(comma).append(item.shown);
      canonical.append(comma).append(item.canonical);
    }
    return new Json(shown.append(']').toString(), canonical.append(']').toString());
  }

  /** Builds an object. */
  static final class Fields {

    private final List<String> names = new ArrayList<>();
    private final List<Json> values = new ArrayList<>();

    /** Adds a field; each name once, and of plain ASCII letters. */
    Fields put(String name, Json value) {
      if (names.contains(name)) {
        throw new IllegalArgumentException("the field " + name + " is there already");
      }
      names.add(name);
      values.add(value);
      return this;
    }

    Json json() {
      StringBuilder shown = new StringBuilder().append('{');
      for (int i = 0; i < names.size(); i++) {
        appendField(shown, names.get(i), values.get(i).shown);
      }
      StringBuilder canonical = new StringBuilder(shown.length() + 1).append('{');
      for (int i : sorted()) {
        appendField(canonical, names.get(i), values.get(i).canonical);
      }
      return new Json(shown.append('}').toString(), canonical.append('}').toString());
    }

    /** The positions of the fields in the order of their names; there are but a few. */
    private int[] sorted() {
      int[] order = new int[names.size()];
      for (int i = 0; i < order.length; i++) {
        int at = i;
        for (; at > 0 && names.get(order[at - 1]).compareTo(names.get(i)) > 0; at--) {
          order[at] = order[at - 1];
        }
        order[at] = i;
      }
      return order;
    }

    private static void appendField(StringBuilder out, String name, String value) {
      if (out.length() > 1) {
        out.append(',');
      }
      out.append('"').append(name).append("\":").append(value);
    }
  }
}
