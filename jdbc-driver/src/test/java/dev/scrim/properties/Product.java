package dev.scrim.properties;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** What the two databases spell differently. */
enum Product {
  POSTGRES {
    @Override
    String type(Kind kind) {
      return switch (kind) {
        case INT -> "int";
        case NUM -> "numeric";
        case TEXT -> "text";
        case BOOL -> "boolean";
        case DATE -> "date";
        case STAMP -> "timestamp";
        case UUID -> "uuid";
        case JSON -> "jsonb";
        case TEXTS -> "text[]";
      };
    }

    @Override
    String declared(Kind kind, int length) {
      return switch (kind) {
        case TEXT -> length == 0 ? "text" : "varchar(" + length + ")";
        case NUM -> "numeric(10,2)";
        default -> type(kind);
      };
    }
  },
  H2 {
    @Override
    String type(Kind kind) {
      return switch (kind) {
        case NUM -> "NUMERIC(20,4)";
        case TEXT -> "VARCHAR";
        case STAMP -> "TIMESTAMP";
        case JSON -> "JSON";
        case TEXTS -> "VARCHAR ARRAY";
        default -> kind.name();
      };
    }

    @Override
    String declared(Kind kind, int length) {
      return switch (kind) {
        case TEXT -> length == 0 ? "VARCHAR" : "VARCHAR(" + length + ")";
        case NUM -> "NUMERIC(10,2)";
        case BOOL -> "BOOLEAN";
        default -> type(kind);
      };
    }
  };

  /** What a value of that kind is cast to. */
  abstract String type(Kind kind);

  /** The type of a column. */
  abstract String declared(Kind kind, int length);

  /** A value as a literal of its kind; null is a typed NULL. */
  String literal(Kind kind, Object value) {
    if (value == null) {
      return "CAST(NULL AS " + type(kind) + ")";
    }
    return switch (kind) {
      case INT, BOOL -> String.valueOf(value).toUpperCase(java.util.Locale.ROOT);
      case NUM -> ((BigDecimal) value).toPlainString();
      case TEXT -> quote(value);
      case DATE -> "DATE " + quote(value);
      case STAMP -> "TIMESTAMP " + quote(value.toString().replace('T', ' '));
      case UUID -> "CAST(" + quote(value) + " AS uuid)";
      case JSON -> this == H2 ? "JSON " + quote(value) : "CAST(" + quote(value) + " AS jsonb)";
      case TEXTS ->
          "CAST("
              + ((List<?>) value)
                  .stream().map(this::quote).collect(Collectors.joining(", ", "ARRAY[", "]"))
              + " AS "
              + type(kind)
              + ")";
    };
  }

  /** Whether its values can be parameters. */
  boolean binds(Kind kind) {
    return kind != Kind.JSON && kind != Kind.TEXTS;
  }

  private String quote(Object value) {
    return "'" + value.toString().replace("'", "''") + "'";
  }
}
