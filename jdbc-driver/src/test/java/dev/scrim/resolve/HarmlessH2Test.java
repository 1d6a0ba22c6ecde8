package dev.scrim.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.config.Dialect;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.h2.api.ErrorCode;
import org.h2.expression.function.BuiltinFunctions;
import org.junit.jupiter.api.Test;

/** The lists against the functions that H2 has. */
class HarmlessH2Test {

  private static final String[] MODES = {
    "REGULAR", "PostgreSQL", "MySQL", "Oracle", "MSSQLServer", "LEGACY"
  };

  /** Grammar that takes no arguments of the plain form. */
  private static final Set<String> GRAMMAR =
      Set.of(
          "row",
          "any",
          "all",
          "some",
          "exists",
          "array",
          "cast",
          "table",
          "table_distinct",
          "system_range",
          "unnest");

  private static final Harmless HARMLESS = Harmless.of(Dialect.H2);
  private static final Map<String, Purity> LISTED =
      HarmlessList.named("functions", Dialect.H2).bySection();

  /** The built-in functions that are not harmless; a new one in H2 has to be judged. */
  private static final Set<String> REFUSED =
      Set.of(
          "ABORT_SESSION",
          "CANCEL_SESSION",
          "CSVREAD",
          "CSVWRITE",
          "DATABASE_PATH",
          "DATA_TYPE_SQL",
          "DB_OBJECT_APPROXIMATE_SIZE",
          "DB_OBJECT_APPROXIMATE_TOTAL_SIZE",
          "DB_OBJECT_ID",
          "DB_OBJECT_SIZE",
          "DB_OBJECT_SQL",
          "DB_OBJECT_TOTAL_SIZE",
          "DISK_SPACE_USED",
          "ESTIMATED_ENVELOPE",
          "FILE_READ",
          "FILE_WRITE",
          "LINK_SCHEMA",
          "LOCK_MODE",
          "LOCK_TIMEOUT",
          "MEMORY_FREE",
          "MEMORY_USED",
          "SESSION_ID",
          "SIGNAL",
          "TRANSACTION_ID");

  @Test
  void everyListedFunctionExists() throws SQLException {
    Set<String> unknown = new TreeSet<>(LISTED.keySet());
    unknown.removeAll(GRAMMAR);
    for (String mode : MODES) {
      try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:;MODE=" + mode)) {
        assertThat(exists(connection, "nothing_such")).as(mode).isFalse();
        unknown.removeIf(name -> exists(connection, name));
      }
    }
    assertThat(unknown).isEmpty();
  }

  private static boolean exists(Connection connection, String name) {
    for (String call :
        new String[] {name, name + "()", name + "(1)", name + "(1, 1)", name + "(1, 1, 1)"}) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT " + call);
        return true;
      } catch (SQLException e) {
        if (e.getErrorCode() != ErrorCode.FUNCTION_NOT_FOUND_1
            && e.getErrorCode() != ErrorCode.COLUMN_NOT_FOUND_1) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void everyBuiltInFunctionIsJudged() throws ReflectiveOperationException {
    Field names = BuiltinFunctions.class.getDeclaredField("FUNCTIONS");
    names.setAccessible(true);
    Set<String> judgedWrongly = new TreeSet<>();
    Set<?> builtIn = (Set<?>) names.get(null);
    for (Object each : builtIn) {
      String name = (String) each;
      boolean listed = HARMLESS.function(name.toLowerCase(Locale.ROOT)) != Purity.UNKNOWN;
      if (listed == REFUSED.contains(name)) {
        judgedWrongly.add(name);
      }
    }
    assertThat(judgedWrongly).isEmpty();
    assertThat(builtIn).hasSizeGreaterThan(100);
  }

  @Test
  void theRestIsUnknown() {
    for (String name : REFUSED) {
      assertThat(HARMLESS.function(name.toLowerCase(Locale.ROOT))).isEqualTo(Purity.UNKNOWN);
    }
    for (String name : new String[] {"set", "set_config", "pg_get_expr", "last_insert_id", ""}) {
      assertThat(HARMLESS.function(name)).isEqualTo(Purity.UNKNOWN);
    }
    assertThat(HARMLESS.function("lower")).isEqualTo(Purity.TOTAL);
    assertThat(HARMLESS.function("rand")).isEqualTo(Purity.VISIBLE);
    assertThat(HARMLESS.operator("=")).isEqualTo(Purity.TOTAL);
    assertThat(HARMLESS.operator("/")).isEqualTo(Purity.PURE);
    assertThat(HARMLESS.operator("->")).isEqualTo(Purity.UNKNOWN);
    assertThat(HARMLESS.harmlessSetting("server_version")).isFalse();
  }

  @Test
  void everyListedTypeCanBeCastTo() throws SQLException {
    Set<String> unknown = new TreeSet<>(HarmlessList.named("types", Dialect.H2).names());
    for (String mode : MODES) {
      try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:;MODE=" + mode)) {
        unknown.removeIf(
            type -> casts(connection, type.equals("interval") ? "interval day to second" : type));
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(HARMLESS.harmlessType("java_object")).isFalse();
    assertThat(HARMLESS.harmlessType("other")).isFalse();
  }

  private static boolean casts(Connection connection, String type) {
    try (Statement statement = connection.createStatement()) {
      return statement.execute("SELECT CAST(NULL AS " + type + ")");
    } catch (SQLException e) {
      return false;
    }
  }

  @Test
  void totalFunctionsDoNotFail() throws SQLException {
    String values =
        "(VALUES (CAST(NULL AS VARCHAR)), (''), ('a'), ('äß漢😀'), (REPEAT('x', 5000)), ('%'), ('-1'))"
            + " v (t)";
    String whole = "(VALUES (CAST(NULL AS INT)), (0), (-1), (2147483647), (-2147483648)) w (n)";
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = connection.createStatement()) {
      for (String name :
          new String[] {
            "lower",
            "upper",
            "lcase",
            "ucase",
            "length",
            "char_length",
            "octet_length",
            "bit_length",
            "trim",
            "ltrim",
            "rtrim",
            "btrim"
          }) {
        assertThat(HARMLESS.function(name, 1)).as(name).isEqualTo(Purity.TOTAL);
        statement.executeQuery("SELECT " + name + "(t) FROM " + values).close();
      }
      for (String call :
          new String[] {
            "LEFT(t, n)",
            "RIGHT(t, n)",
            "LOCATE(t, t)",
            "LOCATE('x', t, n)",
            "SIGN(n)",
            "LEAST(t, 'b')",
            "GREATEST(n, 3)",
            "NULLIF(t, 'a')",
            "BTRIM(t, 'a')"
          }) {
        statement.executeQuery("SELECT " + call + " FROM " + values + ", " + whole).close();
      }
    }
  }
}
