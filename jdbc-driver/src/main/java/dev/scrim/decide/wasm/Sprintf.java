package dev.scrim.decide.wasm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rego's {@code sprintf}, which is Go's: the verbs {@code %s %v %d %q %f %t %%} with width and
 * precision. Any other verb fails the evaluation, as a guess could change a decision. A set cannot
 * be told from a list here and prints like one.
 */
final class Sprintf {

  private static final Pattern VERB = Pattern.compile("%([-0]*)(\\d{1,3})?(\\.\\d{1,2})?(.)?");

  private Sprintf() {}

  static @Nullable JsonNode apply(JsonNode... a) {
    if (!a[0].isTextual() || !a[1].isArray()) {
      return null;
    }
    Matcher verb = VERB.matcher(a[0].textValue());
    StringBuilder out = new StringBuilder();
    int next = 0;
    while (verb.find()) {
      String text = "%";
      if (!"%".equals(verb.group(4))) {
        text =
            next < a[1].size() ? format(verb, a[1].get(next)) : "%!" + verb.group(4) + "(MISSING)";
        next++;
      }
      verb.appendReplacement(out, Matcher.quoteReplacement(text));
    }
    verb.appendTail(out);
    if (next < a[1].size()) {
      out.append(extra(a[1], next));
    }
    return TextNode.valueOf(out.toString());
  }

  private static String format(Matcher verb, JsonNode value) {
    String text =
        switch (String.valueOf(verb.group(4))) {
          case "v" -> plain(value);
          case "s" -> value.isNumber() ? wrong("s", value) : plain(value);
          case "d" -> isInteger(value) ? plain(value) : wrong("d", value);
          case "t" -> wrong("t", value);
          case "q" -> value.isNumber() ? unsupported("q of a number") : quote(plain(value));
          case "f" -> decimals(verb.group(3), value);
          default -> unsupported("verb");
        };
    if (verb.group(3) != null && !"f".equals(verb.group(4))) {
      return unsupported("precision");
    }
    return padded(text, verb.group(1), verb.group(2), value.isNumber());
  }

  private static String decimals(@Nullable String precision, JsonNode value) {
    if (!value.isNumber() || isInteger(value)) {
      return wrong("f", value);
    }
    int scale = precision == null ? 6 : Integer.parseInt("0" + precision.substring(1));
    return new BigDecimal(value.doubleValue())
        .setScale(scale, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  private static String padded(String text, String flags, @Nullable String width, boolean number) {
    int missing =
        width == null ? 0 : Integer.parseInt(width) - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    if (flags.contains("-")) {
      return text + " ".repeat(missing);
    }
    if (!flags.contains("0")) {
      return " ".repeat(missing) + text;
    }
    boolean negative = number && text.startsWith("-");
    return (negative ? "-" : "") + "0".repeat(missing) + text.substring(negative ? 1 : 0);
  }

  private static String extra(JsonNode arguments, int from) {
    List<String> extra = new ArrayList<>();
    for (int i = from; i < arguments.size(); i++) {
      extra.add(type(arguments.get(i)) + "=" + plain(arguments.get(i)));
    }
    return "%!(EXTRA " + String.join(", ", extra) + ")";
  }

  private static String wrong(String verb, JsonNode value) {
    return "%!" + verb + "(" + type(value) + "=" + plain(value) + ")";
  }

  private static String type(JsonNode value) {
    if (!value.isNumber()) {
      return "string";
    }
    if (!isInteger(value)) {
      return "float64";
    }
    return value.canConvertToLong() ? "int64" : unsupported("number of that size");
  }

  private static boolean isInteger(JsonNode value) {
    return value.isIntegralNumber();
  }

  /** As Rego prints a term; a string by itself stands without quotes. */
  private static String plain(JsonNode value) {
    if (value.isNumber() && !isInteger(value)) {
      return shortest(value.decimalValue().stripTrailingZeros());
    }
    return value.isTextual() ? value.textValue() : term(value);
  }

  /** As Go prints the shortest form of a fraction: with an exponent from a million on. */
  private static String shortest(BigDecimal number) {
    int exponent = number.precision() - number.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return number.toPlainString();
    }
    String mantissa = number.movePointLeft(exponent).toPlainString();
    return mantissa + String.format("e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static String term(JsonNode value) {
    List<String> parts = new ArrayList<>();
    if (value.isTextual()) {
      return quote(value.textValue());
    }
    if (value.isArray()) {
      value.forEach(item -> parts.add(term(item)));
      return "[" + String.join(", ", parts) + "]";
    }
    if (value.isObject()) {
      value.properties().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(e -> parts.add(quote(e.getKey()) + ": " + term(e.getValue())));
      return "{" + String.join(", ", parts) + "}";
    }
    if (value.isNumber() && !isInteger(value)) {
      BigDecimal number = value.decimalValue();
      return Math.abs(number.scale()) > 300
          ? unsupported("number of that size")
          : number.toPlainString();
    }
    return value.toString();
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                  if (c < ' ' || c == 0x7f) {
                    quoted.append(String.format("\\x%02x", c));
                  } else {
                    quoted.appendCodePoint(c);
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }

  private static String unsupported(String what) {
    throw new IllegalArgumentException("sprintf: this " + what + " is not supported in Wasm");
  }
}
