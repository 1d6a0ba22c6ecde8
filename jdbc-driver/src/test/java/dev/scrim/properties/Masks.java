package dev.scrim.properties;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Chooses masks, and writes their SQL from the words of the policy's documentation. */
final class Masks {

  private final Product product;
  private final Dice dice;
  private final Values values;

  Masks(Product product, Dice dice) {
    this.product = product;
    this.dice = dice;
    this.values = new Values(dice);
  }

  Mask of(Column column) {
    int choice = dice.below(100);
    if (choice < 12) {
      return new Mask("{\"action\": \"null\"}", typed(column, "NULL"), any(column));
    }
    if (choice < 22) {
      return new Mask("{\"action\": \"drop\"}", null, any(column));
    }
    if (choice < 40) {
      return redact(column);
    }
    return switch (column.kind()) {
      case TEXT -> text(column);
      case INT, NUM -> bucket(column);
      case DATE, STAMP -> period(column);
      default -> redact(column);
    };
  }

  private Mask redact(Column column) {
    String constant =
        switch (column.kind()) {
          case TEXT -> dice.of("'***'", "'hidden value'");
          case INT, NUM -> "0";
          case BOOL -> "FALSE";
          case DATE -> "DATE '1970-01-01'";
          case STAMP -> "TIMESTAMP '1970-01-01 00:00:00'";
          case UUID -> "'00000000-0000-0000-0000-000000000000'";
          case JSON -> product == Product.H2 ? "JSON '{}'" : "'{}'";
          case TEXTS -> "NULL";
        };
    String text = constant.equals("'hidden value'") ? ", \"text\": \"hidden value\"" : "";
    return new Mask(
        "{\"action\": \"mask\", \"method\": \"redact\"" + text + "}",
        typed(column, constant),
        value -> dice.chance(10) ? null : any(column).apply(value));
  }

  private Mask text(Column column) {
    if (column.name().equals("email") && dice.chance(50)) {
      return email(column);
    }
    return dice.chance(20)
        ? expression(column)
        : dice.chance(70) ? partial(column) : prefix(column);
  }

  private Mask email(Column column) {
    String c = column.name();
    String domain =
        product == Product.H2
            ? "REGEXP_REPLACE(" + c + ", '^.*@', '@')"
            : "regexp_replace(" + c + ", '^.*@', '@')";
    return new Mask(
        "{\"action\": \"mask\", \"method\": \"email\"}",
        typed(
            column,
            "CASE WHEN "
                + c
                + " IS NULL THEN NULL WHEN "
                + c
                + " LIKE '_%@%' THEN SUBSTRING("
                + c
                + " FROM 1 FOR 1) || '***' || "
                + domain
                + " ELSE '***' END"),
        value -> {
          String old = (String) value;
          int at = old.lastIndexOf('@');
          if (at < 1) {
            return at < 0 ? dice.of("none", "x", "other") : old;
          }
          String changed = old.charAt(0) + dice.of("", "q", "zz.top") + old.substring(at);
          return changed.length() > column.length() ? old : changed;
        });
  }

  private Mask partial(Column column) {
    int first = dice.below(3);
    int last = dice.below(3);
    String filler = dice.of("*", "#");
    String c = column.name();
    String length = "CHAR_LENGTH(" + c + ")";
    String shown = String.valueOf(first + last);
    return new Mask(
        "{\"action\": \"mask\", \"method\": \"partial\", \"keep_first\": "
            + first
            + ", \"keep_last\": "
            + last
            + ", \"char\": \""
            + filler
            + "\"}",
        typed(
            column,
            "CASE WHEN "
                + c
                + " IS NULL THEN NULL WHEN "
                + length
                + " <= "
                + shown
                + " THEN "
                + repeated(filler, length)
                + " ELSE SUBSTRING("
                + c
                + " FROM 1 FOR "
                + first
                + ") || "
                + repeated(filler, length + " - " + shown)
                + " || SUBSTRING("
                + c
                + " FROM "
                + length
                + " - "
                + (last - 1)
                + ") END"),
        value -> keeping((String) value, first, last));
  }

