package dev.scrim.catalog;

import java.util.Locale;

/**
 * H2's identifiers: unquoted ones in the case that the database was opened with.
 *
 * @param folding what is done to an unquoted identifier
 */
record H2Identifiers(Folding folding) implements IdentifierRules {

  enum Folding {
    UPPER,
    LOWER,
    NONE
  }

  @Override
  public String fold(String written) {
    if (Quoting.isQuoted(written)) {
      return Quoting.unquote(written);
    }
    String name = Quoting.plain(written);
    return switch (folding) {
      case UPPER -> name.toUpperCase(Locale.ENGLISH);
      case LOWER -> name.toLowerCase(Locale.ENGLISH);
      case NONE -> name;
    };
  }

  @Override
  public String quote(String exact) {
    return Quoting.quote(exact);
  }
}
