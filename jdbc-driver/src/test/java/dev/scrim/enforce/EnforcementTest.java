package dev.scrim.enforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scrim.Scrim;
import dev.scrim.Subject;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.testkit.H2;
import dev.scrim.testkit.Postgres;
import dev.scrim.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The whole way of a statement, for decisions stated in each test, on both databases. */
class EnforcementTest {

  private static final String SCHEMA =
      """
      CREATE TABLE people (id INT PRIMARY KEY, name VARCHAR(40), ssn VARCHAR(11), region VARCHAR(4),
        n INT, born DATE, team INT);
      INSERT INTO people VALUES
        (1, 'Ada', '111-11-1111', 'EU', 5, DATE '1990-05-17', 10),
        (2, 'Bob', '222-22-2222', 'US', 7, DATE '1985-11-02', 10),
        (3, 'Cid', '333-33-3333', 'EU', 9, DATE '2001-01-31', 20);
      CREATE TABLE teams (id INT PRIMARY KEY, label VARCHAR(20));
      INSERT INTO teams VALUES (10, 'red'), (20, 'blue');
      CREATE VIEW v_people AS SELECT id, ssn AS tax_ref, region FROM people;
      """;

  private static final String MASKED =
      """
      {`allow`: true, `tables`: {`public.people`: {
         `columns`: {`ssn`: {`action`: `mask`, `method`: `redact`, `rule`: `pii/ssn`},
                     `name`: {`action`: `mask`, `method`: `partial`, `keep_first`: 1},
                     `born`: {`action`: `mask`, `method`: `generalize`, `to`: `year`}},
         `other_columns`: {`action`: `show`, `write`: true}, `delete`: true}},
       `other_tables`: {`action`: `show`}}""";

  private static final String FILTERED =
      """
      {`allow`: true, `tables`: {`public.people`: {
         `columns`: {`ssn`: {`action`: `null`}},
         `other_columns`: {`action`: `show`},
         `rows`: [{`type`: `field`, `operator`: `eq`, `field`: `region`,
                   `value`: {`subject`: `attributes.region`}}]}},
       `other_tables`: {`action`: `show`}}""";

  private static final String WHOLE =
      """
      {`allow`: true, `tables`: {`public.people`: {
         `other_columns`: {`action`: `show`, `write`: true}, `delete`: true}},
       `other_tables`: {`action`: `show`}}""";

  abstract static class OnAnyDatabase {

    Guarded on;

    abstract TestDatabase database() throws SQLException;

    @BeforeEach
    void open() throws SQLException {
      on = new Guarded(database(), MASKED);
    }

    @AfterEach
    void close() throws SQLException {
      on.close();
    }

    @Test
    void masksOutput() throws SQLException {
      on.gives(
          "SELECT id, ssn, name FROM people ORDER BY id", "1|***|A**", "2|***|B**", "3|***|C**");
    }

    @Test
    void saysAsTheServerThatANameDoesNotExist() throws SQLException {
      boolean h2 = this instanceof OnH2;
      on.run("SELECT 1");
      for (String sql :
          List.of(
              "SELECT * FROM nowhere", "SELECT * FROM public.nowhere", "SELECT x.id FROM people")) {
        assertThatThrownBy(() -> on.run(sql))
            .as(sql)
            .isInstanceOf(SQLSyntaxErrorException.class)
            .hasFieldOrPropertyWithValue("SQLState", h2 ? "42S02" : "42P01");
      }
      assertThatThrownBy(() -> on.run("SELECT p.nothing FROM people p"))
          .isInstanceOf(SQLSyntaxErrorException.class)
          .hasFieldOrPropertyWithValue("SQLState", h2 ? "42S22" : "42703")
          .hasMessageContainingAll("no column", "check its spelling");
    }

    @Test
    void seesCommonTablesInSubqueriesOfFrom() throws SQLException {
      on.gives(
          "WITH p AS (SELECT id, ssn FROM people), q AS (SELECT id FROM p WHERE id < 3)"
              + " SELECT x.ssn, y.id FROM (SELECT ssn FROM p WHERE id = 1) x,"
              + " (SELECT q.id FROM q JOIN p ON p.id = q.id) y ORDER BY y.id",
          "***|1",
          "***|2");
      on.gives(
          "WITH people AS (SELECT id, label FROM teams)"
              + " SELECT x.label FROM (SELECT label FROM people WHERE id = 10) x",
          "red");
    }

