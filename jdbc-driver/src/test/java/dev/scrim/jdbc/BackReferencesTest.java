package dev.scrim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Wrapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Walks from a guarded connection along every method that returns an object, and looks whether an
 * object of the real driver ever comes out.
 */
class BackReferencesTest {

  private static final String H2_QUERY =
      """
      SELECT id AS a, name AS b, ARRAY[1, 2] AS c, CAST('x' AS CLOB) AS d,
        CAST(X'01' AS BLOB) AS e, ROW(1, 'x') AS f, UUID() AS g, JSON '{}' AS h,
        ARRAY[ARRAY[1], ARRAY[2]] AS i, INTERVAL '1' DAY AS j, DATE '2020-01-01' AS k
      FROM people
      """;

  private static final String POSTGRES_QUERY =
      """
      SELECT id AS a, name AS b, ARRAY[1, 2] AS c, 'x'::text AS d, '\\x01'::bytea AS e,
        ROW(1, 'x') AS f, '<a/>'::xml AS g, '{}'::jsonb AS h, ARRAY[[1], [2]] AS i,
        interval '1 day' AS j, point(1, 2) AS k, 'C_1'::refcursor AS l, 1::oid AS m
      FROM people
      """;

  /** The same without the cursor, so that {@code getObject} answers. */
  private static final String POSTGRES_WITHOUT_CURSOR =
      POSTGRES_QUERY.replace("'C_1'::refcursor AS l, ", "");

  private static final List<Class<?>> WANTED =
      List.of(
          ResultSet.class,
          Connection.class,
          Statement.class,
          PreparedStatement.class,
          Wrapper.class,
          Array.class,
          Blob.class,
          Clob.class,
          NClob.class,
          SQLXML.class,
          Struct.class,
          Ref.class,
          RowId.class,
          Object.class,
          String.class,
          org.h2.jdbc.JdbcConnection.class,
          org.h2.jdbc.JdbcResultSet.class,
          org.postgresql.PGConnection.class,
          org.postgresql.PGStatement.class,
          org.postgresql.jdbc.PgResultSet.class,
          org.postgresql.util.PGobject.class);

  private final Set<String> called = new TreeSet<>();
  private final Set<String> seen = new TreeSet<>();
  private final List<String> leaks = new ArrayList<>();

  /** How often a method was called on a class in vain; it is let be once it gave something. */
  private final Map<String, Integer> tries = new HashMap<>();

  private static final int ENOUGH = 12;
  private final Deque<Object> queue = new ArrayDeque<>();

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void noRawObjectComesOut(String product) throws Exception {
    List<String> queries =
        product.equals("h2") ? List.of(H2_QUERY) : List.of(POSTGRES_WITHOUT_CURSOR, POSTGRES_QUERY);
    for (String query : queries) {
      tries.clear();
      try (Guarded guarded = Guarded.on(product)) {
        walk(guarded.connection, query);
      }
    }
    assertThat(leaks).isEmpty();
    // The walk went somewhere: these are the ways that are known to lead out of other wrappers.
    assertThat(called)
        .contains(
            "Connection.createStatement",
            "Connection.prepareStatement",
            "Connection.getMetaData",
            "Connection.createArrayOf",
            "Connection.setSavepoint",
            "DatabaseMetaData.getConnection",
            "DatabaseMetaData.getTables",
            "DatabaseMetaData.getIndexInfo",
            "Statement.getConnection",
            "Statement.executeQuery",
            "Statement.getResultSet",
            "Statement.getGeneratedKeys",
            "PreparedStatement.executeQuery",
            "PreparedStatement.getMetaData",
            "PreparedStatement.getParameterMetaData",
            "ResultSet.getStatement",
            "ResultSet.getMetaData",
            "ResultSet.getArray",
            "ResultSet.getObject",
            "Array.getResultSet",
            "Array.getArray");
    assertThat(seen).contains("GuardedArray", "GuardedResultSet", "GuardedParameterMetaData");
    if (product.equals("h2")) {
      assertThat(seen).contains("GuardedBlob", "GuardedClob");
    } else {
      assertThat(seen).contains("GuardedSqlXml").doesNotContain("GuardedBlob", "GuardedClob");
    }
  }

  private void walk(Connection connection, String query) throws Exception {
    connection.setAutoCommit(false);
    look("Connection.setSavepoint", connection.setSavepoint(), query);
    connection.setAutoCommit(true);
    queue.add(connection);
    while (!queue.isEmpty()) {
      Object object = queue.poll();
      if (object instanceof PreparedStatement statement && !statement.isClosed()) {
        statement.execute();
      } else if (object instanceof Statement statement && !statement.isClosed()) {
        statement.execute(query);
      }
      explore(object, query);
    }
  }

  private void explore(Object object, String query) throws Exception {
    for (Class<?> type : jdbcTypes(object.getClass())) {
      for (Method method : type.getDeclaredMethods()) {
        String key = object.getClass() + "/" + method;
        if (returnsObject(method) && tries.merge(key, 1, Integer::sum) <= ENOUGH) {
          for (Object[] arguments : arguments(method, query)) {
            call(object, method, arguments, query);
          }
        }
      }
    }
  }

