package dev.scrim.catalog;

import dev.scrim.catalog.Catalog.UserType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of a PostgreSQL database by their numbers, and what a column of each is. */
final class PostgresTypes {

  /** The select list that {@link #add} takes; the row of {@code pg_type} is {@code t}. */
  static final String COLUMNS =
      "t.oid, n.nspname, t.typname, t.typtype, t.typcategory, t.typbasetype, t.typtypmod,"
          + " t.typarray";

  private final Map<Long, PostgresType> byOid = new HashMap<>();
  private final Map<Long, PostgresType> elements = new HashMap<>();

  void add(ResultSet row) throws SQLException {
    PostgresType type =
        new PostgresType(
            row.getLong(1),
            row.getString(2),
            row.getString(3),
            row.getString(4).charAt(0),
            row.getString(5).charAt(0),
            row.getLong(6),
            row.getInt(7),
            row.getLong(8));
    byOid.put(type.oid(), type);
    if (type.array() != 0) {
      elements.put(type.array(), type);
    }
  }

  /**
   * A column of that type.
   *
   * @param formatted the server's own spelling, where the modifier's meaning is the type's secret
   */
  Column column(String name, long oid, int modifier, @Nullable String formatted)
      throws SQLException {
    PostgresType element = elements.get(oid);
    if (element != null) {
      String written = formatted != null ? formatted : element.written(modifier) + "[]";
      return new Column(name, written, element.shortName() + "[]", TypeFamily.OTHER, -1);
    }
    PostgresType type = get(oid);
    PostgresType base = type;
    int baseModifier = modifier;
    while (base.isDomain()) {
      baseModifier = base.baseModifier();
      if (elements.containsKey(base.base())) {
        return new Column(name, type.written(-1), type.shortName(), TypeFamily.OTHER, -1);
      }
      base = get(base.base());
    }
    return new Column(
        name,
        formatted != null ? formatted : type.written(modifier),
        type.shortName(),
        base.family(),
        base.length(baseModifier));
  }

  /** The types outside the system schemas, arrays left out as they have no names of their own. */
  List<UserType> userTypes() {
    List<UserType> found = new ArrayList<>();
    for (PostgresType type : byOid.values()) {
      UserType.Kind kind = kind(type);
      if (kind != null
          && !elements.containsKey(type.oid())
          && !PostgresRelations.isSystemSchema(type.schema())
          && !PostgresRelations.isSessionSchema(type.schema())) {
        found.add(new UserType(type.schema(), type.name(), kind));
      }
    }
    return found;
  }

  private static UserType.@Nullable Kind kind(PostgresType type) {
    return switch (type.kind()) {
      case 'e' -> UserType.Kind.ENUM;
      case 'd' -> UserType.Kind.DOMAIN;
      case 'c' -> UserType.Kind.COMPOSITE;
      case 'r', 'm' -> UserType.Kind.RANGE;
      case 'b' -> UserType.Kind.BASE;
      default -> null;
    };
  }

  private PostgresType get(long oid) throws SQLException {
    PostgresType type = byOid.get(oid);
    if (type == null) {
      throw new SQLException("A type that a column uses is not in pg_type.", "XX000");
    }
    return type;
  }
}
