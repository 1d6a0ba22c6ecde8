package dev.scrim.jdbc;

import dev.scrim.enforce.GeneratedKeys;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three ways in which JDBC asks for generated keys. */
final class Keys {

  static final GeneratedKeys NONE = new GeneratedKeys.None();
  private static final GeneratedKeys ALL = new GeneratedKeys.All();

  private Keys() {}

  static GeneratedKeys of(int flag) throws SQLException {
    return switch (flag) {
      case Statement.NO_GENERATED_KEYS -> NONE;
      case Statement.RETURN_GENERATED_KEYS -> ALL;
      default ->
          throw new SQLException(
              "generated keys are asked for with Statement.RETURN_GENERATED_KEYS or"
                  + " NO_GENERATED_KEYS",
              "HY024");
    };
  }

  static GeneratedKeys of(int @Nullable [] positions) {
    return positions == null || positions.length == 0
        ? NONE
        : new GeneratedKeys.Positioned(Arrays.stream(positions).boxed().toList());
  }

  static GeneratedKeys of(String @Nullable [] columns) {
    return columns == null || columns.length == 0
        ? NONE
        : new GeneratedKeys.Named(List.of(columns));
  }
}
