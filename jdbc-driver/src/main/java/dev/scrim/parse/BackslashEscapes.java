package dev.scrim.parse;

import dev.scrim.error.Refusal;

/** Decodes what stands between the quotes of PostgreSQL's {@code E'…'}. */
final class BackslashEscapes {

  private final String raw;
  private final StringBuilder decoded = new StringBuilder();
  private int at;

  private BackslashEscapes(String raw) {
    this.raw = raw;
  }

  /**
   * The string that is meant.
   *
   * @param raw with doubled quotes undone and escapes as they are; does not end in a lone backslash
   */
  static String decode(String raw) {
    BackslashEscapes escapes = new BackslashEscapes(raw);
    while (escapes.at < raw.length()) {
      char c = raw.charAt(escapes.at++);
      if (c == '\\') {
        escapes.readEscape();
      } else {
        escapes.decoded.append(c);
      }
    }
    return UnicodeEscapes.refuseBroken(escapes.decoded.toString());
  }

  private void readEscape() {
    char c = raw.charAt(at++);
    switch (c) {
      case 'b' -> decoded.append('\b');
      case 'f' -> decoded.append('\f');
      case 'n' -> decoded.append('\n');
      case 'r' -> decoded.append('\r');
      case 't' -> decoded.append('\t');
      case 'v' -> decoded.append('\u000b');
      case 'u' -> readCodePoint(4);
      case 'U' -> readCodePoint(8);
      case 'x' -> readByte(16, 2, "x");
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        readByte(8, 3, "");
      }
      default -> decoded.append(c);
    }
  }

  private void readCodePoint(int digits) {
    decoded.appendCodePoint(UnicodeEscapes.hexadecimal(raw, at, digits));
    at += digits;
  }

  /** What a byte above 7F means depends on the server's encoding, so it is refused. */
  private void readByte(int radix, int digits, String instead) {
    int value = 0;
    int read = 0;
    while (read < digits && at < raw.length() && digit(radix) >= 0) {
      value = value * radix + digit(radix);
      at++;
      read++;
    }
    if (read == 0) {
      decoded.append(instead);
    } else if (value == 0 || value > 0x7f) {
      throw new Refusal(
          "An E'…' literal has a byte escape beyond ASCII; write the character or its \\u escape.");
    } else {
      decoded.append((char) value);
    }
  }

  private int digit(int radix) {
    char c = raw.charAt(at);
    return c < 0x80 ? Character.digit(c, radix) : -1;
  }
}
