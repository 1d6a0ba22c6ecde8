package dev.scrim.parse;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Number literals: what of the text is one, and the same number in plain decimal. */
final class Numbers {

  private static final String DIGITS = "[0-9](?:_?[0-9])*+";
  private static final Pattern NUMBER =
      Pattern.compile(
          "0[xX](?:_?[0-9a-fA-F])++|0[oO](?:_?[0-7])++|0[bB](?:_?[01])++"
              + "|(?:"
              + DIGITS
              + "(?:\\.(?!\\.)(?:"
              + DIGITS
              + ")?+)?+|\\."
              + DIGITS
              + ")(?:[eE][-+]?"
              + DIGITS
              + ")?+");

  private Numbers() {}

  /** The number that starts there; its first character is a digit, or a point before a digit. */
  static String match(String sql, int at) {
    Matcher matcher = NUMBER.matcher(sql).region(at, sql.length());
    if (!matcher.lookingAt()) {
      throw new IllegalArgumentException("no number there");
    }
    return matcher.group();
  }

  /** Without underscores, in base 10. */
  static String decimal(String number) {
    String plain = number.replace("_", "");
    if (plain.length() < 3 || plain.charAt(0) != '0') {
      return plain;
    }
    return switch (plain.charAt(1)) {
      case 'x', 'X' -> new BigInteger(plain.substring(2), 16).toString();
      case 'o', 'O' -> new BigInteger(plain.substring(2), 8).toString();
      case 'b', 'B' -> new BigInteger(plain.substring(2), 2).toString();
      default -> plain;
    };
  }
}
