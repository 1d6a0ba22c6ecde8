package dev.scrim.catalog;

import java.util.Locale;

/**
 * A row of {@code pg_type}.
 *
 * @param kind {@code typtype}: b, c, d, e, m, p, r
 * @param category {@code typcategory}, such as S for strings
 * @param base of a domain, else 0
 * @param baseModifier the modifier that a domain puts on its base, else -1
 * @param array the type that is an array of this one, or 0
 */
record PostgresType(
    long oid,
    String schema,
    String name,
    char kind,
    char category,
    long base,
    int baseModifier,
    long array) {

  /** A name that needs no quotes after {@code pg_catalog.}. */
  private static final String PLAIN = "[a-z_][a-z0-9_]*";

  boolean isSystem() {
    return schema.equals("pg_catalog");
  }

  boolean isDomain() {
    return kind == 'd';
  }

  /** As it is written in a cast, with the modifier where the system defines its meaning. */
  String written(int modifier) {
    if (!isSystem()) {
      return Quoting.quote(schema) + '.' + Quoting.quote(name);
    }
    // "char" without quotes would be the grammar's own char(1).
    boolean plain = name.matches(PLAIN) && !name.equals("char");
    return "pg_catalog." + (plain ? name : Quoting.quote(name)) + modifiers(modifier);
  }

  private String modifiers(int modifier) {
    if (modifier < 0) {
      return "";
    }
    return switch (name) {
      case "varchar", "bpchar" -> "(" + (modifier - 4) + ")";
      case "numeric" -> {
        int packed = modifier - 4;
        int scale = ((packed & 0x7ff) ^ 1024) - 1024;
        yield "(" + (packed >> 16 & 0xffff) + "," + scale + ")";
      }
      case "time", "timetz", "timestamp", "timestamptz", "bit", "varbit" -> "(" + modifier + ")";
      case "interval" -> interval(modifier >> 16 & 0x7fff, modifier & 0xffff);
      default -> "";
    };
  }

  /** The range of fields is a bit mask; all bits mean that none was given. */
  private static String interval(int range, int precision) {
    return precision == 0xffff ? "(" + range + ")" : "(" + range + "," + precision + ")";
  }

  /** Its short name for the policy. */
  String shortName() {
    if (isSystem()) {
      if (name.equals("bpchar")) {
        return "char";
      }
      if (name.equals("char")) {
        return "\"char\"";
      }
    }
    return name.toLowerCase(Locale.ROOT);
  }

  int length(int modifier) {
    if (isSystem() && name.equals("name")) {
      return 63;
    }
    boolean limited = isSystem() && (name.equals("varchar") || name.equals("bpchar"));
    return limited && modifier >= 4 ? modifier - 4 : -1;
  }

  TypeFamily family() {
    if (!isSystem()) {
      return kind == 'b' && category == 'S' ? TypeFamily.TEXT : TypeFamily.OTHER;
    }
    return switch (name) {
      case "text", "varchar", "bpchar", "name" -> TypeFamily.TEXT;
      case "int2", "int4", "int8", "numeric", "float4", "float8" -> TypeFamily.NUMBER;
      case "bool" -> TypeFamily.BOOLEAN;
      case "date" -> TypeFamily.DATE;
      case "time", "timetz" -> TypeFamily.TIME;
      case "timestamp", "timestamptz" -> TypeFamily.TIMESTAMP;
      case "uuid" -> TypeFamily.UUID;
      case "json", "jsonb" -> TypeFamily.JSON;
      case "bytea" -> TypeFamily.BINARY;
      default -> TypeFamily.OTHER;
    };
  }
}
