package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.config.Dialect;
import org.jspecify.annotations.Nullable;

/** How a value that is written to a column is compared with what the column shows. Thread-safe. */
public final class ValueTypes {

  private final SqlWords words;

  private ValueTypes(SqlWords words) {
    this.words = words;
  }

  /** The types of a dialect. */
  public static ValueTypes of(Dialect dialect) {
    return new ValueTypes(SqlWords.of(dialect));
  }

  /**
   * The type to cast a value to, which cuts and rounds nothing.
   *
   * @return null where values of the column's type cannot be compared
   */
  public @Nullable String comparable(Column column) {
    ColumnType type = Comparand.of(words, column).type();
    return switch (type.base()) {
      case JSON, BINARY, UNKNOWN -> null;
      default -> type.comparable();
    };
  }

  /** Whether two expressions of a comparable type are equal, as an SQL expression. */
  public String equal(String left, String right) {
    return words.op(left, "=", right);
  }
}