    @Test
    void masksBeforeFunctionsPredicatesAndOrdering() throws SQLException {
      on.gives("SELECT lower(ssn) FROM people WHERE id = 1", "***");
      on.gives("SELECT id FROM people WHERE ssn = '111-11-1111'");
      on.gives("SELECT count(*) FROM people WHERE ssn LIKE '1%'", "0");
      on.gives("SELECT ssn, count(*) FROM people GROUP BY ssn", "***|3");
      on.gives("SELECT id FROM people ORDER BY ssn DESC, id", "1", "2", "3");
    }

    @Test
    void masksInSubqueriesSetOperationsAndCommonTables() throws SQLException {
      on.gives("SELECT (SELECT max(ssn) FROM people)", "***");
      on.gives(
          "SELECT label FROM teams WHERE id = 10 UNION ALL SELECT ssn FROM people WHERE id = 1",
          "red",
          "***");
      on.gives("WITH p AS (SELECT * FROM people) SELECT ssn FROM p WHERE id = 1", "***");
      on.gives("WITH people AS (SELECT * FROM people) SELECT ssn FROM people WHERE id = 1", "***");
      on.gives("WITH people AS (SELECT 1 AS id, 'x' AS ssn) SELECT ssn FROM people", "x");
      on.gives(
          "SELECT id FROM teams WHERE EXISTS (SELECT 1 FROM people p WHERE p.ssn = '111-11-1111')");
    }

    @Test
    void readsASingleRowOfValues() throws SQLException {
      on.gives("SELECT v.b FROM (VALUES (1, 'x')) AS v(a, b)", "x");
    }

    @Test
    void aColumnThatIsLeftOutJoinsNothing() throws SQLException {
      on.decided(
          MASKED.replace(
              "{`action`: `mask`, `method`: `partial`, `keep_first`: 1}", "{`action`: `drop`}"));
      on.gives(
          "SELECT count(*) FROM people NATURAL JOIN (SELECT 1 AS id, 'nobody' AS name) AS q", "1");
    }

    @Test
    void masksEveryReferenceOfAJoin() throws SQLException {
      on.gives(
          "SELECT a.ssn, b.ssn, t.label FROM people a JOIN people b ON b.id = a.id + 1"
              + " LEFT JOIN teams t ON t.id = a.team ORDER BY a.id",
          "***|***|red",
          "***|***|red");
    }

    @Test
    void generalisesADate() throws SQLException {
      on.gives("SELECT born FROM people WHERE id = 1", "1990-01-01");
    }

    @Test
    void seesThroughViews() throws SQLException {
      on.gives("SELECT tax_ref FROM v_people WHERE id = 1", "***");
      assertThat(on.requests().get(0).at("/statement/tables/0/via/0").asText())
          .isEqualTo("public.v_people");
    }

    @Test
    void filtersRowsByTheSubject() throws SQLException {
      on.decided(FILTERED);
      on.gives("SELECT id, ssn FROM people ORDER BY id", "1|null", "3|null");
      on.gives("SELECT count(*) FROM people", "2");
      on.as(Subject.of("bob").attribute("region", "US")).gives("SELECT id FROM people", "2");
      on.as(Subject.of("eve")).gives("SELECT id FROM people");
    }

    @Test
    void mapsParametersPastThePolicysOwn() throws SQLException {
      on.decided(FILTERED);
      assertThat(on.rows("SELECT id, ? FROM people WHERE id > ? ORDER BY id", "x", 1))
          .containsExactly("3|x");
    }

    @Test
    void takesMasksAndFiltersInSql() throws SQLException {
      on.decided(
          """
          {`allow`: true, `tables`: {`public.people`: {
             `columns`: {`ssn`: {`action`: `mask`, `method`: `sql`,
                                 `expression`: {`*`: `upper(region)`}}},
             `other_columns`: {`action`: `show`},
             `rows`: [{`sql`: `region = 'EU' AND n > 5`}]}}}""");
      on.gives("SELECT id, ssn FROM people", "3|EU");
    }

    @Test
    void refusesSqlOfThePolicyThatReachesFurther() {
      String rows =
          "{`allow`: true, `tables`: {`public.people`: {`other_columns`: {`action`: `show`}, `rows`: [{`sql`: `%s`}]}}}";
      on.decided(rows.formatted("id IN (SELECT id FROM teams)"));
      on.refuses("SELECT id FROM people", "subquery");
      on.decided(rows.formatted("label = 'red'"));
      on.refuses("SELECT id FROM people", "no column of public.people");
      on.decided(rows.formatted("no_such_function(id) = 1"));
      on.refuses("SELECT id FROM people", "public.people");
    }

