package dev.scrim.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The made-up names in a {@link ParserText}, and what each stands for. */
final class StandIns {

  private static final String MARK = "zq";
  private static final char END = '_';

  private final List<Token> originals = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final Map<Integer, List<String>> calls = new HashMap<>();

  /** Where an operator stands. */
  enum Place {
    BEFORE,
    BETWEEN,
    AFTER
  }

  /** A name for that identifier or string. */
  String add(Token original) {
    return add(original, Place.BETWEEN);
  }

  /** A name for the call with these texts before, between and after its arguments. */
  String add(List<String> texts) {
    calls.put(originals.size(), texts);
    return add(Token.word(texts.get(0)));
  }

  /** The texts of the call of that name, or null. */
  @Nullable List<String> call(String name) {
    return is(name) ? calls.get(index(name, 0)) : null;
  }

  /** A name for that operator. */
  String add(Token original, Place place) {
    originals.add(original);
    places.add(place);
    return MARK + (originals.size() - 1) + END;
  }

  /** Whether the whole text is such a name. */
  static boolean is(String text) {
    return text.startsWith(MARK) && text.indexOf(END) == text.length() - 1;
  }

  /** The operator that the name stands for, or null. */
  @Nullable Token operator(String name) {
    Token original = is(name) ? originals.get(index(name, 0)) : null;
    return original != null && original.kind() == Token.Kind.OPERATOR ? original : null;
  }

  /** Where the operator of that name stands. */
  Place place(String name) {
    return places.get(index(name, 0));
  }

  /** The text with the originals in the place of all names; of strings, what is in the quotes. */
  String restore(String text) {
    int mark = text.indexOf(MARK);
    if (mark < 0) {
      return text;
    }
    StringBuilder restored = new StringBuilder();
    int done = 0;
    while (mark >= 0) {
      Token original = originals.get(index(text, mark));
      String whole = original.text();
      boolean string = original.kind() == Token.Kind.STRING;
      restored.append(text, done, mark);
      restored.append(string ? whole.substring(1, whole.length() - 1) : whole);
      done = text.indexOf(END, mark) + 1;
      mark = text.indexOf(MARK, done);
    }
    return restored.append(text, done, text.length()).toString();
  }

  private static int index(String text, int mark) {
    return Integer.parseInt(text.substring(mark + MARK.length(), text.indexOf(END, mark)));
  }
}
