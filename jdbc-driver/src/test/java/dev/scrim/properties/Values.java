package dev.scrim.properties;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Values for cells and literals, few of each so that they meet. What makes servers fail is only in
 * wild ones.
 */
final class Values {

  private static final List<String> WORDS =
      List.of("red", "blue", "a", "EU", "US", "APAC", "Ada", "bob", "x_y", "10%", "it's", "2020");
  private static final List<String> EMAILS =
      List.of(
          "ada@example.org", "bob@b.c", "x@y", "carol.long@mail.example.org", "dan@example.org");
  private static final List<String> REGIONS = List.of("EU", "US", "APAC");
  private static final List<String> CODES = List.of("1", "12", "7", "2020", "100", "5");
  private static final List<String> WILD =
      List.of("", " ", "no number", "99999999999", "@x", "é\u00fc\u4e2d", "(", "1970-99-99", "\\");
  private static final List<String> NOTES =
      List.of("", "first note", "a longer note of several words", "EU", "7", "{\"a\": 1}");

  private final Dice dice;

  Values(Dice dice) {
    this.dice = dice;
  }

  /** A value for a cell; NULL at times. */
  Object cell(Column column, boolean key, boolean wild) {
    return !key && dice.chance(12) ? null : fitting(column, wild);
  }

  /** A value that is not NULL. */
  Object fitting(Column column, boolean wild) {
    Object value =
        column.kind() == Kind.TEXT ? text(column.name(), wild) : any(column.kind(), wild);
    if (column.length() > 0 && value.toString().length() > column.length()) {
      return value.toString().substring(0, column.length());
    }
    return value;
  }

  private String text(String column, boolean wild) {
    if (wild && dice.chance(30)) {
      return dice.of(WILD);
    }
    return switch (column) {
      case "email" -> dice.of(EMAILS);
      case "region" -> dice.of(REGIONS);
      case "code" -> dice.of(CODES);
      case "note" -> dice.of(NOTES);
      default -> dice.of(WORDS);
    };
  }

  /** A value of that kind that is not NULL. */
  Object any(Kind kind, boolean wild) {
    boolean odd = wild && dice.chance(30);
    return switch (kind) {
      case INT -> odd ? dice.of(0, -1, 2_000_000_000) : (Object) dice.between(1, 9);
      case NUM ->
          odd
              ? dice.of(BigDecimal.ZERO, new BigDecimal("-0.01"), new BigDecimal("99999999.99"))
              : BigDecimal.valueOf(dice.between(1, 40) * 25L, 2);
      case TEXT -> odd ? dice.of(WILD) : dice.of(dice.of(WORDS, REGIONS, CODES));
      case BOOL -> dice.chance(50);
      case DATE ->
          odd
              ? dice.of(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31))
              : LocalDate.of(dice.between(2019, 2021), dice.between(1, 12), dice.between(1, 28));
      case STAMP ->
          LocalDateTime.of(
              dice.between(2019, 2021),
              dice.between(1, 12),
              dice.between(1, 28),
              dice.between(0, 23),
              dice.of(0, 30, 59));
      case UUID -> new UUID(0x1234_0000_0000_4000L, 0x8000_0000_0000_0000L + dice.below(5));
      case JSON ->
          dice.of(
              "{\"a\": 1, \"b\": \"EU\"}",
              "{\"a\": " + dice.below(5) + "}",
              "[1, 2, 3]",
              odd ? "\"text\"" : "{}");
      case TEXTS -> dice.some(List.of("red", "EU", "x", "7"), dice.below(4));
    };
  }

  /** Another value of that column, different where there is one within a few tries. */
  Object other(Column column, Object than) {
    Object value = fitting(column, true);
    for (int i = 0; i < 20 && value.equals(than); i++) {
      value = fitting(column, true);
    }
    return value;
  }

  /** Rows of a table. */
  List<List<Object>> rows(Table table, int count, int firstId, boolean wild) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Object> row = new ArrayList<>();
      for (Column column : table.columns()) {
        row.add(
            column.name().equals("id")
                ? (Object) (firstId + i)
                : cell(column, table.key().contains(column.name()), wild));
      }
      rows.add(row);
    }
    return rows;
  }
}
