package dev.scrim.tpcds;

import dev.scrim.testkit.Resources;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TPC-DS's queries, from its templates: the values to be filled in are the first of those that a
 * template allows and, where it wants them from the generator's own lists, those that the data has
 * most of.
 */
final class TpcdsQueries {

  /** How many sets of values are tried to find one that gives rows. */
  private static final int TRIES = 8;

  private static final Pattern DEFINITION =
      Pattern.compile("(?im)^\\s*define\\s+(\\w+)\\s*=\\s*(.*?);[^;\"\\n]*$");
  private static final Pattern HOLE = Pattern.compile("\\[(\\w+)(?:\\.(\\w+))?]");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern LIST = Pattern.compile("(?i)\\(\\s*(\\w+)\\s*,\\s*(\\d)");
  private static final Pattern MEMBER =
      Pattern.compile("(?i)distmember\\(\\s*(\\w+)\\s*,\\s*(\\[[\\w.]+])\\s*,\\s*(\\d)\\s*\\)");

  /** What the data has of the generator's lists. */
  private static final Map<String, String> LISTS =
      Map.ofEntries(
          Map.entry("categories 1", "SELECT i_category FROM item"),
          Map.entry("categories 2", "SELECT i_class FROM item"),
          Map.entry("cities 1", "SELECT s_city FROM many_stores"),
          Map.entry("colors 1", "SELECT i_color FROM item"),
          Map.entry("education 1", "SELECT cd_education_status FROM customer_demographics"),
          Map.entry(
              "fips_county 2",
              "SELECT s_county FROM many_stores UNION ALL SELECT ca_county FROM customer_address"),
          Map.entry(
              "fips_county 3",
              "SELECT s_state FROM many_stores UNION ALL SELECT ca_state FROM customer_address"),
          Map.entry("fips_county 6", "SELECT s_gmt_offset::int FROM many_stores"),
          Map.entry("gender 1", "SELECT cd_gender FROM customer_demographics"),
          Map.entry("i_manager_id 1", "SELECT i_manager_id FROM item"),
          Map.entry("marital_status 1", "SELECT cd_marital_status FROM customer_demographics"),
          Map.entry("return_reasons 1", "SELECT r_reason_desc FROM reason"),
          Map.entry("ship_mode_carrier 1", "SELECT sm_carrier FROM ship_mode"),
          Map.entry("sizes 1", "SELECT i_size FROM item"),
          Map.entry("stores 1", "SELECT s_store_name FROM many_stores"),
          Map.entry("units 1", "SELECT i_units FROM item"),
          Map.entry("zips", "SELECT left(ca_zip, 5) FROM customer_address"));

  private final Connection connection;
  private final Map<String, List<String>> lists = new HashMap<>();
  private int shift;

  TpcdsQueries(Connection connection) {
    this.connection = connection;
  }

