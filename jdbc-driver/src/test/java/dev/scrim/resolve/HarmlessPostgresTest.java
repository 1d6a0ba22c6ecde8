package dev.scrim.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.catalog.TestPostgres;
import dev.scrim.config.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists against the server's own tables. */
class HarmlessPostgresTest {

  /** What the grammar knows and {@code pg_proc} does not. */
  private static final Set<String> GRAMMAR =
      Set.of(
          """
          coalesce nullif greatest least row array cast grouping any all some exists rollup cube trim
          current_date current_time current_timestamp localtime localtimestamp current_catalog
          current_role user merge_action json json_array json_arrayagg json_exists json_objectagg
          json_query json_scalar json_serialize json_table json_value xmlattributes xmlconcat
          xmlelement xmlforest xmlparse xmlpi xmlroot xmlserialize xmltable"""
              .split("\\s+"));

  private static final Pattern OF_THE_SERVERS_OWN_TYPES =
      Pattern.compile(
          "(any\\w*|trigger|event_trigger|shell|void|cstring|unknown|\\w+_handler|pg_ddl_command"
              + "|pg_node_tree|pg_dependencies|pg_mcv_list|pg_ndistinct|brin_\\w+|gtsvector)"
              + "_?(in|out|send|recv)");

  private static final Harmless HARMLESS = Harmless.of(Dialect.POSTGRESQL);
  private static final Map<String, Purity> LISTED =
      HarmlessList.named("functions", Dialect.POSTGRESQL).bySection();
  private static final Map<String, Purity> OPERATORS =
      HarmlessList.named("operators", Dialect.POSTGRESQL).bySection();

  private static TestPostgres database;

  @BeforeAll
  static void start() throws SQLException {
    database = TestPostgres.database();
  }

