package dev.scrim.mask;

import static dev.scrim.mask.TestDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.Table;
import dev.scrim.catalog.TableKind;
import dev.scrim.decide.RowFilter;
import dev.scrim.decide.RowFilter.Comparison;
import dev.scrim.decide.RowFilter.Compound;
import dev.scrim.decide.RowFilter.Connective;
import dev.scrim.decide.RowFilter.Field;
import dev.scrim.decide.RowFilter.Value;
import dev.scrim.error.Refusal;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What row filters let through, with binds and with literals, on both databases. */
class FilterWriterTest {

  private record Fixture(TestDatabase database, Connection connection, Table table) {}

  private static final Map<TestDatabase, Fixture> FIXTURES = new EnumMap<>(TestDatabase.class);

  private static final SubjectValues NOBODY = path -> null;

  private static final SubjectValues ALICE =
      path ->
          Map.of(
                  "user", "alice",
                  "purpose", "fraud",
                  "attributes.region", "EU",
                  "attributes.level", "2",
                  "attributes.since", "2025-01-01T00:00:00Z",
                  "attributes.word", "abc",
                  "attributes.nul", "a\0b",
                  "roles[0]", "EU",
                  "roles[1]", "US")
              .get(path);

  @BeforeAll
  static void fill() throws SQLException {
    for (TestDatabase database : TestDatabase.values()) {
      Connection connection = database.connect();
      execute(
          connection,
          "CREATE TABLE customers (id int, region varchar(4), code char(5), notes varchar(100),"
              + " level smallint, salary numeric(10,2), score double precision, active boolean,"
              + " born date, seen timestamp, logged timestamp with time zone, wakes time,"
              + " badge uuid, doc json, \"Mixed.Name\" int, home varchar(4))",
          "INSERT INTO customers VALUES (1, 'EU', 'ab', '50% off \\ it''s', 1, 10.50, 0.1, true,"
              + " DATE '2000-01-01', TIMESTAMP '2025-01-01 00:00:00',"
              + " TIMESTAMP WITH TIME ZONE '2025-01-01 01:00:00+01', TIME '09:30:00',"
              + " '6e7c3f3e-8c1c-4a3e-9d5b-0d9a3c2f1b10', NULL, 1, 'EU')",
          "INSERT INTO customers VALUES (2, 'US', 'abc', 'Straße', 2, -10.50, 2.5, false,"
              + " DATE '1990-06-15', TIMESTAMP '2024-06-01 12:00:00.5',"
              + " TIMESTAMP WITH TIME ZONE '2024-12-31 23:59:59Z', TIME '10:00:00',"
              + " '00000000-0000-0000-0000-000000000000', NULL, 2, 'EU')",
          "INSERT INTO customers (id) VALUES (3)");
      List<Column> columns = database.columns(connection, "customers");
      Table table =
          new Table("public", "customers", TableKind.TABLE, columns, List.of(), null, null);
      FIXTURES.put(database, new Fixture(database, connection, table));
    }
  }

