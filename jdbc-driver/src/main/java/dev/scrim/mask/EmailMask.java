package dev.scrim.mask;

/**
 * {@code email}: first character, {@code ***@}, domain. The domain is what follows the last
 * {@code @}, for a quoted local part may hold one too; without an {@code @} behind the first
 * character the text becomes {@code ***}.
 */
final class EmailMask {

  private EmailMask() {}

  static String write(SqlWords words, String text) {
    String stars = words.text("***");
    String masked =
        words.op(words.op(words.left(text, 1), "||", stars), "||", words.fromLastAt(text));
    // NULL takes the ELSE branch, where it stays NULL
    return "CASE WHEN "
        + words.op(words.position(words.text("@"), text), "<=", "1")
        + " THEN "
        + stars
        + " ELSE "
        + masked
        + " END";
  }
}