    @Test
    void fencesAFilteredTableAgainstFailuresOnHiddenRows() throws SQLException {
      on.decided(FILTERED);
      on.gives("SELECT id FROM people WHERE 10 / (n - 7) > 0 ORDER BY id", "3");
    }

    @Test
    void limitsRows() throws SQLException {
      on.decided(WHOLE.replace("`allow`: true", "`allow`: true, `limit`: {`rows`: 2}"));
      on.gives("SELECT id FROM people ORDER BY id", "1", "2");
      on.gives("SELECT id FROM people ORDER BY id LIMIT 1", "1");
    }

    @Test
    void leavesADroppedColumnOutOfStarAndRefusesItsName() throws SQLException {
      on.decided(MASKED.replace("`action`: `mask`, `method`: `redact`", "`action`: `drop`"));
      on.gives("SELECT * FROM people WHERE id = 1", "1|A**|EU|5|1990-01-01|10");
      on.refuses("SELECT ssn FROM people", "public.people.ssn", "pii/ssn");
      on.refuses("SELECT id FROM people WHERE ssn IS NULL", "public.people.ssn");
    }

    @Test
    void refusesADeniedColumnEvenInStar() {
      on.decided(MASKED.replace("`action`: `mask`, `method`: `redact`", "`action`: `deny`"));
      on.refuses("SELECT * FROM people", "public.people.ssn", "pii/ssn");
      on.refuses("SELECT count(ssn) FROM people", "public.people.ssn");
    }

    @Test
    void refusesATableThatThePolicyDoesNotCover() {
      on.decided("{`allow`: true, `tables`: {}}");
      on.refuses("SELECT 1 FROM people", "public.people");
    }

    @Test
    void groupsByAPrimaryKeyThatCarriesOtherColumns() throws SQLException {
      on.gives(
          "SELECT p.id, p.name, count(t.id) FROM people p LEFT JOIN teams t ON t.id = p.team"
              + " GROUP BY p.id ORDER BY p.id",
          "1|A**|1",
          "2|B**|1",
          "3|C**|1");
    }

    @Test
    void refusesAWriteThatReadsOrWritesWhatIsHidden() {
      on.refuses("UPDATE people SET n = 1 WHERE ssn IS NULL", "public.people.ssn", "pii/ssn");
      on.refuses("UPDATE people SET ssn = 'x'", "public.people.ssn", "may not be written");
      on.refuses("UPDATE people SET region = name", "public.people.name");
      on.refuses("INSERT INTO teams SELECT id, ssn FROM people", "public.teams");
      on.refuses("DELETE FROM teams", "public.teams");
    }

    @Test
    void writesWhereEveryTableIsWholeAndWritingIsGranted() throws SQLException {
      on.decided(WHOLE);
      assertThat(on.update("UPDATE people SET n = 1 WHERE id = 1")).isEqualTo(1);
      assertThat(on.update("DELETE FROM people WHERE id = 2")).isEqualTo(1);
      assertThat(on.update("INSERT INTO people (id, name) VALUES (9, 'Zoe')")).isEqualTo(1);
      on.gives("SELECT name FROM people WHERE id = 9", "Zoe");
      on.refuses("INSERT INTO teams VALUES (30, 'green')", "public.teams");
    }

    @Test
    void writesWhereTheColumnsNamedAreShown() throws SQLException {
      on.decided(
          """
          {`allow`: true, `tables`: {`public.people`: {
             `columns`: {`n`: {`action`: `show`, `write`: true}, `id`: {`action`: `show`}},
             `other_columns`: {`action`: `drop`}}}}""");
      assertThat(on.update("UPDATE people SET n = 6 WHERE id = 1")).isEqualTo(1);
      on.gives("SELECT n FROM people WHERE id = 1", "6");
      on.refuses("UPDATE people SET n = 6 WHERE ssn = '111-11-1111'", "public.people.ssn");
      on.refuses("UPDATE people SET id = 6", "public.people.id");
    }