  private static Set<String> ask(String sql) throws SQLException {
    Set<String> found = new HashSet<>();
    try (Connection connection = database.open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static Set<String> listedNames() {
    Set<String> names = new TreeSet<>();
    LISTED.keySet().forEach(name -> names.add(name.replaceFirst("/\\d+$", "")));
    return names;
  }

  @Test
  void everyListedFunctionExists() throws SQLException {
    Set<String> unknown = new TreeSet<>(listedNames());
    unknown.removeAll(
        ask("SELECT proname FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace"));

    assertThat(unknown).containsExactlyInAnyOrderElementsOf(GRAMMAR);
  }

  @Test
  void noListedFunctionIsVolatileOrRunsOthersCode() throws SQLException {
    Set<String> volatiles =
        ask(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND"
                + " provolatile = 'v'");
    Set<String> foreign =
        ask(
            "SELECT proname FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang WHERE"
                + " pronamespace = 'pg_catalog'::regnamespace AND (prosecdef OR l.lanname NOT IN"
                + " ('internal', 'c', 'sql'))");
    assertThat(volatiles).contains("random", "pg_sleep", "setval");

    for (String name : listedNames()) {
      assertThat(foreign).as(name).doesNotContain(name);
      assertThat(volatiles.contains(name))
          .as(name)
          .isEqualTo(HARMLESS.function(name) == Purity.VISIBLE);
    }
  }

  /** A new version of the server brings functions, which someone has to look at. */
  @Test
  void everyImmutableFunctionIsListedOrLeftOutForAReason() throws SQLException {
    Set<String> immutable =
        new TreeSet<>(
            ask(
                "SELECT proname FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace"
                    + " GROUP BY 1 HAVING bool_and(provolatile = 'i')"
                    + " AND NOT bool_or(prorettype = 'internal'::regtype"
                    + " OR 'internal'::regtype = ANY (proargtypes))"));
    immutable.removeIf(name -> HARMLESS.function(name) != Purity.UNKNOWN);

    assertThat(immutable)
        .filteredOn(name -> !OF_THE_SERVERS_OWN_TYPES.matcher(name).matches())
        .containsExactlyInAnyOrder(
            "gin_cmp_tslexeme",
            "gin_compare_jsonb",
            "gist_translate_cmptype_common",
            "pg_encoding_max_length",
            "pg_indexam_progress_phasename",
            "pg_partition_root",
            "pg_walfile_name",
            "pg_walfile_name_offset",
            "postgresql_fdw_validator",
            "satisfies_hash_partition",
            "spg_poly_quad_compress");
  }

  /** An arity is a promise above that of the bare name, so the bare name has to stand too. */
  @Test
  void calledWithSomeArgumentsIsNeverWorseThanTheName() {
    Map<String, Integer> counted = new HashMap<>();
    for (String entry : LISTED.keySet()) {
      int slash = entry.indexOf('/');
      if (slash >= 0) {
        String name = entry.substring(0, slash);
        int arguments = Integer.parseInt(entry.substring(slash + 1));
        assertThat(HARMLESS.function(name)).as(entry).isNotEqualTo(Purity.UNKNOWN);
        assertThat(HARMLESS.function(name, arguments)).isLessThan(HARMLESS.function(name));
        counted.merge(name, 1, Integer::sum);
      }
    }
    assertThat(counted).containsKey("length");
    assertThat(HARMLESS.function("length")).isEqualTo(Purity.PURE);
    assertThat(HARMLESS.function("length", 1)).isEqualTo(Purity.TOTAL);
    assertThat(HARMLESS.function("length", 2)).isEqualTo(Purity.PURE);
    assertThat(HARMLESS.function("length/1")).isEqualTo(Purity.UNKNOWN);
  }

  @Test
  void theOperatorsAreExactlyTheServers() throws SQLException {
    Set<String> known =
        ask("SELECT oprname FROM pg_operator WHERE oprnamespace = 'pg_catalog'::regnamespace");
    known.add("!=");

    assertThat(OPERATORS.keySet()).isSubsetOf(known);
    Set<String> missing = new TreeSet<>(known);
    missing.removeAll(OPERATORS.keySet());
    assertThat(missing).isEmpty();
    assertThat(
            ask(
                "SELECT oprname FROM pg_operator o JOIN pg_proc p ON p.oid = o.oprcode WHERE"
                    + " oprnamespace = 'pg_catalog'::regnamespace AND (provolatile = 'v' OR"
                    + " prosecdef)"))
        .isEmpty();
  }

  @Test
  void everyListedTypeIsTheServersOwn() throws SQLException {
    Set<String> types = HarmlessList.named("types", Dialect.POSTGRESQL).names();
    try (Connection connection = database.open();
        Statement statement = connection.createStatement()) {
      for (String type : types) {
        ResultSet rows =
            statement.executeQuery(
                "SELECT typnamespace = 'pg_catalog'::regnamespace AND typtype IN ('b', 'r', 'm')"
                    + " FROM pg_type WHERE oid = pg_typeof(NULL::"
                    + type
                    + ")");
        assertThat(rows.next()).as(type).isTrue();
        assertThat(rows.getBoolean(1)).as(type).isTrue();
      }
    }
    assertThat(HARMLESS.harmlessType("timestamp with time zone")).isTrue();
    assertThat(HARMLESS.harmlessType("aclitem")).isFalse();
    assertThat(HARMLESS.harmlessType("refcursor")).isFalse();
  }

  @Test
  void everyListedSettingCanBeRead() throws SQLException {
    Set<String> settings =
        new TreeSet<>(HarmlessList.named("settings", Dialect.POSTGRESQL).names());
    // Of each database, not of the server, since version 16.
    settings.removeAll(Set.of("lc_collate", "lc_ctype"));
    for (String setting : settings) {
      assertThat(ask("SELECT current_setting('" + setting + "')")).as(setting).hasSize(1);
    }
    assertThat(HARMLESS.harmlessSetting("Server_Version_Num")).isTrue();
    assertThat(HARMLESS.harmlessSetting("app.secret")).isFalse();
    assertThat(HARMLESS.harmlessSetting("data_directory")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query_to_xml",
        "query_to_xmlschema",
        "table_to_xml",
        "schema_to_xml",
        "database_to_xml",
        "cursor_to_xml",
        "ts_stat",
        "ts_rewrite",
        "ts_debug",
        "set_config",
        "current_setting",
        "current_query",
        "setval",
        "setseed",
        "pg_sleep",
        "pg_notify",
        "pg_advisory_lock",
        "pg_read_file",
        "pg_read_binary_file",
        "pg_ls_dir",
        "pg_stat_file",
        "pg_stat_get_activity",
        "pg_terminate_backend",
        "pg_cancel_backend",
        "pg_logical_emit_message",
        "pg_relation_size",
        "pg_total_relation_size",
        "pg_relation_filepath",
        "pg_get_viewdef",
        "pg_get_constraintdef",
        "pg_get_indexdef",
        "pg_get_expr",
        "pg_input_is_valid",
        "pg_sequence_last_value",
        "txid_current",
        "txid_current_if_assigned",
        "pg_current_xact_id",
        "pg_export_snapshot",
        "lo_get",
        "lo_import",
        "lo_export",
        "loread",
        "obj_description",
        "has_table_privilege",
        "Lower",
        "LOWER",
        "nothing_such",
        "",
        "[pure]",
        "#"
      })
  void theRestIsUnknown(String name) {
    assertThat(HARMLESS.function(name)).isEqualTo(Purity.UNKNOWN);
    assertThat(HARMLESS.function(name, 1)).isEqualTo(Purity.UNKNOWN);
  }

  /** What is called total is called with all that its types can hold, and gives no error. */
  @Test
  void totalFunctionsDoNotFail() throws SQLException {
    String values =
        "(VALUES (NULL), (''), ('a'), ('äß漢😀'), (repeat('x', 5000)), (E'\\\\'), ('%'), ('-1')) v (t)";
    String numbers =
        "(VALUES (NULL::numeric), (0), (-1), ('NaN'), ('Infinity'), ('-Infinity'), (1e300),"
            + " (1e-300)) v (t)";
    String whole = "(VALUES (NULL::int4), (0), (-1), (2147483647), (-2147483648)) w (n)";
    try (Connection connection = database.open();
        Statement statement = connection.createStatement()) {
      for (String name :
          new String[] {
            "lower",
            "upper",
            "initcap",
            "length",
            "char_length",
            "octet_length",
            "bit_length",
            "btrim",
            "ltrim",
            "rtrim",
            "reverse",
            "quote_ident",
            "quote_nullable"
          }) {
        assertThat(HARMLESS.function(name, 1)).as(name).isEqualTo(Purity.TOTAL);
        statement.executeQuery("SELECT " + name + "(t) FROM " + values).close();
      }
      for (String name : new String[] {"\"left\"", "\"right\""}) {
        statement.executeQuery("SELECT " + name + "(t, n) FROM " + values + ", " + whole).close();
      }
      for (String name : new String[] {"sign", "trunc", "scale", "min_scale", "trim_scale"}) {
        assertThat(HARMLESS.function(name, 1)).as(name).isEqualTo(Purity.TOTAL);
        statement.executeQuery("SELECT " + name + "(t) FROM " + numbers).close();
      }
      statement.executeQuery("SELECT trunc(t, n) FROM " + numbers + ", " + whole).close();
      statement
          .executeQuery("SELECT sha256(convert_to(t, 'UTF8')), t < 'b', t = 'x' FROM " + values)
          .close();
    }
  }
}
