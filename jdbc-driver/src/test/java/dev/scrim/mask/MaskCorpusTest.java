package dev.scrim.mask;

import static dev.scrim.mask.TestDatabase.column;
import static dev.scrim.mask.TestDatabase.execute;
import static dev.scrim.mask.TestDatabase.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.catalog.Column;
import dev.scrim.decide.MaskMethod;
import dev.scrim.decide.MaskMethod.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every method on every type with odd values, against the files beside this class. */
class MaskCorpusTest {

  private static final Map<TestDatabase, Connection> CONNECTIONS =
      new EnumMap<>(TestDatabase.class);

  private record Group(String type, String method, List<String> inputs, List<String> expected) {}

  @TestFactory
  Stream<DynamicTest> postgresql() throws IOException {
    return groups("postgresql.masks").map(group -> test(TestDatabase.POSTGRESQL, group));
  }

  @TestFactory
  Stream<DynamicTest> h2() throws IOException {
    return groups("h2.masks").map(group -> test(TestDatabase.H2, group));
  }

  @BeforeAll
  static void connect() throws SQLException {
    for (TestDatabase database : TestDatabase.values()) {
      CONNECTIONS.put(database, database.connect());
    }
    execute(
        CONNECTIONS.get(TestDatabase.H2),
        "CREATE DOMAIN dom_varchar AS varchar(10) CHECK (value LIKE '%@%')",
        "CREATE DOMAIN dom_int4 AS int CHECK (value > 5)",
        "CREATE DOMAIN dom_date AS date CHECK (value > DATE '2000-01-01')",
        "CREATE DOMAIN dom_json AS json");
    execute(
        CONNECTIONS.get(TestDatabase.POSTGRESQL),
        "SET TIME ZONE 'UTC'",
        "CREATE DOMAIN dom_varchar AS varchar(10) NOT NULL CHECK (value LIKE '%@%')",
        "CREATE DOMAIN dom_int4 AS int4 NOT NULL CHECK (value > 5)",
        "CREATE TYPE mood AS ENUM ('sad')",
        "CREATE TYPE pair AS (a int4, b int4)");
  }

  @AfterAll
  static void close() throws SQLException {
    for (Connection connection : CONNECTIONS.values()) {
      connection.close();
    }
  }

  private static DynamicTest test(TestDatabase database, Group group) {
    return DynamicTest.dynamicTest(group.type() + " " + group.method(), () -> run(database, group));
  }

  private static void run(TestDatabase database, Group group) throws SQLException {
    Connection connection = CONNECTIONS.get(database);
    execute(
        connection, "DROP TABLE IF EXISTS m", "CREATE TABLE m (id int, c " + group.type() + ")");
    for (int i = 0; i < group.inputs().size(); i++) {
      execute(connection, "INSERT INTO m VALUES (" + i + ", " + group.inputs().get(i) + ")");
    }
    Column c = database.columns(connection, "m").get(1);
    String mask = database.masks().mask(c, c.name(), method(group.method()));
    String sql = "SELECT m FROM (SELECT id, " + mask + " AS m FROM m) AS q ORDER BY id";
    String nothing = database.masks().nullOf(c);
    String nulls = "SELECT n FROM (SELECT " + nothing + " AS n FROM m) AS q";

    assertThat(column(connection, sql).stream().map(MaskCorpusTest::shown).toList())
        .as(mask)
        .isEqualTo(group.expected());
    assertThat(column(connection, nulls)).as(nothing).containsOnlyNulls();
    if (!group.type().startsWith("dom_") && !group.type().equals("\"char\"")) {
      String expected = type(connection, "SELECT c FROM (SELECT c FROM m) AS q");
      assertThat(type(connection, sql)).as(mask).isEqualTo(expected);
      assertThat(type(connection, nulls)).as(nothing).isEqualTo(expected);
    }
  }

  private static MaskMethod method(String text) {
    String[] words = text.split(" ", -1);
    return switch (words[0]) {
      case "redact" ->
          new MaskMethod.Redact(text.length() > 7 ? text.substring("redact ".length()) : null);
      case "partial" ->
          new MaskMethod.Partial(Integer.parseInt(words[1]), Integer.parseInt(words[2]), words[3]);
      case "email" -> new MaskMethod.Email();
      default ->
          switch (words[1]) {
            case "to" ->
                new MaskMethod.GeneralizePeriod(Period.valueOf(words[2].toUpperCase(Locale.ROOT)));
            case "bucket" -> new MaskMethod.GeneralizeBucket(new BigDecimal(words[2]));
            default -> new MaskMethod.GeneralizePrefix(Integer.parseInt(words[2]));
          };
    };
  }

  /** Trailing blanks, NULs and long runs of stars made visible. */
  private static String shown(String value) {
    if (value == null) {
      return "NULL";
    }
    String text = value.replace("\0", "\\u0000");
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    text = text.substring(0, end) + "·".repeat(text.length() - end);
    int stars = text.length() - text.replace("*", "").length();
    return stars < 100 ? text : text.charAt(0) + "(" + stars + "*)" + text.charAt(stars + 1);
  }

  private static Stream<Group> groups(String file) throws IOException {
    List<Group> groups = new ArrayList<>();
    try (var in = MaskCorpusTest.class.getResourceAsStream(file)) {
      String corpus = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : corpus.lines().toList()) {
        if (line.startsWith("[")) {
          int bar = line.indexOf(" | ");
          String type = line.substring(1, bar);
          String method = line.substring(bar + 3, line.length() - 1);
          groups.add(new Group(type, method, new ArrayList<>(), new ArrayList<>()));
        } else if (line.contains(" => ") && !line.startsWith("#")) {
          Group last = groups.get(groups.size() - 1);
          last.inputs().add(line.substring(0, line.indexOf(" => ")));
          last.expected().add(line.substring(line.indexOf(" => ") + 4));
        }
      }
    }
    assertThat(groups).hasSizeGreaterThan(50).noneMatch(group -> group.inputs().isEmpty());
    return groups.stream();
  }
}
