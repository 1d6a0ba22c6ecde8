package dev.scrim.jdbc;

import java.sql.SQLException;
import java.sql.Struct;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row value, whose attributes are guarded in their turn. */
final class GuardedStruct implements Struct, Face<Struct> {

  private final Struct raw;
  private final Values values;

  GuardedStruct(Struct raw, Values values) {
    this.raw = raw;
    this.values = values;
  }

  @Override
  public Struct delegate() {
    return raw;
  }

  @Override
  public String getSQLTypeName() throws SQLException {
    return raw.getSQLTypeName();
  }

  @Override
  public @Nullable Object[] getAttributes() throws SQLException {
    return values.elements(raw.getAttributes());
  }

  @Override
  public @Nullable Object[] getAttributes(Map<String, Class<?>> map) throws SQLException {
    Values.requireNoTypes(map);
    return getAttributes();
  }
}