    @Test
    void holdsNewRowsAgainstTheRowFilter() throws SQLException {
      on.decided(FILTERED.replace("`show`},\n", "`show`, `write`: true}, `delete`: true,\n"));
      assertThat(on.update("UPDATE people SET n = n + 1 WHERE 10 / (n - 7) <> 0")).isEqualTo(2);
      assertThat(on.update("DELETE FROM people WHERE id = 2")).isZero();
      on.refuses("UPDATE people SET region = 'US' WHERE id = 1", "public.people");
      on.refuses("INSERT INTO people (id, region) VALUES (7, 'EU'), (8, 'US')", "public.people");
      on.refuses("INSERT INTO people (id) VALUES (7)", "public.people");
      on.gives("SELECT id FROM people ORDER BY id", "1", "3");
      assertThat(on.update("UPDATE people SET region = 'EU'")).isEqualTo(2);
      assertThat(on.update("INSERT INTO people (id, region) VALUES (7, 'EU')")).isEqualTo(1);
      try (Scrim.Scope scope = Scrim.as(Subject.of("alice").attribute("region", "EU"));
          PreparedStatement insert =
              on.connection().prepareStatement("INSERT INTO people (id, region) VALUES (?, ?)")) {
        insert.setInt(1, 9);
        insert.setString(2, "US");
        assertThatThrownBy(insert::executeUpdate).isInstanceOf(PolicyDeniedException.class);
        insert.setString(2, "EU");
        assertThat(insert.executeUpdate()).isEqualTo(1);
      }
      on.gives("SELECT id FROM people ORDER BY id", "1", "3", "7", "9");
    }

    @Test
    void refusesTheMaskedValueComingBack() throws SQLException {
      on.decided(MASKED.replace("`redact`,", "`redact`, `write`: true,"));
      on.refuses("UPDATE people SET ssn = '***' WHERE id = 1", "public.people.ssn", "leave");
      on.refuses("INSERT INTO people (id, ssn) VALUES (4, '***')", "public.people.ssn");
      assertThat(on.update("UPDATE people SET ssn = '9' WHERE id = 1")).isEqualTo(1);
    }

