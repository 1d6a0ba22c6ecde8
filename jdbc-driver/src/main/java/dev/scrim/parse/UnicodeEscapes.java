package dev.scrim.parse;

import dev.scrim.error.Refusal;

/** Decodes the escapes of {@code U&'…'} literals and identifiers. */
final class UnicodeEscapes {

  private UnicodeEscapes() {}

  static boolean canEscape(char c) {
    return c > ' ' && c < 0x7f && Character.digit(c, 16) < 0 && "+'\"".indexOf(c) < 0;
  }

  static String decode(String content, char escape) {
    StringBuilder decoded = new StringBuilder(content.length());
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c != escape) {
        decoded.append(c);
      } else if (i + 1 < content.length() && content.charAt(i + 1) == escape) {
        decoded.append(escape);
        i++;
      } else {
        boolean six = i + 1 < content.length() && content.charAt(i + 1) == '+';
        int from = six ? i + 2 : i + 1;
        int length = six ? 6 : 4;
        decoded.appendCodePoint(hexadecimal(content, from, length));
        i = from + length - 1;
      }
    }
    return refuseBroken(decoded.toString());
  }

  /** The code point written in that many hexadecimal digits. */
  static int hexadecimal(String text, int from, int length) {
    int value = 0;
    for (int i = from; i < from + length; i++) {
      int digit =
          i < text.length() && text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        throw new Refusal("A Unicode escape in the statement is malformed.");
      }
      value = value * 16 + digit;
    }
    if (value == 0 || value > Character.MAX_CODE_POINT) {
      throw new Refusal("A Unicode escape in the statement names no character.");
    }
    return value;
  }

  /** Escapes of the two halves of a pair make one character; a half alone is refused. */
  static String refuseBroken(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
        throw new Refusal("A Unicode escape in the statement names no character.");
      }
    }
    return text;
  }
}
