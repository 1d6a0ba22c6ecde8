package dev.scrim.properties;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Chooses row filters: all UCAST operators, values of the subject, other columns, and SQL. */
final class RowFilters {

  private final Product product;
  private final Dice dice;
  private final Values values;

  RowFilters(Product product, Dice dice) {
    this.product = product;
    this.dice = dice;
    this.values = new Values(dice);
  }

  RowFilter of(Table table) {
    return node(table, 2);
  }

  private RowFilter node(Table table, int depth) {
    if (depth == 2 && dice.chance(10)) {
      return sql(table);
    }
    if (depth == 0 || dice.chance(60)) {
      return field(table);
    }
    String operator = dice.of("and", "or", "not");
    List<RowFilter> parts = new ArrayList<>();
    int count = operator.equals("not") ? 1 : dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      parts.add(node(table, depth - 1));
    }
    String json =
        "{\"type\": \"compound\", \"operator\": \""
            + operator
            + "\", \"value\": ["
            + parts.stream().map(RowFilter::json).collect(Collectors.joining(", "))
            + "]}";
    String joined =
        parts.stream()
            .map(part -> "(" + part.sql() + ")")
            .collect(Collectors.joining(operator.equals("or") ? " OR " : " AND "));
    return new RowFilter(json, operator.equals("not") ? "NOT " + joined : joined);
  }

  private RowFilter sql(Table table) {
    String sql = dice.of(table.columns()).name() + " IS NOT NULL AND id < 60";
    return new RowFilter("{\"sql\": \"" + sql.replace("\"", "\\\"") + "\"}", sql);
  }

  private RowFilter field(Table table) {
    List<Column> comparable =
        table.columns().stream()
            .filter(c -> c.kind() != Kind.JSON && c.kind() != Kind.TEXTS)
            .toList();
    Column column = dice.of(comparable);
    boolean text = column.kind() == Kind.TEXT;
    int choice = dice.below(100);
    if (choice < 10) {
      boolean not = dice.chance(50);
      return leaf(
          not ? "ne" : "eq", column, "null", column.name() + (not ? " IS NOT NULL" : " IS NULL"));
    }
    if (choice < 28) {
      return list(column);
    }
    if (choice < 45 && text) {
      return match(column);
    }
    if (choice < 60 && text) {
      return subject(column);
    }
    String operator = text || column.kind() == Kind.BOOL ? dice.of("eq", "ne") : comparison();
    Column other = dice.of(comparable);
    if (choice < 72 && other.kind() == column.kind()) {
      return leaf(
          operator,
          column,
          "{\"field\": \"" + World.plain(other.name()) + "\"}",
          column.name() + symbol(operator) + other.name());
    }
    Object value = values.fitting(column, false);
    return leaf(
        operator,
        column,
        json(column.kind(), value),
        column.name() + symbol(operator) + literal(column, value));
  }

  private String comparison() {
    return dice.of("eq", "ne", "lt", "lte", "gt", "gte");
  }

  private RowFilter list(Column column) {
    boolean in = dice.chance(60);
    List<Object> chosen = new ArrayList<>();
    for (int i = dice.below(4); i > 0; i--) {
      chosen.add(values.fitting(column, false));
    }
    String json =
        chosen.stream()
            .map(value -> json(column.kind(), value))
            .collect(Collectors.joining(", ", "[", "]"));
    String sql = in ? "1 = 0" : "1 = 1";
    if (!chosen.isEmpty()) {
      sql =
          chosen.stream()
              .map(value -> column.name() + (in ? " = " : " <> ") + literal(column, value))
              .collect(Collectors.joining(in ? " OR " : " AND "));
    }
    return leaf(in ? "in" : "nin", column, json, sql);
  }

  private RowFilter match(Column column) {
    String value = dice.of("E", "a", "1", "o", "@", "%");
    String literal = "'" + value + "'";
    String operator = dice.of("contains", "startswith", "endswith");
    String c = column.name();
    String sql =
        switch (operator) {
          case "contains" -> "POSITION(" + literal + " IN " + c + ") > 0";
          case "startswith" -> "SUBSTRING(" + c + " FROM 1 FOR 1) = " + literal;
          default -> "SUBSTRING(" + c + " FROM CHAR_LENGTH(" + c + ")) = " + literal;
        };
    return leaf(operator, column, "\"" + value + "\"", sql);
  }

  private RowFilter subject(Column column) {
    String c = column.name();
    return switch (dice.below(4)) {
      case 0 -> leaf("in", column, "{\"subject\": \"roles\"}", c + " = 'red' OR " + c + " = 'EU'");
      case 1 -> leaf("ne", column, "{\"subject\": \"user\"}", c + " <> 'Ada'");
      default -> leaf("eq", column, "{\"subject\": \"attributes.region\"}", c + " = 'EU'");
    };
  }

  private static RowFilter leaf(String operator, Column column, String value, String sql) {
    return new RowFilter(
        "{\"type\": \"field\", \"operator\": \""
            + operator
            + "\", \"field\": \""
            + World.plain(column.name())
            + "\", \"value\": "
            + value
            + "}",
        sql);
  }

  private String literal(Column column, Object value) {
    return product.literal(column.kind(), value);
  }

  private static String symbol(String operator) {
    return switch (operator) {
      case "eq" -> " = ";
      case "ne" -> " <> ";
      case "lt" -> " < ";
      case "lte" -> " <= ";
      case "gt" -> " > ";
      default -> " >= ";
    };
  }

  private static String json(Kind kind, Object value) {
    return switch (kind) {
      case INT, BOOL -> value.toString();
      case NUM -> ((BigDecimal) value).toPlainString();
      case STAMP ->
          "\""
              + DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").format((LocalDateTime) value)
              + "\"";
      default -> "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    };
  }
}
