package dev.scrim.rewrite;

import dev.scrim.rewrite.Rewritten.Bind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the SQL that runs, and counts its parameters as they come. Not thread-safe. */
final class SqlBuffer {

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
