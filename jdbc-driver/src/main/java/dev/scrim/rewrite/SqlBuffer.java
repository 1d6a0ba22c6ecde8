package dev.scrim.rewrite;

import dev.scrim.rewrite.Rewritten.Bind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the SQL that runs, and counts its parameters as they come. Not thread-safe. */
final class SqlBuffer {

  private static final String OPEN = "\uE002";
  private static final String CLOSE = "\uE003";

  private final StringBuilder sql = new StringBuilder();
  private final List<List<Integer>> positions = new ArrayList<>();
  private final List<Bind> binds = new ArrayList<>();
  private int placeholders;

  SqlBuffer(int parameters) {
    for (int i = 0; i < parameters; i++) {
      positions.add(new ArrayList<>());
    }
  }

  SqlBuffer text(String text) {
    sql.append(text);
    return this;
  }

  /** What stands in text for the application's parameter of that number, see {@link #marked}. */
  static String mark(int parameter) {
    return OPEN + parameter + CLOSE;
  }

  /** Text of ours in which marks stand for parameters of the application. */
  void marked(String text) {
    int from = 0;
    int open = text.indexOf(OPEN);
    while (open >= 0) {
      int close = text.indexOf(CLOSE, open);
      sql.append(text, from, open);
      parameter(Integer.parseInt(text.substring(open + 1, close)));
      from = close + 1;
      open = text.indexOf(OPEN, from);
    }
    sql.append(text, from, text.length());
  }

  /** The application's parameter of that number, from 1. */
  void parameter(int number) {
    placeholders++;
    sql.append('?');
    positions.get(number - 1).add(placeholders);
  }

  /** A value of the policy's. */
  void bind(@Nullable Object value, @Nullable String subjectPath) {
    placeholders++;
    sql.append('?');
    binds.add(new Bind(placeholders, value, subjectPath));
  }

  /** Takes back the comma before a list element that is left out. */
  void dropComma() {
    int end = sql.length();
    while (end > 0 && (sql.charAt(end - 1) == ' ' || sql.charAt(end - 1) == ',')) {
      end--;
    }
    sql.setLength(end);
  }

  /** Takes back the word before a condition or a list that is left out. */
  void dropWord() {
    int end = sql.length();
    while (end > 0 && sql.charAt(end - 1) == ' ') {
      end--;
    }
    while (end > 0 && Character.isLetter(sql.charAt(end - 1))) {
      end--;
    }
    sql.setLength(end);
  }

  Rewritten build(boolean guarded, ReturnedKeys keys) {
    List<int[]> at = new ArrayList<>();
    positions.forEach(list -> at.add(list.stream().mapToInt(Integer::intValue).toArray()));
    return new Rewritten(sql.toString(), at, List.copyOf(binds), guarded, keys);
  }
}
