package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.decide.MaskMethod.Partial;
import dev.scrim.error.Refusal;
import java.util.ArrayList;
import java.util.List;

/** {@code partial}: both ends stay, and everything is hidden where nothing would be between. */
final class PartialMask {

  private PartialMask() {}

  static String write(SqlWords words, Column column, String text, Partial method) {
    int first = method.keepFirst();
    int last = method.keepLast();
    String mask = method.mask();
    if (first < 0 || last < 0 || !words.isOneCharacter(mask)) {
      throw new Refusal(
          "the mask 'partial' of column "
              + column.name()
              + " needs keep_first and keep_last of at least 0 and a char of one character; correct"
              + " the policy");
    }
    String character = words.text(mask);
    String length = words.length(text);
    String hidden = words.repeat(character, length);
    if (first == 0 && last == 0) {
      return hidden;
    }
    int kept = (int) Math.min((long) first + last, Integer.MAX_VALUE);
    String shown = String.valueOf(kept);
    List<String> parts = new ArrayList<>();
    if (first > 0) {
      parts.add(words.left(text, first));
    }
    parts.add(words.repeat(character, words.op(length, "-", shown)));
    if (last > 0) {
      parts.add(words.right(text, last));
    }
    String ends = parts.stream().reduce((left, right) -> words.op(left, "||", right)).orElseThrow();
    return "CASE WHEN "
        + words.op(length, "<=", shown)
        + " THEN "
        + hidden
        + " ELSE "
        + ends
        + " END";
  }
}
