package dev.scrim.catalog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A snapshot of what a database has. Immutable. */
public interface Catalog {

  /** Grows with every reading: equal numbers mean equal content. */
  long version();

  /** The database's name, or null. */
  @Nullable String database();

  IdentifierRules identifiers();

  /** The relation of exactly that schema and name (system relations too), or null. */
  @Nullable Table table(String schema, String name);

  /** Whether a schema of exactly that name exists. */
  boolean hasSchema(String schema);

  /** The schemas, other than the system's, that hold a function of exactly that name. */
  Set<String> functionSchemas(String name);

  /** Whether an operator of that symbol stands in a schema other than the system's. */
  boolean hasUserOperator(String symbol);

  /**
   * What a type of that exact name is, where it stands in a schema other than the system's; null
   * where there is none.
   *
   * @param schema or null for any
   */
  @Nullable UserType userType(@Nullable String schema, String name);

  /** A type outside the system schema. */
  record UserType(String schema, String name, Kind kind) {
    /** What sort of type it is. */
    public enum Kind {
      ENUM,
      DOMAIN,
      COMPOSITE,
      RANGE,
      BASE
    }
  }
}
