package dev.scrim.enforce;

import java.util.List;

/** Which generated keys an application asked for. */
public sealed interface GeneratedKeys {

  /** None. */
  record None() implements GeneratedKeys {}

  /** {@code Statement.RETURN_GENERATED_KEYS}. */
  record All() implements GeneratedKeys {}

  /** Columns by name, as the application wrote them. */
  record Named(List<String> columns) implements GeneratedKeys {
    public Named {
      columns = List.copyOf(columns);
    }
  }

  /** Columns by their position in the table, from 1. */
  record Positioned(List<Integer> positions) implements GeneratedKeys {
    public Positioned {
      positions = List.copyOf(positions);
    }
  }
}