  private static Set<Class<?>> jdbcTypes(Class<?> type) {
    Set<Class<?>> types = new HashSet<>();
    for (Class<?> t = type; t != null; t = t.getSuperclass()) {
      for (Class<?> i : t.getInterfaces()) {
        if (i.getName().startsWith("java.sql.")) {
          types.add(i);
        }
        types.addAll(jdbcTypes(i));
      }
    }
    return types;
  }

  private static boolean returnsObject(Method method) {
    Class<?> returned = method.getReturnType();
    return !Modifier.isStatic(method.getModifiers())
        && (returned == Object.class
            || returned == Object[].class
            || (returned.isInterface() && returned.getName().startsWith("java.sql.")));
  }

  private void call(Object object, Method method, Object[] arguments, String query)
      throws Exception {
    Object result;
    try {
      method.setAccessible(true);
      result = method.invoke(object, arguments);
    } catch (InvocationTargetException refused) {
      return;
    } catch (IllegalAccessException | RuntimeException e) {
      throw new AssertionError(method.toString(), e);
    }
    if (result == null) {
      return;
    }
    String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
    tries.put(object.getClass() + "/" + method, ENOUGH);
    look(name, result, query);
  }

  private void look(String way, Object result, String query) throws Exception {
    called.add(way);
    if (result instanceof Object[] elements) {
      for (Object element : elements) {
        if (element != null) {
          look(way + "[]", element, query);
        }
      }
      return;
    }
    Class<?> type = result.getClass();
    seen.add(type.getSimpleName());
    boolean vendors = type.getName().startsWith("org.");
    if (jdbcTypes(type).isEmpty()) {
      // a plain value; a vendor's are values too, but no door of his may be among them
      boolean door = type.getName().contains("jdbc.") || type.getName().contains("Connection");
      if (vendors && door) {
        leaks.add(way + " gave " + type.getName());
      }
      return;
    }
    if (!type.getName().startsWith("dev.scrim.")) {
      leaks.add(way + " gave " + type.getName());
      return;
    }
    if (result instanceof ResultSet rows) {
      // at once, while it is open
      rows.next();
      explore(rows, query);
    } else {
      queue.add(result);
    }
  }

  /** Arguments to try; labels and positions for each column that is of interest. */
  private static List<Object[]> arguments(Method method, String query) {
    Class<?>[] types = method.getParameterTypes();
    List<Object[]> all = new ArrayList<>();
    boolean byClass = Arrays.asList(types).contains(Class.class);
    List<Class<?>> wanted = byClass ? WANTED : List.of(Object.class);
    int columns = method.getDeclaringClass() == ResultSet.class && types.length > 0 ? 13 : 1;
    for (int column = 1; column <= columns; column++) {
      for (Class<?> type : wanted) {
        all.add(arguments(method, types, query, column, type));
      }
    }
    return all;
  }

  private static Object[] arguments(
      Method method, Class<?>[] types, String query, int column, Class<?> wanted) {
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = argument(method, types[i], i, query, column, wanted);
    }
    return arguments;
  }

  private static Object argument(
      Method method, Class<?> type, int index, String query, int column, Class<?> wanted) {
    String name = method.getName();
    if (type == String.class) {
      if (name.startsWith("prepare") || name.startsWith("execute") || name.equals("nativeSQL")) {
        return query;
      }
      if (name.equals("createArrayOf") || name.equals("createStruct")) {
        return "VARCHAR";
      }
      if (method.getDeclaringClass() == ResultSet.class) {
        return String.valueOf((char) ('a' + column - 1));
      }
      return name.equals("getIndexInfo") && index == 2
          ? query.equals(H2_QUERY) ? "PEOPLE" : "people"
          : name.startsWith("set") ? "s" : null;
    }
    if (type == int.class) {
      boolean shape = name.startsWith("create") || name.startsWith("prepare");
      if (shape) {
        return switch (index) {
          case 0 -> ResultSet.TYPE_FORWARD_ONLY;
          case 1 ->
              query != null && method.getParameterTypes()[0] == String.class
                  ? ResultSet.TYPE_FORWARD_ONLY
                  : ResultSet.CONCUR_READ_ONLY;
          default ->
              method.getParameterCount() == index + 1 && index != 2
                  ? ResultSet.HOLD_CURSORS_OVER_COMMIT
                  : ResultSet.CONCUR_READ_ONLY;
        };
      }
      return column;
    }
    if (type == long.class) {
      return 1L;
    }
    if (type == boolean.class) {
      return false;
    }
    if (type == Class.class) {
      return wanted;
    }
    if (type == Map.class) {
      return Map.of();
    }
    if (type == Calendar.class) {
      return Calendar.getInstance();
    }
    return type == Object[].class ? new Object[] {"x"} : null;
  }
}
