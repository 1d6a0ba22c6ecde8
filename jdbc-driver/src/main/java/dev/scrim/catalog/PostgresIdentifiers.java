package dev.scrim.catalog;

import dev.scrim.error.Refusal;
import java.nio.charset.StandardCharsets;

/**
 * PostgreSQL's identifiers: unquoted ones in lower case, ASCII letters only, and all cut to the
 * server's length without splitting a character.
 *
 * @param encoding the database's encoding as {@code pg_encoding_to_char} names it
 * @param maxBytes the most bytes that a name may have, 63 unless the server was built otherwise
 */
record PostgresIdentifiers(String encoding, int maxBytes) implements IdentifierRules {

  /** The most bytes that a character takes in any server encoding. */
  private static final int WIDEST_CHARACTER = 4;

  @Override
  public String fold(String written) {
    if (Quoting.isQuoted(written)) {
      return cut(Quoting.unquote(written));
    }
    return cut(lower(Quoting.plain(written)));
  }

  @Override
  public String quote(String exact) {
    return Quoting.quote(exact);
  }

  private String lower(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c > 127 && !utf8()) {
        // Single-byte encodings fold by the server's locale, which nobody here knows.
        throw new Refusal(
            "An identifier with letters beyond ASCII stands unquoted in a database of encoding "
                + encoding
                + ". Quote it.");
      }
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return folded.toString();
  }

  private String cut(String name) {
    if (name.length() * WIDEST_CHARACTER <= maxBytes) {
      return name;
    }
    int bytes = 0;
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      if (c > 127 && !utf8()) {
        throw new Refusal(
            "An identifier is too long to tell where a server of encoding "
                + encoding
                + " cuts it. Use a shorter name.");
      }
      bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > maxBytes) {
        return name.substring(0, i);
      }
      i += Character.charCount(c);
    }
    return name;
  }

  private boolean utf8() {
    return encoding.equals("UTF8");
  }
}
