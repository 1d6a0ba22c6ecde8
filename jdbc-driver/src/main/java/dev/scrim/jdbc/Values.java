package dev.scrim.jdbc;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLData;
import java.sql.SQLException;
import java.sql.SQLInput;
import java.sql.SQLOutput;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Types;
import java.sql.Wrapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts a face on every value of the real driver that leads further, and takes it off again where
 * such a value is passed back. Plain values pass as they are.
 */
final class Values {

  /** What a class of values is to us. */
  private enum Kind {
    PLAIN,
    ELEMENTS,
    ARRAY,
    STRUCT,
    BLOB,
    CLOB,
    NCLOB,
    XML,
    REFUSED
  }

  private static final List<Class<?>> LEADING_OUT =
      List.of(
          Connection.class,
          Statement.class,
          ResultSet.class,
          DatabaseMetaData.class,
          ResultSetMetaData.class,
          ParameterMetaData.class,
          Ref.class,
          RowId.class,
          Savepoint.class,
          SQLData.class,
          SQLInput.class,
          SQLOutput.class,
          Wrapper.class);

  private static final ClassValue<Kind> KINDS =
      new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
          return kind(type);
        }
      };

  private final Connection raw;
  private @Nullable Boolean largeObjects;

  Values(Connection raw) {
    this.raw = raw;
  }

  /**
   * A value as the application may have it.
   *
   * @throws SQLException a refusal, where it leads out of the guard
   */
  @Nullable Object guarded(@Nullable Object value) throws SQLException {
    if (value == null) {
      return null;
    }
    return switch (KINDS.get(value.getClass())) {
      case PLAIN -> value;
      case ELEMENTS -> elements((Object[]) value);
      case ARRAY -> array((java.sql.Array) value);
      case STRUCT -> new GuardedStruct((Struct) value, this);
      case BLOB -> blob((Blob) value);
      case CLOB -> clob((Clob) value);
      case NCLOB -> nclob((NClob) value);
      case XML -> xml((SQLXML) value);
      case REFUSED -> throw Refusals.jdbcObject(value.getClass());
    };
  }

  /** Reads a value from the real driver. */
  @FunctionalInterface
  interface Read<T> {
    @Nullable T read() throws SQLException;
  }

  /**
   * A value of a certain class: a face where that is a JDBC class, else what the driver makes of
   * it.
   */
  <T> @Nullable T typed(Class<T> type, Read<?> plain, Read<T> asType) throws SQLException {
    Kind kind = kind(type);
    if (kind == Kind.PLAIN && type != Object.class) {
      T value = asType.read();
      if (value != null && KINDS.get(value.getClass()) != Kind.PLAIN) {
        throw Refusals.jdbcObject(value.getClass());
      }
      return value;
    }
    if (kind == Kind.BLOB || kind == Kind.CLOB || kind == Kind.NCLOB) {
      requireNoLargeObjects();
    }
    Object value = guarded(plain.read());
    if (value != null && !type.isInstance(value)) {
      throw new SQLException("the value cannot be read as " + type.getName(), "22018");
    }
    return type.cast(value);
  }

  java.sql.@Nullable Array array(java.sql.@Nullable Array value) {
    return value == null ? null : new GuardedArray(value, this);
  }

  @Nullable Blob blob(@Nullable Blob value) throws SQLException {
    requireNoLargeObjects();
    return value == null ? null : new GuardedBlob(value);
  }

  @Nullable Clob clob(@Nullable Clob value) throws SQLException {
    requireNoLargeObjects();
    return value == null ? null : new GuardedClob(value);
  }

  @Nullable NClob nclob(@Nullable NClob value) throws SQLException {
    requireNoLargeObjects();
    return value == null ? null : new GuardedNClob(value);
  }

  @Nullable SQLXML xml(@Nullable SQLXML value) {
    return value == null ? null : new GuardedSqlXml(value);
  }

  @Nullable Object[] elements(@Nullable Object[] values) throws SQLException {
    @Nullable Object[] faces = new Object[values.length];
    boolean changed = false;
    for (int i = 0; i < values.length; i++) {
      faces[i] = guarded(values[i]);
      changed |= faces[i] != values[i];
    }
    return changed ? faces : values;
  }

  /** Refuses LOB locators unless the product is known to hold LOBs in its tables' rows. */
  void requireNoLargeObjects() throws SQLException {
    Boolean known = largeObjects;
    if (known == null) {
      known = !"H2".equals(raw.getMetaData().getDatabaseProductName());
      largeObjects = known;
    }
    if (known) {
      throw Refusals.largeObject();
    }
  }

  /** Refuses classes that {@code getObject(column, Class)} must not be asked for. */
  static void requireValueType(Class<?> type) throws SQLException {
    if (kind(type) == Kind.REFUSED) {
      throw Refusals.jdbcObject(type);
    }
  }

  /** Refuses type maps: they hand the driver's streams to classes of the application. */
  static void requireNoTypes(@Nullable Map<String, Class<?>> map) throws SQLException {
    if (map != null && !map.isEmpty()) {
      throw Refusals.typeMap();
    }
  }

  /** Whether values of a SQL type are LOB locators. */
  static boolean isLob(int sqlType) {
    return sqlType == Types.BLOB || sqlType == Types.CLOB || sqlType == Types.NCLOB;
  }

  /** A parameter's value as the real driver knows it. */
  static <T extends @Nullable Object> T raw(T value) throws SQLException {
    if (value == null) {
      return value;
    }
    if (value instanceof Face<?> face) {
      @SuppressWarnings("unchecked") // a face stands for an object of the type that it implements
      T raw = (T) face.delegate();
      return raw;
    }
    if (KINDS.get(value.getClass()) == Kind.REFUSED) {
      throw Refusals.jdbcObject(value.getClass());
    }
    return value;
  }

  private static Kind kind(Class<?> type) {
    if (type.isArray()) {
      Class<?> element = type.getComponentType();
      boolean plain = element.isPrimitive() || (isFinal(element) && kind(element) == Kind.PLAIN);
      return plain ? Kind.PLAIN : Kind.ELEMENTS;
    }
    for (Class<?> refused : LEADING_OUT) {
      if (refused.isAssignableFrom(type)) {
        return Kind.REFUSED;
      }
    }
    if (java.sql.Array.class.isAssignableFrom(type)) {
      return Kind.ARRAY;
    }
    if (Struct.class.isAssignableFrom(type)) {
      return Kind.STRUCT;
    }
    if (Blob.class.isAssignableFrom(type)) {
      return Kind.BLOB;
    }
    if (NClob.class.isAssignableFrom(type)) {
      return Kind.NCLOB;
    }
    if (Clob.class.isAssignableFrom(type)) {
      return Kind.CLOB;
    }
    return SQLXML.class.isAssignableFrom(type) ? Kind.XML : Kind.PLAIN;
  }

  private static boolean isFinal(Class<?> type) {
    return java.lang.reflect.Modifier.isFinal(type.getModifiers());
  }
}