  /** The statements by name: {@code q14a} and {@code q14b} where a template has two. */
  Map<String, String> all() throws SQLException {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 1; i <= 99; i++) {
      List<String> statements = withRows(Resources.text("query_templates/query" + i + ".tpl"));
      for (int k = 0; k < statements.size(); k++) {
        String part = statements.size() == 1 ? "" : k == 0 ? "a" : "b";
        all.put("q%02d%s".formatted(i, part), statements.get(k));
      }
    }
    return all;
  }

  /** The statements with the first values for which they give rows; else with the very first. */
  private List<String> withRows(String template) throws SQLException {
    for (shift = 0; shift < TRIES; shift++) {
      List<String> statements = statements(template);
      boolean rows = true;
      for (String sql : statements) {
        rows &= hasRows(sql);
      }
      if (rows) {
        return statements;
      }
    }
    shift = 0;
    return statements(template);
  }

  private boolean hasRows(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next();
    } catch (SQLException e) {
      return false;
    }
  }

  private List<String> statements(String template) throws SQLException {
    Map<String, String> values = new HashMap<>();
    StringBuilder body = new StringBuilder();
    for (String line : template.split("\n")) {
      Matcher definition = DEFINITION.matcher(line);
      if (definition.find()) {
        define(definition.group(1), definition.group(2), values);
      } else if (!line.strip().startsWith("--")) {
        body.append(line).append('\n');
      }
    }
    values.put("_LIMITA", "");
    values.put("_LIMITB", "");
    values.put("_LIMITC", "limit 100");
    List<String> statements = new ArrayList<>();
    for (String statement : filled(body.toString(), values).split(";")) {
      if (!statement.isBlank()) {
        statements.add(forPostgres(statement.strip()));
      }
    }
    return statements;
  }

  private void define(String name, String expression, Map<String, String> values)
      throws SQLException {
    String key = name.toUpperCase(Locale.ROOT);
    for (int i = 0; i <= 400; i++) {
      boolean list = expression.toLowerCase(Locale.ROOT).startsWith("ulist");
      values.put(i == 0 ? key : key + "." + i, value(expression, Math.max(0, i - 1), values));
      if (!list) {
        break;
      }
    }
  }

  /** The value of a definition's right side, the one of that number where it gives a list. */
  private String value(String expression, int number, Map<String, String> values)
      throws SQLException {
    String text = expression.strip();
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("ulist") || lower.startsWith("date")) {
      return value(text.substring(text.indexOf('(') + 1), number, values);
    } else if (lower.startsWith("random")) {
      Matcher low = Pattern.compile("-?\\d+").matcher(text);
      if (text.contains("99999")) {
        return member("zips", "", number);
      }
      return low.find()
          ? String.valueOf(Integer.parseInt(low.group()) + number + spread(low) * shift / TRIES)
          : "1";
    } else if (lower.startsWith("text")) {
      List<MatchResult> all = TEXT.matcher(text).results().toList();
      return all.get((number + shift) % all.size()).group(1);
    } else if (lower.startsWith("distmember")) {
      Matcher member = MEMBER.matcher(text);
      member.find();
      int at = Integer.parseInt(filled(member.group(2), values)) - 1;
      return member(member.group(1), member.group(3), at);
    } else if (lower.startsWith("dist")) {
      Matcher inner = MEMBER.matcher(text);
      Matcher list = LIST.matcher(text);
      Matcher found = inner.find() ? inner : list;
      boolean nested = found == inner;
      if (!nested) {
        list.find();
      }
      int at = nested ? Integer.parseInt(filled(inner.group(2), values)) - 1 : number;
      return member(found.group(1), nested ? inner.group(3) : list.group(2), at);
    }
    StringBuilder joined = new StringBuilder();
    for (String part : filled(text.split(",")[0], values).split("\\+")) {
      joined.append(part.strip().replace("\"", ""));
    }
    return joined.toString();
  }

  /** How far a range reaches whose low end was just found. */
  private static int spread(Matcher range) {
    int low = Integer.parseInt(range.group());
    return range.find() ? Math.max(0, Integer.parseInt(range.group()) - low) : 0;
  }

  private static String filled(String text, Map<String, String> values) {
    return HOLE.matcher(text)
        .replaceAll(
            hole -> {
              String key = hole.group(1).toUpperCase(Locale.ROOT);
              String number = hole.group(2);
              boolean listed = number != null && values.containsKey(key + "." + number);
              String value = values.get(listed ? key + "." + number : key);
              return Matcher.quoteReplacement(value == null ? hole.group() : value);
            });
  }

  private String member(String list, String column, int at) throws SQLException {
    String key = (list.toLowerCase(Locale.ROOT) + " " + column).strip();
    List<String> members = lists.get(key);
    if (members == null) {
      members = read(key);
      lists.put(key, members);
    }
    return members.get((at + shift) % members.size());
  }

  /** The values of a list, the most frequent first; those of the few stores come before others. */
  private List<String> read(String list) throws SQLException {
    List<String> found = new ArrayList<>();
    String sql =
        """
        WITH many_stores AS (SELECT store.* FROM store, generate_series(1, 1000))
        SELECT trim(value::text) FROM (%s) AS t (value) WHERE value IS NOT NULL
        GROUP BY 1 ORDER BY count(*) DESC, 1
        """
            .formatted(LISTS.get(list));
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /**
   * What PostgreSQL writes otherwise: a number of days is a number, and ORDER BY takes the name of
   * a column of the result only where it stands alone. One column has another name in the schema.
   */
  private static String forPostgres(String sql) {
    String days =
        sql.replaceAll("(?i)(\\d+)\\s+days", "$1")
            .replaceAll("(?i)c_last_review_date\\b", "c_last_review_date_sk");
    return days.contains("when lochierarchy = 0")
        ? "select * from (" + days.replaceFirst("(?s)order by\\s+lochierarchy", ") t $0")
        : days;
  }
}
