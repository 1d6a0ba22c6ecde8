package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.decide.MaskMethod.GeneralizePrefix;
import dev.scrim.error.Refusal;

/** {@code generalize keep_first}: the prefix stays, each further character becomes a star. */
final class PrefixMask {

  private PrefixMask() {}

  static String write(SqlWords words, Column column, String text, GeneralizePrefix method) {
    int kept = method.keepFirst();
    if (kept < 0) {
      throw new Refusal(
          "the mask 'generalize keep_first' of column "
              + column.name()
              + " needs a number of at least 0; correct the policy");
    }
    String length = words.length(text);
    String star = words.text("*");
    if (kept == 0) {
      return words.repeat(star, length);
    }
    String rest = words.repeat(star, words.op(length, "-", String.valueOf(kept)));
    return words.op(words.left(text, kept), "||", rest);
  }
}
