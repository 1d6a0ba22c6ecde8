package dev.scrim.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.scrim.testkit.PolicyServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fail closed: a decision that does not permit, or that is not understood in each of its fields, is
 * a refusal. Every case is a decision that would permit, changed in one place.
 */
class DecisionRefusedTest {

  private People people;

  @BeforeEach
  void createDatabase() throws SQLException {
    people = new People();
  }

  @AfterEach
  void dropDatabase() {
    people.close();
  }

  static Stream<Arguments> notAPermission() {
    return Stream.of(
        arguments("empty decision", "{}"),
        arguments("denied", replaced("\"allow\": true", "\"allow\": false")),
        arguments("allow is text", replaced("\"allow\": true", "\"allow\": \"true\"")),
        arguments("allow is a number", replaced("\"allow\": true", "\"allow\": 1")),
        arguments("allow is null", replaced("\"allow\": true", "\"allow\": null")),
        arguments("allow spelt otherwise", replaced("\"allow\"", "\"Allow\"")),
        arguments("allow twice", replaced("\"allow\": true", "\"allow\": false, \"allow\": true")),
        arguments("unknown field", replaced("\"allow\": true", "\"allow\": true, \"mode\": 1")),
        arguments("unknown action", replaced("\"action\": \"show\"", "\"action\": \"reveal\"")),
        arguments("action in capitals", replaced("\"action\": \"show\"", "\"action\": \"SHOW\"")),
        arguments("action missing", replaced("\"action\": \"show\", ", "")),
        arguments("action is a list", replaced("\"action\": \"show\"", "\"action\": [\"show\"]")),
        arguments("unknown field of a column", replaced("\"write\": true", "\"writes\": true")),
        arguments("write is text", replaced("\"write\": true", "\"write\": \"yes\"")),
        arguments("unknown field of a table", replaced("\"delete\": true", "\"deletes\": true")),
        arguments("delete is a number", replaced("\"delete\": true", "\"delete\": 1")),
        arguments("tables is a list", "{\"allow\": true, \"tables\": []}"),
        arguments("no tables", "{\"allow\": true}"),
        arguments("another table", replaced("public.marked_people", "public.people")),
        arguments("other tables of unknown action", tables("\"allow\"")),
        arguments("other tables denied", tables("\"deny\"")),
        arguments("column denied", column("{\"action\": \"deny\"}")),
        arguments("column dropped", column("{\"action\": \"drop\"}")),
        arguments("column not covered", otherColumnsOnly()),
        arguments("mask without method", column("{\"action\": \"mask\"}")),
        arguments("unknown method", column("{\"action\": \"mask\", \"method\": \"blur\"}")),
        arguments("unknown argument", method("\"redact\", \"colour\": \"red\"")),
        arguments("argument of another method", method("\"redact\", \"keep_last\": 2")),
        arguments("argument of the wrong type", method("\"partial\", \"keep_last\": \"2\"")),
        arguments("negative argument", method("\"partial\", \"keep_last\": -1")),
        arguments("generalize without argument", method("\"generalize\"")),
        arguments("generalize to a week", method("\"generalize\", \"to\": \"week\"")),
        arguments("generalize text to a year", method("\"generalize\", \"to\": \"year\"")),
        arguments("mask as SQL for no dialect", sql("{\"oracle\": \"'x'\"}")),
        arguments("mask as SQL that reads", sql("{\"*\": \"(SELECT 1)\"}")),
        arguments("mask as SQL with an end", sql("{\"*\": \"'x') --\"}")),
        arguments("unknown predicates", column("{\"action\": \"null\", \"predicates\": \"all\"}")),
        arguments("aggregate without a group size", column("{\"action\": \"aggregate\"}")),
        arguments("rows is an object", rows("{}")),
        arguments("filter of unknown type", rows("[{\"type\": \"all\"}]")),
        arguments("filter of unknown operator", filter("regex", "\"age\"", "1")),
        arguments("filter on unknown column", filter("eq", "\"height\"", "1")),
        arguments("filter on another table", filter("eq", "\"orders.age\"", "1")),
        arguments("filter without value", rows("[{\"type\":\"field\",\"operator\":\"eq\"}]")),
        arguments("filter of another type", filter("eq", "\"age\"", "\"old\"")),
        arguments("filter by an object", filter("eq", "\"age\"", "{\"is\": 1}")),
        arguments("filter in no list", filter("in", "\"age\"", "1")),
        arguments("filter by unknown subject", filter("eq", "\"age\"", "{\"subject\":\"token\"}")),
        arguments("filter compound of nothing", compound("and", "{}")),
        arguments("filter compound unknown", compound("xor", "[]")),
        arguments("filter as SQL with a query", rows("[{\"sql\": \"id IN (SELECT 1)\"}]")),
        arguments("filter as SQL with an end", rows("[{\"sql\": \"true) OR (true\"}]")),
        arguments("filter as SQL of functions", rows("[{\"sql\": \"FILE_READ('x') = ''\"}]")),
        arguments("unknown barrier", table("\"barrier\": \"maybe\"")),
        arguments("group size of text", table("\"min_group_size\": \"5\"")),
        arguments("limit is a number", extra("\"limit\": 10")),
        arguments("limit below zero", extra("\"limit\": {\"rows\": -1}")),
        arguments("limit of text", extra("\"limit\": {\"rows\": \"10\"}")),
        arguments("limit of unknown field", extra("\"limit\": {\"bytes\": 10}")),
        arguments("vary beyond the subject", extra("\"vary\": [\"statement.kind\"]")),
        arguments("vary is text", extra("\"vary\": \"subject.roles\"")),
        arguments("valid for a negative time", extra("\"valid_for_seconds\": -1")),
        arguments("valid for text", extra("\"valid_for_seconds\": \"60\"")),
        arguments("enforce is text", extra("\"enforce\": \"false\"")),
        arguments("functions is a list", extra("\"functions\": [\"lower\"]")),
        arguments("function of unknown answer", extra("\"functions\": {\"f\": \"yes\"}")),
        arguments("grants is text", extra("\"grants\": \"ddl\"")),
        arguments("reasons is text", extra("\"reasons\": \"none\"")),
        arguments("audit is text", extra("\"audit\": \"full\"")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void notAPermission(String name, String decision) throws SQLException {
    try (PolicyServer policy = PolicyServer.always(decision);
        Connection connection = people.connect(policy.url())) {
      people.assertRefused(connection, SQLException.class, null);
    }
  }

  private static String replaced(String what, String by) {
    assertThat(People.GOOD).contains(what);
    return People.GOOD.replace(what, by);
  }

  private static String column(String directive) {
    return replaced("{\"action\": \"show\", \"write\": true}},", directive + "},");
  }

  private static String method(String method) {
    return column("{\"action\": \"mask\", \"method\": " + method + "}");
  }

  private static String sql(String expression) {
    return method("\"sql\", \"expression\": " + expression);
  }

  private static String table(String field) {
    return replaced("\"delete\": true", "\"delete\": true, " + field);
  }

  private static String rows(String rows) {
    return table("\"rows\": " + rows);
  }

  private static String filter(String operator, String field, String value) {
    return rows(
        "[{\"type\": \"field\", \"operator\": \"%s\", \"field\": %s, \"value\": %s}]"
            .formatted(operator, field, value));
  }

  private static String compound(String operator, String value) {
    return rows(
        "[{\"type\": \"compound\", \"operator\": \"%s\", \"value\": %s}]"
            .formatted(operator, value));
  }

  private static String extra(String field) {
    return replaced("\"allow\": true", "\"allow\": true, " + field);
  }

  private static String tables(String action) {
    return "{\"allow\": true, \"tables\": {}, \"other_tables\": {\"action\": " + action + "}}";
  }

  private static String otherColumnsOnly() {
    return """
    {"allow": true, "tables": {"public.marked_people": {
       "columns": {"id": {"action": "show", "write": true}}}}}""";
  }
}
