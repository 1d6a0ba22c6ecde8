package dev.scrim.mask;

import dev.scrim.error.Refusal;

/** Character string literals that mean the same whatever the session's settings are. */
final class Literals {

  private Literals() {}

  /** A standard literal: only the quote is special. */
  static String standard(String value) {
    return "'" + checked(value).replace("'", "''") + "'";
  }

  /**
   * A literal for PostgreSQL. Where {@code standard_conforming_strings} is off, a backslash would
   * be special in a plain literal; the Unicode form is an error there, never another string.
   */
  static String postgres(String value) {
    if (value.indexOf('\\') < 0) {
      return standard(value);
    }
    return "U&'" + checked(value).replace("\\", "\\005C").replace("'", "''") + "'";
  }

  /** Whether a text can be stored and compared: no NUL, no half of a surrogate pair. */
  static boolean isText(String value) {
    return value.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
  }

  private static String checked(String value) {
    if (!isText(value)) {
      throw new Refusal(
          "a text of the policy or the subject holds a NUL or half a character; correct it there");
    }
    return value;
  }
}
