package dev.scrim.resolve;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement's text with holes: where tables stand, where parameters go, and where a grouping may
 * need more columns. Immutable.
 */
public record Template(List<Piece> pieces) {

  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';

  /** Further private-use characters mark places in what is written into the holes. */
  private static final char LAST = '\uE003';

  public Template {
    pieces = List.copyOf(pieces);
  }

  /** A part of a template. */
  public sealed interface Piece {}

  /** Text that is sent as it is. */
  public record Text(String sql) implements Piece {}

  /** The application's parameter of that number, from 1. */
  public record Parameter(int number) implements Piece {}

  /** A question mark that is an operator or part of one. */
  public record QuestionMark() implements Piece {}

  /** A reference to the table of that scan. */
  public record ScanHole(int scan) implements Piece {}

  /** Columns to add to a GROUP BY where that grouping's table is replaced. */
  public record GroupingHole(int grouping) implements Piece {}

  /** A place where a change to a table may need more, or where what it returns may be masked. */
  public record ChangeHole(ChangePart part, int number) implements Piece {}

  /** The name under which a scan's hole stands in the tree. */
  static String scanMark(int scan) {
    return "\"" + OPEN + 's' + scan + CLOSE + '"';
  }

  /** The name under which a grouping's hole stands in the tree. */
  static String groupingMark(int grouping) {
    return "\"" + OPEN + 'g' + grouping + CLOSE + '"';
  }

  /** The name under which a hole of a change stands in the tree. */
  static String changeMark(ChangePart part, int number) {
    return "\"" + OPEN + part.letter() + number + CLOSE + '"';
  }

  /** Whether text of an application could be taken for a mark. */
  static boolean clashes(String text) {
    return text.chars().anyMatch(c -> c >= OPEN && c <= LAST);
  }

  /**
   * Cuts the printed tree at its holes.
   *
   * @param printed has standard string literals and quoted identifiers only, and no comments
   */
  static Template of(String printed) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < printed.length()) {
      char c = printed.charAt(at);
      if (c == '\'' || c == '"') {
        int end = endOfQuoted(printed, at);
        if (c == '"' && printed.charAt(at + 1) == OPEN) {
          text(pieces, printed.substring(from, at));
          int number = Integer.parseInt(printed.substring(at + 3, end - 2));
          pieces.add(hole(printed.charAt(at + 2), number));
          from = end;
        }
        at = end;
      } else if (c == '?' && at + 1 < printed.length() && isDigit(printed.charAt(at + 1))) {
        int end = at + 1;
        while (end < printed.length() && isDigit(printed.charAt(end))) {
          end++;
        }
        text(pieces, printed.substring(from, at));
        pieces.add(new Parameter(Integer.parseInt(printed.substring(at + 1, end))));
        from = end;
        at = end;
      } else if (c == '?') {
        text(pieces, printed.substring(from, at));
        pieces.add(new QuestionMark());
        at++;
        from = at;
      } else {
        at++;
      }
    }
    text(pieces, printed.substring(from));
    return new Template(pieces);
  }

  private static Piece hole(char letter, int number) {
    return switch (letter) {
      case 's' -> new ScanHole(number);
      case 'g' -> new GroupingHole(number);
      default -> new ChangeHole(ChangePart.of(letter), number);
    };
  }

  private static void text(List<Piece> pieces, String sql) {
    if (!sql.isEmpty()) {
      pieces.add(new Text(sql));
    }
  }

  private static int endOfQuoted(String sql, int start) {
    char quote = sql.charAt(start);
    int at = start + 1;
    while (at < sql.length()) {
      if (sql.charAt(at) == quote) {
        if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
          at += 2;
          continue;
        }
        return at + 1;
      }
      at++;
    }
    return sql.length();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
