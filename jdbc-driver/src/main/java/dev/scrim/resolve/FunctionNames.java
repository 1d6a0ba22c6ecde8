package dev.scrim.resolve;

import dev.scrim.catalog.Catalog.UserType;
import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells which functions, operators and types of a statement are known to be harmless. */
final class FunctionNames {

  private static final Set<String> SYSTEM_SCHEMAS = Set.of("pg_catalog");

  /** The digits of {@code timestamp(3) with time zone}, which the parser counts to the name. */
  private static final Pattern MODIFIERS = Pattern.compile("\\s*\\(\\s*\\d+\\s*\\)");

  private final Walk walk;

  FunctionNames(Walk walk) {
    this.walk = walk;
  }

  /**
   * What is known of a function, by its name as it is written.
   *
   * @param arguments how many it is called with, or -1 where that is not known
   */
  Purity purity(List<String> written, int arguments) {
    String name = walk.fold(written.get(written.size() - 1));
    String known = name.toLowerCase(Locale.ROOT);
    if (!name.equals(walk.dialect == Dialect.H2 ? name.toUpperCase(Locale.ROOT) : known)) {
      return Purity.UNKNOWN;
    }
    if (written.size() == 1) {
      return foreignSchema(name) == null ? known(known, arguments) : Purity.UNKNOWN;
    }
    String schema = walk.fold(written.get(written.size() - 2));
    return written.size() == 2 && SYSTEM_SCHEMAS.contains(schema)
        ? known(known, arguments)
        : Purity.UNKNOWN;
  }

  private Purity known(String name, int arguments) {
    return arguments < 0 ? walk.harmless.function(name) : walk.harmless.function(name, arguments);
  }

  /** The schema and name under which the policy grants a function that is not harmless. */
  String qualified(List<String> written) {
    String name = walk.fold(written.get(written.size() - 1));
    String schema;
    if (written.size() == 1) {
      String foreign = foreignSchema(name);
      schema = foreign != null ? foreign : walk.dialect == Dialect.H2 ? "system" : "pg_catalog";
    } else {
      schema = walk.fold(written.get(written.size() - 2));
    }
    return (schema + '.' + name).toLowerCase(Locale.ROOT);
  }

  /** The first schema of the path, other than the system's, that has a function of that name. */
  @Nullable String foreignSchema(String exactName) {
    Set<String> schemas = walk.catalog.functionSchemas(exactName);
    if (schemas.isEmpty()) {
      return null;
    }
    for (String schema : walk.names.searchPath()) {
      if (schemas.contains(schema)) {
        return schema;
      }
    }
    return null;
  }

  /** What is known of an operator. */
  Purity operator(String symbol) {
    if (walk.catalog.hasUserOperator(symbol)) {
      throw new Refusal(
          "The operator "
              + symbol
              + " is also defined outside the system schema, so what it does is not known;"
              + " ask for that definition to be dropped or moved");
    }
    return walk.harmless.operator(symbol.toUpperCase(Locale.ROOT));
  }

  /** Refuses a cast to a type that is not known to be harmless. */
  void type(String written) {
    String bare = MODIFIERS.matcher(written).replaceAll("").trim();
    while (bare.endsWith("[]")) {
      bare = bare.substring(0, bare.length() - 2).trim();
    }
    if (walk.dialect == Dialect.H2 && bare.toUpperCase(Locale.ROOT).endsWith(" ARRAY")) {
      bare = bare.substring(0, bare.length() - " ARRAY".length()).trim();
    }
    String[] parts = bare.split("\\.", -1);
    String name = walk.fold(parts[parts.length - 1].trim());
    String schema = parts.length > 1 ? walk.fold(parts[parts.length - 2].trim()) : null;
    UserType user =
        schema == null || !SYSTEM_SCHEMAS.contains(schema)
            ? walk.catalog.userType(schema, name)
            : null;
    if (user == null) {
      if (!walk.harmless.harmlessType(name.toLowerCase(Locale.ROOT))) {
        throw new Refusal("A cast to the type " + name + " is not known to be harmless");
      }
    } else if (user.kind() == UserType.Kind.BASE) {
      throw new Refusal(
          "A cast to the type "
              + name
              + ", which is not the system's, is not known to be harmless");
    }
  }
}
