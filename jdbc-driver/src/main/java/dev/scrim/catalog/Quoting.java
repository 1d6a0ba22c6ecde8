package dev.scrim.catalog;

import dev.scrim.error.Refusal;

/** Double-quoted identifiers, which both products write alike. */
final class Quoting {

  private Quoting() {}

  static String quote(String exact) {
    return '"' + exact.replace("\"", "\"\"") + '"';
  }

  static boolean isQuoted(String written) {
    return written.startsWith("\"");
  }

  /** What stands between the quotes. */
  static String unquote(String written) {
    String inner =
        written.length() < 2 || !written.endsWith("\"")
            ? "\""
            : written.substring(1, written.length() - 1);
    String exact = inner.replace("\"\"", "\u0000");
    if (exact.indexOf('"') >= 0 || inner.indexOf('\u0000') >= 0) {
      throw new Refusal(
          "A quoted identifier is not closed as it should be. Double each quote in it.");
    }
    return exact.replace('\u0000', '"');
  }

  /** Refuses what is written in another product's quotes. */
  static String plain(String written) {
    if (written.isEmpty() || "`[".indexOf(written.charAt(0)) >= 0 || written.indexOf('"') >= 0) {
      throw new Refusal(
          "An identifier is quoted in a way that is not analysed. Use double quotes.");
    }
    return written;
  }
}