  private Mask prefix(Column column) {
    int first = dice.between(1, 3);
    String c = column.name();
    return new Mask(
        "{\"action\": \"mask\", \"method\": \"generalize\", \"keep_first\": " + first + "}",
        typed(
            column,
            "CASE WHEN CHAR_LENGTH("
                + c
                + ") > "
                + first
                + " THEN SUBSTRING("
                + c
                + " FROM 1 FOR "
                + first
                + ") || "
                + repeated("*", "CHAR_LENGTH(" + c + ") - " + first)
                + " ELSE "
                + c
                + " END"),
        value -> {
          String old = (String) value;
          return old.length() <= first ? old : keeping(old, first, 0);
        });
  }

  /** In SQL of the policy's own: one that keeps the first character in upper case. */
  private Mask expression(Column column) {
    String sql = "UPPER(SUBSTRING(" + column.name() + " FROM 1 FOR 1))";
    String written = "upper(left(" + column.name() + ", 1))";
    return new Mask(
        "{\"action\": \"mask\", \"method\": \"sql\", \"expression\": {\"*\": \""
            + written.replace("\"", "\\\"")
            + "\"}}",
        typed(column, sql),
        value -> {
          String old = (String) value;
          String changed = old.isEmpty() ? old : old.charAt(0) + dice.of("", "@@", "zz");
          return changed.length() > Math.max(column.length(), 3) ? old : changed;
        });
  }

  private Mask bucket(Column column) {
    int size = dice.of(2, 5, 10);
    String c = column.name();
    String exact = "CAST(" + c + (product == Product.H2 ? " AS NUMERIC(30,4))" : " AS numeric)");
    return new Mask(
        "{\"action\": \"mask\", \"method\": \"generalize\", \"bucket\": " + size + "}",
        typed(column, "FLOOR(" + exact + " / " + size + ") * " + size),
        value -> {
          if (column.kind() == Kind.INT) {
            int start = Math.floorDiv((int) value, size) * size;
            return start + dice.below(size);
          }
          BigDecimal of = BigDecimal.valueOf(size);
          BigDecimal start =
              ((BigDecimal) value).divide(of, 0, java.math.RoundingMode.FLOOR).multiply(of);
          return start.add(BigDecimal.valueOf(dice.below(size * 100), 2));
        });
  }

  private Mask period(Column column) {
    String to = dice.of("year", "quarter", "month", "day", "hour");
    String c = column.name();
    String start =
        product == Product.H2
            ? "DATE_TRUNC(" + to + ", " + c + ")"
            : "date_trunc('" + to + "', " + c + ")";
    boolean date = column.kind() == Kind.DATE;
    if (date && (to.equals("day") || to.equals("hour"))) {
      start = c;
    }
    return new Mask(
        "{\"action\": \"mask\", \"method\": \"generalize\", \"to\": \"" + to + "\"}",
        typed(column, start),
        value -> date ? within((LocalDate) value, to) : within((LocalDateTime) value, to));
  }

  private LocalDate within(LocalDate date, String to) {
    return switch (to) {
      case "year" -> date.withDayOfMonth(dice.between(1, 28)).withMonth(dice.between(1, 12));
      case "quarter", "month" -> date.withDayOfMonth(dice.between(1, 28));
      default -> date;
    };
  }

  private LocalDateTime within(LocalDateTime time, String to) {
    if (to.equals("hour")) {
      return time.withMinute(dice.below(60));
    }
    return LocalDateTime.of(
        within(time.toLocalDate(), to), time.toLocalTime().withHour(dice.below(24)));
  }

  private UnaryOperator<Object> any(Column column) {
    return value -> values.other(column, value);
  }

  /** Another text of that length with those ends; the whole is hidden where nothing is between. */
  private String keeping(String old, int first, int last) {
    boolean all = old.length() <= first + last;
    StringBuilder changed = new StringBuilder(old);
    for (int i = all ? 0 : first; i < old.length() - (all ? 0 : last); i++) {
      changed.setCharAt(i, dice.of('a', '0', ' ', 'Z', '@', '%'));
    }
    return changed.toString();
  }

  private String repeated(String filler, String count) {
    return "REPEAT('" + filler + "', " + count + ")";
  }

  private static String typed(Column column, String sql) {
    return "CAST(" + sql + " AS " + column.type() + ")";
  }

  /** Masks for each column; the key is mostly shown. */
  List<Mask> of(Table table) {
    List<Mask> masks = new ArrayList<>();
    for (Column column : table.columns()) {
      boolean shown = table.key().contains(column.name()) || dice.chance(45);
      masks.add(shown ? Mask.shown(column) : of(column));
    }
    return masks;
  }
}
