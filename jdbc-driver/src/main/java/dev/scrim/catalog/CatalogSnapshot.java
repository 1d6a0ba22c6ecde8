package dev.scrim.catalog;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One reading of a catalogue, with its number. */
final class CatalogSnapshot implements Catalog {

  private final long version;
  private final CatalogContent content;

  CatalogSnapshot(long version, CatalogContent content) {
    this.version = version;
    this.content = content;
  }

  boolean holds(CatalogContent other) {
    return content.equals(other);
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public @Nullable String database() {
    return content.database();
  }

  @Override
  public IdentifierRules identifiers() {
    return content.identifiers();
  }

  @Override
  public @Nullable Table table(String schema, String name) {
    return content.tables().getOrDefault(schema, Map.of()).get(name);
  }

  @Override
  public boolean hasSchema(String schema) {
    return content.schemas().contains(schema);
  }

  @Override
  public Set<String> functionSchemas(String name) {
    return content.functions().getOrDefault(name, Set.of());
  }

  @Override
  public boolean hasUserOperator(String symbol) {
    return content.operators().contains(symbol);
  }

  @Override
  public @Nullable UserType userType(@Nullable String schema, String name) {
    Map<String, UserType> named = content.types().getOrDefault(name, Map.of());
    return schema != null ? named.get(schema) : named.values().stream().findFirst().orElse(null);
  }
}