  @AfterAll
  static void close() throws SQLException {
    for (Fixture fixture : FIXTURES.values()) {
      fixture.connection().close();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void comparisons(TestDatabase on) throws SQLException {
    sees(on, field("region", Comparison.EQ, "EU"), 1);
    sees(on, field("region", Comparison.NE, "EU"), 2);
    sees(on, field("REGION", Comparison.GT, "EU"), 2);
    sees(on, field("customers.region", Comparison.LTE, "EU"), 1);
    sees(on, field("public.Customers.region", Comparison.GTE, "EU"), 1, 2);
    sees(on, field("mixed.name", Comparison.EQ, number("2")), 2);
    sees(on, field("customers.mixed.name", Comparison.EQ, number("1")), 1);
    sees(on, field("region", Comparison.EQ, null), 3);
    sees(on, field("region", Comparison.NE, null), 1, 2);
    sees(on, field("doc", Comparison.EQ, null), 1, 2, 3);
    sees(on, field("level", Comparison.LT, number("1.5")), 1);
    sees(on, field("level", Comparison.EQ, number("1.5")));
    sees(on, field("level", Comparison.EQ, number("1.0")), 1);
    sees(on, field("level", Comparison.EQ, "2"), 2);
    sees(on, field("level", Comparison.LT, number("1e20")), 1, 2);
    sees(on, field("salary", Comparison.EQ, number("10.5")), 1);
    sees(on, field("salary", Comparison.EQ, number("10.504")));
    sees(on, field("salary", Comparison.GT, number("-10.504")), 1, 2);
    sees(on, field("score", Comparison.EQ, number("0.1")), 1);
    sees(on, field("active", Comparison.EQ, true), 1);
    sees(on, field("active", Comparison.NE, "true"), 2);
    sees(on, field("born", Comparison.LT, "2000-01-01"), 2);
    sees(on, field("seen", Comparison.GTE, "2025-01-01"), 1);
    sees(on, field("seen", Comparison.EQ, "2024-06-01T12:00:00.5"), 2);
    sees(on, field("logged", Comparison.EQ, "2025-01-01T02:00:00+02:00"), 1);
    sees(on, field("logged", Comparison.LT, "2025-01-01T00:00Z"), 2);
    sees(on, field("wakes", Comparison.LTE, "09:30"), 1);
    sees(on, field("badge", Comparison.EQ, "6E7C3F3E-8C1C-4A3E-9D5B-0D9A3C2F1B10"), 1);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void longerValuesAreNotCutToTheColumnsLength(TestDatabase on) throws SQLException {
    sees(on, field("region", Comparison.EQ, "EU  x"));
    sees(on, field("code", Comparison.EQ, "abcdefgh"));
    sees(on, field("code", Comparison.EQ, "ab"), 1);
    sees(on, field("code", Comparison.EQ, "ab   "), 1);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void searchesTakeEveryCharacterAsItself(TestDatabase on) throws SQLException {
    sees(on, field("notes", Comparison.CONTAINS, "%"), 1);
    sees(on, field("notes", Comparison.CONTAINS, "_"));
    sees(on, field("notes", Comparison.CONTAINS, "\\"), 1);
    sees(on, field("notes", Comparison.CONTAINS, "it's"), 1);
    sees(on, field("notes", Comparison.CONTAINS, ""), 1, 2);
    sees(on, field("notes", Comparison.CONTAINS, "straße"));
    sees(on, field("notes", Comparison.STARTSWITH, "50%"), 1);
    sees(on, field("notes", Comparison.STARTSWITH, "0%"));
    sees(on, field("notes", Comparison.STARTSWITH, ""), 1, 2);
    sees(on, field("notes", Comparison.ENDSWITH, "aße"), 2);
    sees(on, field("notes", Comparison.ENDSWITH, "it's"), 1);
    sees(on, field("notes", Comparison.ENDSWITH, "a longer text than any of the rows has in it"));
    sees(on, field("notes", Comparison.ENDSWITH, ""), 1, 2);
    sees(on, field("code", Comparison.ENDSWITH, "b"), 1);
    sees(on, new Field(Comparison.STARTSWITH, "region", new Value.OtherField("home")), 1);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void lists(TestDatabase on) throws SQLException {
    sees(on, many("region", Comparison.IN, "EU", "US"), 1, 2);
    sees(on, many("region", Comparison.NIN, "EU", "APAC"), 2);
    sees(on, many("level", Comparison.IN, number("1"), number("2.5")), 1);
    sees(on, many("level", Comparison.NIN, number("2"), "3"), 1);
    sees(on, many("born", Comparison.IN, "2000-01-01"), 1);
    sees(on, many("region", Comparison.IN));
    sees(on, many("region", Comparison.NIN), 1, 2, 3);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void compounds(TestDatabase on) throws SQLException {
    RowFilter eu = field("region", Comparison.EQ, "EU");
    RowFilter us = field("region", Comparison.EQ, "US");
    RowFilter one = field("level", Comparison.EQ, number("1"));

    sees(on, compound(Connective.OR, eu, us), 1, 2);
    sees(on, compound(Connective.AND, eu, one), 1);
    sees(on, compound(Connective.NOT, eu), 2);
    sees(on, compound(Connective.NOT, compound(Connective.OR, eu, us)));
    assertThat(ids(on, List.of(compound(Connective.OR, eu, us), one), NOBODY)).containsExactly(1);
    assertThat(ids(on, List.of(), NOBODY)).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void otherFields(TestDatabase on) throws SQLException {
    sees(on, other("region", Comparison.EQ, "home"), 1);
    sees(on, other("region", Comparison.NE, "customers.home"), 2);
    sees(on, other("id", Comparison.LTE, "salary"), 1);
    refused(on, other("id", Comparison.EQ, "region"), "id", "same type");
    refused(on, other("seen", Comparison.LT, "logged"), "seen", "same type");
    refused(on, other("doc", Comparison.EQ, "doc"), "doc", "same type");
    refused(on, other("region", Comparison.IN, "home"), "region", "a list");
    refused(on, other("region", Comparison.EQ, "nowhere"), "nowhere", "names no column");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void subjects(TestDatabase on) throws SQLException {
    assertThat(ids(on, List.of(subject("region", Comparison.EQ, "attributes.region")), ALICE))
        .containsExactly(1);
    assertThat(ids(on, List.of(subject("level", Comparison.GTE, "attributes.level")), ALICE))
        .containsExactly(2);
    assertThat(ids(on, List.of(subject("logged", Comparison.LT, "attributes.since")), ALICE))
        .containsExactly(2);
    assertThat(ids(on, List.of(subject("notes", Comparison.CONTAINS, "purpose")), ALICE)).isEmpty();
    assertThat(ids(on, List.of(subject("region", Comparison.NE, "user")), ALICE))
        .containsExactly(1, 2);
    assertThat(ids(on, List.of(subject("region", Comparison.IN, "roles")), ALICE))
        .containsExactly(1, 2);
    assertThat(ids(on, List.of(subject("region", Comparison.NIN, "roles")), ALICE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatTheSubjectLacksHidesAllRows(TestDatabase on) throws SQLException {
    RowFilter absent = subject("region", Comparison.EQ, "attributes.region");
    RowFilter shown = field("id", Comparison.NE, null);

    for (RowFilter filter :
        List.of(
            absent,
            compound(Connective.NOT, absent),
            compound(Connective.OR, absent, shown),
            subject("region", Comparison.NIN, "roles"),
            subject("region", Comparison.NE, "user"))) {
      assertThat(ids(on, List.of(shown, filter), NOBODY)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void oneTextServesAllSubjectsOfOneShape(TestDatabase on) {
    List<RowFilter> filters =
        List.of(
            subject("level", Comparison.EQ, "attributes.level"),
            subject("region", Comparison.IN, "roles"));
    SqlFragment alice = write(on, filters, ALICE);

    assertThat(alice.suits(ALICE)).isTrue();
    assertThat(alice.suits(changed("attributes.level", "3"))).isTrue();
    assertThat(alice.suits(changed("attributes.level", "x"))).isFalse();
    assertThat(alice.suits(changed("attributes.level", null))).isFalse();
    assertThat(alice.suits(changed("roles[2]", "APAC"))).isFalse();
    assertThat(alice.suits(changed("roles[1]", null))).isFalse();
    assertThat(alice.suits(changed("purpose", null))).isTrue();
    assertThat(write(on, filters, changed("attributes.level", "3")).prepared())
        .isEqualTo(alice.prepared());
    SqlFragment nobody = write(on, filters, NOBODY);
    assertThat(nobody.prepared()).isEqualTo("FALSE");
    assertThat(nobody.suits(NOBODY)).isTrue();
    assertThat(nobody.suits(ALICE)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void valuesThatDoNotFitAreRefusedWithoutQuotingThem(TestDatabase on) {
    refused(on, field("level", Comparison.EQ, "s3cret"), "level", "a number");
    refused(on, field("level", Comparison.EQ, "0x10"), "level", "a number");
    refused(on, field("level", Comparison.EQ, true), "level", "a number");
    refused(on, field("salary", Comparison.EQ, new BigDecimal("1e1000000000")), "salary", "number");
    refused(on, field("score", Comparison.EQ, "1" + "0".repeat(99) + "e300"), "score", "number");
    refused(on, field("region", Comparison.EQ, number("5")), "region", "a text");
    refused(on, field("region", Comparison.EQ, "s3\0cret"), "region", "a text");
    refused(on, field("region", Comparison.EQ, "\uD83D"), "region", "a text");
    refused(on, field("active", Comparison.EQ, "s3cret"), "active", "true or false");
    refused(on, field("born", Comparison.EQ, "01.02.2003"), "born", "a date");
    refused(on, field("born", Comparison.EQ, "2023-02-29"), "born", "a date");
    refused(on, field("born", Comparison.EQ, "infinity"), "born", "a date");
    refused(on, field("seen", Comparison.EQ, "2025-01-01T00:00:00Z"), "seen", "a timestamp");
    refused(on, field("logged", Comparison.EQ, "2025-01-01T00:00:00"), "logged", "its offset");
    refused(on, field("logged", Comparison.EQ, "2025-01-01T00:00:00+17:00"), "logged", "offset");
    refused(on, field("wakes", Comparison.EQ, "25:00"), "wakes", "a time");
    refused(on, field("badge", Comparison.EQ, "s3cret"), "badge", "a UUID");
    refused(on, field("doc", Comparison.EQ, "{}"), "doc", "null");
    refused(on, field("region", Comparison.LT, null), "region", "other than null");
    refused(on, field("level", Comparison.CONTAINS, "1"), "level", "column of text");
    refused(on, field("region", Comparison.IN, "EU"), "region", "a list");
    refused(on, many("region", Comparison.EQ, "EU"), "region", "one value");
    refused(on, many("level", Comparison.IN, "1", "s3cret"), "level", "a number");
    refused(on, subject("region", Comparison.EQ, "roles"), "region", "one value");
    refused(on, subject("region", Comparison.IN, "user"), "region", "a list");
    refused(on, subject("region", Comparison.EQ, "token"), "region", "of the subject");
    refused(on, field("nowhere", Comparison.EQ, "s3cret"), "nowhere", "names no column");
    refused(on, field("other.region", Comparison.EQ, "s3cret"), "other.region", "no column");
    refused(on, compound(Connective.AND), "customers", "joins no conditions");
    refused(
        on,
        compound(
            Connective.NOT, field("id", Comparison.EQ, null), field("id", Comparison.EQ, null)),
        "customers",
        "negates more than one");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void subjectsThatDoNotFitAreRefusedWithoutQuotingThem(TestDatabase on) {
    for (RowFilter filter :
        List.of(
            subject("level", Comparison.EQ, "attributes.word"),
            subject("born", Comparison.EQ, "attributes.word"),
            subject("region", Comparison.NE, "attributes.nul"),
            subject("level", Comparison.IN, "roles"))) {
      assertThatThrownBy(() -> write(on, List.of(filter), ALICE))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("the subject's")
          .hasMessageNotContainingAny("abc", "a\0b", "EU");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void columnsThatDifferByCaseAreAmbiguous(TestDatabase on) {
    Column column = FIXTURES.get(on).table().columns().get(1);
    Column twin =
        new Column("Region", column.type(), column.typeName(), column.family(), column.length());
    Column upper =
        new Column("REGION", column.type(), column.typeName(), column.family(), column.length());
    Table table =
        new Table("public", "t", TableKind.TABLE, List.of(twin, upper), List.of(), null, null);

    assertThatThrownBy(
            () ->
                on.filters()
                    .write(
                        table,
                        List.of(field("region", Comparison.EQ, "EU")),
                        NOBODY,
                        FilterWriterTest::checked))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("more than one column");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void depthAndSizeAreLimited(TestDatabase on) {
    RowFilter deep = field("id", Comparison.NE, null);
    for (int i = 0; i < 5_000; i++) {
      deep = compound(Connective.NOT, deep);
    }
    refused(on, deep, "nested", "levels");
    Object[] many = new Object[10_001];
    Arrays.fill(many, "EU");
    refused(on, many("region", Comparison.IN, many), "customers", "10000");
    assertThatThrownBy(
            () ->
                write(
                    on,
                    List.of(subject("region", Comparison.IN, "roles")),
                    path -> path.startsWith("roles[") ? "x" : null))
        .isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void onlyThePolicysOwnSqlCanFail(TestDatabase on) throws SQLException {
    RowFilter sql = new RowFilter.Sql("level = 1 OR level = 2");
    RowFilter eu = field("region", Comparison.EQ, "EU");

    assertThat(write(on, List.of(eu), NOBODY).total()).isTrue();
    assertThat(write(on, List.of(eu, sql), NOBODY).total()).isFalse();
    assertThat(write(on, List.of(eu, sql), NOBODY).prepared())
        .endsWith(" AND (level = 1 OR level = 2)");
    assertThat(ids(on, List.of(sql, eu), NOBODY)).containsExactly(1);
    assertThatThrownBy(() -> write(on, List.of(new RowFilter.Sql("bad")), NOBODY))
        .isInstanceOf(Refusal.class)
        .hasMessage("no");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nothingPrintsAValue(TestDatabase on) {
    SqlFragment fragment = write(on, List.of(field("region", Comparison.EQ, "s3cret")), NOBODY);

    assertThat(fragment.toString()).doesNotContain("s3cret").contains("?");
    assertThat(fragment.pieces().toString()).doesNotContain("s3cret");
    assertThat(fragment.binds()).hasSize(1);
  }

  private static String checked(Table table, String text) {
    if (text.equals("bad")) {
      throw new Refusal("no");
    }
    return text;
  }

  private static SqlFragment write(TestDatabase on, List<RowFilter> filters, SubjectValues who) {
    Table table = FIXTURES.get(on).table();
    return on.filters().write(table, filters, who, FilterWriterTest::checked);
  }

  private static void sees(TestDatabase on, RowFilter filter, Integer... ids) throws SQLException {
    assertThat(ids(on, List.of(filter), NOBODY)).as(filter.toString()).containsExactly(ids);
  }

  /** The rows seen with binds, which must be those seen with literals. */
  private static List<Integer> ids(TestDatabase on, List<RowFilter> filters, SubjectValues who)
      throws SQLException {
    SqlFragment fragment = write(on, filters, who);
    Connection connection = FIXTURES.get(on).connection();
    String query = "SELECT id FROM customers WHERE %s ORDER BY id";
    List<Integer> bound = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(String.format(query, fragment.prepared()))) {
      int position = 1;
      for (SqlFragment.Bind bind : fragment.binds()) {
        String path = bind.subjectPath();
        statement.setObject(position++, path == null ? bind.value() : who.value(path));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          bound.add(rows.getInt(1));
        }
      }
    }
    String literal = String.format(query, fragment.literal(on.dialect, who));
    assertThat(TestDatabase.column(connection, literal))
        .as(literal)
        .isEqualTo(bound.stream().map(String::valueOf).toList());
    return bound;
  }

  private static void refused(TestDatabase on, RowFilter filter, String item, String expected) {
    assertThatThrownBy(() -> write(on, List.of(filter), ALICE))
        .isInstanceOf(Refusal.class)
        .hasMessageMatching("(?is).*\\Q" + item + "\\E.*")
        .hasMessageContaining(expected)
        .hasMessageNotContaining("s3")
        .hasMessageContaining("policy");
  }

  private static SubjectValues changed(String path, String value) {
    return asked -> asked.equals(path) ? value : ALICE.value(asked);
  }

  private static Field field(String name, Comparison operator, Object value) {
    return new Field(operator, name, new Value.Scalar(value));
  }

  private static Field many(String name, Comparison operator, Object... values) {
    return new Field(operator, name, new Value.Many(List.of(values)));
  }

  private static Field other(String name, Comparison operator, String field) {
    return new Field(operator, name, new Value.OtherField(field));
  }

  private static Field subject(String name, Comparison operator, String path) {
    return new Field(operator, name, new Value.FromSubject(path));
  }

  private static Compound compound(Connective connective, RowFilter... parts) {
    return new Compound(connective, List.of(parts));
  }

  private static BigDecimal number(String value) {
    return new BigDecimal(value);
  }
}