    @Test
    void anErrorOfAWriteQuotesNoHiddenColumn() {
      assertThatThrownBy(() -> on.update("UPDATE people SET id = NULL WHERE id = 1"))
          .isInstanceOf(SQLException.class)
          .hasMessageNotContaining("111-11-1111")
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).startsWith("23"));
    }

    @Test
    void neverGivesAHiddenColumnAsGeneratedKey() throws SQLException {
      String sql = "UPDATE people SET n = 1 WHERE id = 1";
      try (Scrim.Scope scope = Scrim.as(Subject.of("alice"));
          Statement statement = on.connection().createStatement()) {
        statement.executeUpdate(sql, new String[] {"ssn"});
        ResultSet keys = statement.getGeneratedKeys();
        keys.next();
        assertThat(keys.getString(1)).isEqualTo("***");
      } catch (PolicyDeniedException refused) {
        assertThat((Throwable) refused).hasMessageContaining("public.people.ssn");
      }
    }

    @Test
    void explainingIsNotRunning() {
      on.decided(WHOLE.replace("`allow`: true", "`allow`: true, `grants`: [`explain`]"));
      on.refuses("EXPLAIN ANALYZE DELETE FROM people", "other");
      on.refuses("EXPLAIN (VERBOSE, ANALYZE) DELETE FROM people");
    }

    @Test
    void observesWithoutEnforcing() throws SQLException {
      on.decided(MASKED.replace("`allow`: true", "`allow`: false, `enforce`: false"));
      on.gives("SELECT ssn FROM people WHERE id = 1", "111-11-1111");
    }

    @Test
    void runsTheCallersOwnStatementWhereAllIsShown() throws SQLException {
      on.decided(WHOLE);
      on.gives("SELECT p.ssn, lower(name) FROM people AS p WHERE id = 1", "111-11-1111|ada");
    }

    @Test
    void asksOncePerStatementWithEachColumnsUses() throws SQLException {
      on.rows("SELECT p.ssn, count(*) FROM people p WHERE p.region = ? GROUP BY p.ssn", "EU");
      JsonNode input = on.requests().get(0);
      assertThat(input.at("/statement/kind").asText()).isEqualTo("select");
      assertThat(input.at("/statement/tables")).hasSize(1);
      JsonNode table = input.at("/statement/tables/0");
      assertThat(table.at("/id").asText()).isEqualTo("public.people");
      assertThat(table.at("/columns/0/name").asText()).isEqualTo("ssn");
      assertThat(table.at("/columns/0/uses").toString()).isEqualTo("[\"output\",\"group\"]");
      assertThat(table.at("/columns/1/uses").toString()).isEqualTo("[\"predicate\"]");
      assertThat(table.at("/star").asBoolean()).isFalse();
    }

    @Test
    void asksNothingForAStatementAlreadyDecided() throws SQLException {
      on.decided(
          MASKED.replace(
              "`allow`: true",
              "`allow`: true, `valid_for_seconds`: 60, `vary`: [`subject.roles`]"));
      int asked = askedUntilTheRevisionIsKnown("SELECT ssn FROM people WHERE id = ?");
      on.rows("SELECT ssn FROM people WHERE id = ?", 2);
      on.as(Subject.of("bob").roles("analyst")).rows("SELECT ssn FROM people WHERE id = ?", 3);
      assertThat(on.requests()).hasSize(asked);
      on.as(Subject.of("bob").roles("support")).rows("SELECT ssn FROM people WHERE id = ?", 3);
      assertThat(on.requests()).hasSize(asked + 1);
    }

    private static void pause() {
      try {
        Thread.sleep(300);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The first answer to what the policy's revision is ends decisions made before it. */
    private int askedUntilTheRevisionIsKnown(String sql) throws SQLException {
      int before = -1;
      while (before < on.requests().size()) {
        before = on.requests().size();
        pause();
        on.rows(sql, 1);
      }
      return before;
    }

    @Test
    void runsAPreparedStatementForTheSubjectOfEachExecution() throws SQLException {
      on.decided(FILTERED);
      try (PreparedStatement statement =
          on.connection().prepareStatement("SELECT count(*) FROM people WHERE id > ?")) {
        statement.setInt(1, 0);
        assertThat(countFor(statement, "EU")).isEqualTo(2);
        assertThat(countFor(statement, "US")).isEqualTo(1);
        assertThat(countFor(statement, "EU")).isEqualTo(2);
      }
    }

    private static int countFor(PreparedStatement statement, String region) throws SQLException {
      Subject subject = Subject.of("alice").attribute("region", region);
      try (Scrim.Scope scope = Scrim.as(subject);
          ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }

    @Test
    void refusesWhatItDoesNotAnalyse() {
      on.refuses("CREATE TABLE x AS SELECT * FROM people", "create-table-as");
      on.refuses("DROP TABLE people", "ddl");
      on.refuses("EXPLAIN SELECT * FROM people", "explain");
      on.refuses("SELECT 1; SELECT 2");
    }

    @Test
    void keepsTheConnectionHealthyAfterARefusal() throws SQLException {
      Connection connection = on.connection();
      connection.setAutoCommit(false);
      on.refuses("DROP TABLE people", "ddl");
      on.gives("SELECT count(*) FROM teams", "2");
      connection.rollback();
    }
  }

  @Nested
  class OnH2 extends OnAnyDatabase {
    @Override
    TestDatabase database() {
      return H2.fresh(SCHEMA);
    }

    @Test
    void keepsAllDigitsOfALiteral() throws SQLException {
      on.gives("SELECT TIMESTAMP '2026-01-31 10:00:00.123456789'", "2026-01-31 10:00:00.123456789");
      on.gives("SELECT TIME '10:00:00.5' = TIME '10:00:00'", "FALSE");
    }

    @Test
    void readsUnitsOfTimeAndTypesOfArrays() throws SQLException {
      on.gives("SELECT DATEDIFF(DAY, DATE '2026-01-01', DATE '2026-01-03')", "2");
      on.gives("SELECT CARDINALITY(CAST(ARRAY['a', 'b'] AS VARCHAR ARRAY))", "2");
      on.gives("SELECT v.c2 FROM (VALUES (1, 'x')) AS v", "x");
    }

    @Test
    void namesALongSubqueryAsTheDatabaseDoes() throws SQLException {
      on.gives(
          "SELECT id, (SELECT max(ssn) FROM people WHERE name IN ('"
              + "x', '".repeat(80)
              + "'))"
              + " FROM people WHERE id = 1",
          "1|null");
    }
  }

  @Nested
  class OnPostgres extends OnAnyDatabase {
    @Override
    TestDatabase database() {
      Postgres.template(
          "enforcement_template",
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.execute(SCHEMA);
            }
          });
      return Postgres.fresh("enforcement_template");
    }

    @Test
    void masksWholeRowsAndColumnsInFunctionNotation() throws SQLException {
      assertThat(on.rows("SELECT p FROM people p WHERE id = 1").get(0))
          .contains("***")
          .doesNotContain("111");
      on.gives("SELECT ssn(p) FROM people p WHERE id = 1", "***");
      on.gives("SELECT to_jsonb(p) ->> 'ssn' FROM people p WHERE id = 1", "***");
      on.gives("SELECT (p).ssn FROM people p WHERE id = 1", "***");
    }

    @Test
    void groupsByAPrimaryKeyThatCarriesTheWholeRow() throws SQLException {
      on.gives(
          "SELECT to_jsonb(p) ->> 'ssn', count(*) FROM people p GROUP BY p.id HAVING p IS NOT NULL"
              + " ORDER BY p.id LIMIT 1",
          "***|1");
      on.gives("SELECT count(p.*) FROM people p GROUP BY p.id ORDER BY p.id LIMIT 1", "1");
    }

    @Test
    void samplesATable() throws SQLException {
      on.gives("SELECT count(t.id) FROM teams AS t TABLESAMPLE BERNOULLI (100)", "2");
      on.gives("SELECT max(p.ssn) FROM people AS p TABLESAMPLE BERNOULLI (100)", "***");
    }

    @Test
    void readsSlicesAndTypesWithDigits() throws SQLException {
      on.gives("SELECT (ARRAY['a', 'b', 'c'])[2:3]", "{b,c}");
      on.gives(
          "SELECT CAST('2026-01-31 10:00:00.1239' AS timestamp(3))", "2026-01-31 10:00:00.124");
    }

    @Test
    void masksInsideCallsWithWordsBetweenTheirArguments() throws SQLException {
      on.gives("SELECT xmlforest(p.ssn AS a) FROM people p WHERE id = 1", "<a>***</a>");
      on.gives(
          "SELECT xmlelement(NAME r, xmlattributes(ssn AS s, id), name) FROM people WHERE id = 1",
          "<r s=\"***\" id=\"1\">A**</r>");
      on.gives("SELECT xmlparse(CONTENT ssn) FROM people WHERE id = 1", "***");
      on.gives(
          "SELECT t.* FROM people p, xmltable('/r' PASSING xmlelement(NAME r, p.ssn)"
              + " COLUMNS s text PATH '.') t WHERE id = 1",
          "***");
      on.gives(
          "SELECT count(*) FROM people WHERE"
              + " xmlexists('/a[text()=\"111-11-1111\"]' PASSING xmlelement(NAME a, ssn))",
          "0");
      on.gives(
          "SELECT json_object('a' VALUE ssn, 'b': id RETURNING text) FROM people WHERE id = 1",
          "{\"a\" : \"***\", \"b\" : 1}");
      on.gives(
          "SELECT j.s FROM people p, json_table(to_jsonb(p), '$' COLUMNS (s text PATH '$.ssn')) j"
              + " WHERE id = 1",
          "***");
      on.gives(
          "SELECT substring(ssn FOR 2), substring(ssn SIMILAR '#\"%#\"' ESCAPE '#') FROM people"
              + " WHERE id = 1",
          "**|***");
      on.gives("SELECT concat(VARIADIC ARRAY[ssn, name]) FROM people WHERE id = 1", "***A**");
      on.gives("SELECT id FROM people ORDER BY ssn USING >, id USING < LIMIT 1", "1");
      on.gives("SELECT ssn IS JSON, (ARRAY[ssn, name])[1:1] FROM people WHERE id = 1", "f|{***}");
      on.gives(
          "SELECT t.label, p.ssn FROM teams t JOIN ONLY people p ON p.team = t.id WHERE p.id = 1",
          "red|***");
      on.gives("SELECT id FROM people* WHERE texteq(ssn, '111-11-1111')");
      on.gives("SELECT textsend(ssn) FROM people WHERE id = 1", "\\x2a2a2a");
    }

    @Test
    void looksIntoCallsWithWordsBetweenTheirArguments() {
      on.refuses("SELECT xmlelement(NAME x, pg_read_file('a'))", "pg_read_file");
      on.refuses("SELECT json_array(query_to_xml('a', true, false, '')::text)", "query_to_xml");
      on.refuses("SELECT xmlserialize(CONTENT '<a/>' AS refcursor)", "refcursor");
      on.refuses("SELECT json_value('1', '$' RETURNING aclitem)", "aclitem");
      on.refuses(
          "SELECT * FROM xmltable('/r' PASSING '<r/>' COLUMNS a text DEFAULT pg_read_file('a'))",
          "pg_read_file");
      on.refuses(
          "SELECT * FROM json_table('{}', '$' COLUMNS (a text PATH '$' DEFAULT"
              + " pg_read_file('a') ON EMPTY))",
          "pg_read_file");
      on.refuses("SELECT concat(VARIADIC pg_ls_dir('a'))", "pg_ls_dir");
    }

    @Test
    void keepsTheIndexOfAPlainComparison() throws SQLException {
      on.decided(FILTERED);
      on.rows("SELECT id FROM people WHERE id = ?", 1);
      List<String> fenced = on.rows("SELECT id FROM people WHERE n::text = '5'");
      assertThat(fenced).containsExactly("1");
    }

    @Test
    void seesIntoPrefixOperatorsRowsAndNamedOperators() throws SQLException {
      on.run("SELECT 1");
      on.refuses(
          "SELECT @ length(query_to_xml('SELECT 1', true, false, '')::text)", "query_to_xml");
      on.refuses("SELECT JSON_QUERY(jsonb '1', '$', pg_sleep(0)::text)", "arguments of a call");
      on.refuses("SELECT JSON_OBJECT('x' VALUE pg_sleep(0)::text)", "pg_catalog.pg_sleep");
      on.refuses("SELECT 1 OPERATOR(public.+) 1", "pg_catalog");
      on.gives("SELECT 1 OPERATOR(pg_catalog.+) 1", "2");
      on.gives("SELECT @ (-5)", "5");
      assertThat(on.rows("SELECT (p).* FROM people p WHERE id = 1").get(0)).startsWith("1|A**|***");
    }

    @Test
    void masksARowWhereverItIsHidden() throws SQLException {
      assertThat(on.rows("SELECT p FROM people p WHERE id = 1 ORDER BY p").get(0))
          .doesNotContain("111-11");
      List<String> rows = new java.util.ArrayList<>();
      for (String sql :
          List.of(
              "SELECT JSON_OBJECT('x' VALUE p) FROM people p",
              "SELECT JSON_OBJECT('x' : p) FROM people p",
              "SELECT JSON_ARRAY(p) FROM people p",
              "SELECT JSON_OBJECTAGG('x' VALUE p) FROM people p",
              "SELECT JSON_ARRAYAGG(p) FROM people p",
              "SELECT JSON_QUERY(to_jsonb(p), '$') FROM people p")) {
        try {
          rows.addAll(on.rows(sql));
        } catch (SQLException refusedOrUnknown) {
          assertThat(refusedOrUnknown.getMessage()).doesNotContain("111-11");
        }
      }
      assertThat(String.join(" ", rows)).doesNotContain("111-11", "222-22");
    }

    @Test
    void refusesTheRowOfAWritesTarget() {
      on.refuses("UPDATE people p SET n = 1 WHERE to_jsonb(p)::text LIKE '%111%'");
      on.refuses("UPDATE people p SET n = 1 WHERE JSON_OBJECT('x' VALUE p)::text LIKE '%111%'");
      on.refuses("UPDATE people SET n = 1 WHERE people.to_jsonb::text LIKE '%111%'");
      on.refuses("DELETE FROM people p WHERE p::text LIKE '%111%'");
    }

    @Test
    void tellsTheOperatorFromAParameter() throws SQLException {
      assertThat(on.rows("SELECT jsonb '{\"a\": 1}' ?? ?, jsonb '[1]' ?? '?'", "a"))
          .containsExactly("t|f");
      assertThat(on.plainRows("SELECT jsonb '{\"a\": 1}' ? 'a'")).containsExactly("t");
    }

    @Test
    void locksRowsOfAFilteredTable() throws SQLException {
      on.decided(FILTERED);
      on.gives("SELECT id FROM people WHERE id = 1 FOR UPDATE", "1");
      on.refuses("SELECT id FROM people WHERE 10 / (n - 7) > 0 FOR UPDATE", "locks rows");
      on.decided(FILTERED.replace("`rows`: [", "`barrier`: true, `rows`: ["));
      on.refuses("SELECT id FROM people WHERE id = 1 FOR UPDATE", "locks rows");
    }
  }
}
