package dev.scrim.parse;

import static dev.scrim.parse.Sql.h2;
import static dev.scrim.parse.Sql.postgres;
import static dev.scrim.parse.Sql.prepared;
import static dev.scrim.parse.Sql.preparedH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be analysed is refused, and the message says what it was, but no data. */
class RefusedTest {

  @Test
  void oneStatementPerCall() {
    postgres("SELECT 1; SELECT 2").refused("one statement per call");
    postgres("COMMIT; SELECT 2").refused("one statement per call");
    postgres("").refused("no statement");
    postgres(" ; -- x\n").refused("no statement");
    postgres(";; SELECT 1 ;;").parses();
  }

  @Test
  void whatTheParserWouldLose() {
    postgres("INSERT INTO t (f3.if1) VALUES (1)").refused("'f3'");
    postgres("INSERT INTO t (b[2]) VALUES (1)").refused("'['");
    postgres("INSERT INTO t (b[1:2]) VALUES (1)").refused("near");
  }

  @Test
  void whatTheParserWouldMisread() {
    postgres("SELECT a AND current row FROM t").refused("'current'");
    postgres("SELECT current_user.x FROM t").refused("'current_user'");
    postgres("SELECT f(a b c) FROM t").refused("KeywordArgument");
    postgres("SELECT f(x:y) FROM t").refused("after a colon");
    postgres("SELECT a[:] FROM t").refused("slice");
    postgres("SELECT a FROM t, ONLY (SELECT 1) u").refused("ONLY");
    postgres("SELECT xmlparse('x')").refused("arguments");
    postgres("SELECT xmlelement(NAME a b)").refused("arguments");
    postgres("SELECT json_value(a, b ORDER BY c)").refused("arguments");
    postgres("SELECT json_object(a VALUE b c VALUE d)").refused("near");
    postgres("SELECT xmlforest(a b)").refused("");
    h2("SELECT XMLELEMENT(NAME A)").refused("XMLELEMENT");
    postgres("SELECT 2 * @ 3").refused("'@'");
    h2("SELECT * FROM T TABLE (DELETE FROM U)").refused("");
    postgres("SELECT char 'abc'").refused("'char'");
    h2("SELECT JSON '{}'").refused("'JSON'");
    h2("SELECT E'x'").refused("'E'");
  }

  @Test
  void parametersOfOtherKinds() {
    postgres("SELECT $1").refused("$1");
    prepared("SELECT a ? b FROM t").refused("??");
    h2("SELECT ?").refused("prepare it");
    preparedH2("SELECT ?1").refused("plain ? parameters");
  }

  @Test
  void escapesThatAreNotUnderstood() {
    postgres("SELECT {fn soundex(a)} FROM t").refused("{fn soundex}");
    postgres("SELECT {fn ucase(a), b}").refused("{fn ucase}");
    postgres("SELECT {d 2020}").refused("{date}");
    postgres("SELECT {x 'y'}").refused("{x}");
    postgres("SELECT {}").refused("{}");
    postgres("SELECT {fn ucase(a)").refused("not closed");
  }

  @Test
  void unbalanced() {
    postgres("SELECT (1").refused("not closed");
    postgres("SELECT 1)").refused("not open");
    postgres("SELECT (1]").refused("not open");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'canary",
        "SELECT $$canary",
        "SELECT 'canary' FROM WHERE",
        "SELECT a FROM t WHERE a = 'canary' 'canary' b",
        "SELECT a FROM t ORDER BY 'canary' USING >",
        "INSERT INTO t (a[1]) VALUES ('canary')",
        "INSERT INTO t (a['canary']) VALUES (1)",
        "SELECT {d 'canary' 'canary'}",
        "SELECT {'canary'}",
        "SELECT {fn 'canary'}",
        "SELECT {fn 'canary'('canary')}",
        "SELECT {fn \"canary\"('x')}",
        "SELECT E'canary\\xff'",
        "SELECT X'canary'",
        "SELECT U&'canary\\00'",
        "SELECT 'canary' UESCAPE",
        "SELECT f('canary' x 'canary')",
        "SELECT a FROM \"canary\" \"canary\" \"canary\"",
        "SELECT 1 + + 'canary' FROM",
        "SELECT a FROM t; SELECT 'canary'",
        "SELECT 'canary')",
        "'canary' SELECT 1",
        "SELECT a[1:'canary' FROM t",
        "SELECT json_object('canary' : 'canary' : 1)",
        "SELECT 1 LIMIT 'canary' LIMIT 'canary'",
        "SELECT CASE WHEN 'canary' END"
      })
  void noMessageHoldsALiteral(String sql) {
    for (Dialect dialect : Dialect.values()) {
      try {
        new SqlParser(dialect).parse(sql, false);
      } catch (Refusal refusal) {
        assertThat(refusal.getMessage()).doesNotContain("canary");
        assertThat(refusal.getCause()).isNull();
      }
    }
  }

  @Test
  void expressionsAreOneExpressionWithoutParameters() {
    SqlParser parser = new SqlParser(Dialect.POSTGRESQL);
    assertThat(parser.expression("pg_catalog.left(a, 1) || '***'").toString())
        .isEqualTo("pg_catalog.left(a, 1) || '***'");
    assertThat(parser.expression("region OPERATOR(pg_catalog.=) 'EU' AND x IS NULL").toString())
        .isEqualTo("region OPERATOR(pg_catalog.=) 'EU' AND x IS NULL");
    for (String sql : new String[] {"a, b", "a FROM t", "a) OR (b", "$1", "a b", "", "a; b"}) {
      assertThatThrownBy(() -> parser.expression(sql)).as(sql).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void queriesAreOneQuery() {
    SqlParser parser = new SqlParser(Dialect.POSTGRESQL);
    assertThat(parser.query(" SELECT c.id\n   FROM public.customers c;").toString())
        .isEqualTo("SELECT c.id FROM public.customers c");
    for (String sql :
        new String[] {"DELETE FROM t", "COMMIT", "SELECT 1 INTO t", "COPY t TO STDOUT"}) {
      assertThatThrownBy(() -> parser.query(sql)).as(sql).isInstanceOf(Refusal.class);
    }
  }
}
