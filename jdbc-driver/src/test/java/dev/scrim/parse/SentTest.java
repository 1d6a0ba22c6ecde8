package dev.scrim.parse;

import static dev.scrim.parse.Sql.h2;
import static dev.scrim.parse.Sql.postgres;
import static dev.scrim.parse.Sql.prepared;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.config.Dialect;
import java.util.List;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.JsonOperator;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.junit.jupiter.api.Test;

/** The tree says what the text says, and prints as what the server is to run. */
class SentTest {

  private static PlainSelect select(String sql) {
    return (PlainSelect) postgres(sql).parses().tree();
  }

  private static Expression item(String expression) {
    return select("SELECT " + expression + " FROM t").getSelectItem(0).getExpression();
  }

  @Test
  void equivalentFormsForWhatTheParserDoesNotTake() {
    postgres("TABLE s.t").sends("SELECT * FROM s.t");
    postgres("SELECT ALL a FROM t").sends("SELECT a FROM t");
    postgres("SELECT * FROM a NATURAL INNER JOIN b").sends("SELECT * FROM a NATURAL JOIN b");
    postgres("SELECT jsonb '{}', s.x 'y'").sends("SELECT CAST('{}' AS jsonb), CAST('y' AS s.x)");
    postgres("SELECT a FROM t OFFSET 1 LIMIT 2").sends("SELECT a FROM t LIMIT 2 OFFSET 1");
    postgres("SELECT a FROM (SELECT b FROM u OFFSET 1 LIMIT 2 FOR UPDATE) x OFFSET 3 LIMIT 4")
        .sends("SELECT a FROM (SELECT b FROM u LIMIT 2 OFFSET 1 FOR UPDATE) x LIMIT 4 OFFSET 3");
    postgres("SELECT é FROM É").sends("SELECT \"é\" FROM \"É\"");
  }

  @Test
  void escapes() {
    postgres("SELECT {fn concat(a, {fn ucase(b)}, 'c')}")
        .sends("SELECT ((a) || (upper(b)) || ('c'))");
    postgres("SELECT {fn locate('x', a)}").sends("SELECT position('x' in a)");
    postgres("SELECT {fn curdate()}, {fn now()}").sends("SELECT current_date, now()");
    postgres("SELECT {fn dayofweek(a)}").sends("SELECT (EXTRACT(dow FROM a) + 1)");
    postgres("SELECT {t '10:00'}, '{fn x()}'").sends("SELECT CAST('10:00' AS TIME), '{fn x()}'");
    h2("SELECT {fn LOCATE('x', A)}").sends("SELECT LOCATE('x', A)");
    postgres("SELECT a FROM {oj t LEFT OUTER JOIN u ON t.i = u.i}")
        .sends("SELECT a FROM t LEFT OUTER JOIN u ON t.i = u.i");
  }

  @Test
  void parametersKeepTheirNumbers() {
    SqlText text =
        SqlText.of(
            prepared("SELECT a=?, b ?? ? FROM t OFFSET ? LIMIT ?").parses().tree().toString(),
            Dialect.POSTGRESQL);
    assertThat(text.sql()).isEqualTo("SELECT a = ?, b ?? ? FROM t LIMIT ? OFFSET ?");
    assertThat(text.ordinals()).isEqualTo(List.of(1, 2, 4, 3));
    assertThat(prepared("SELECT '?', \"?\", ? /* ? */ -- ?").parses().parameters()).isEqualTo(1);
  }

  @Test
  void namesAreWhole() {
    PlainSelect select = select("SELECT \"x.y\" FROM \"a.b\".\"c.d\" AS \"e.f\"");
    Table table = (Table) select.getFromItem();
    assertThat(table.getSchemaName()).isEqualTo("\"a.b\"");
    assertThat(table.getName()).isEqualTo("\"c.d\"");
    assertThat(table.getAlias().getName()).isEqualTo("\"e.f\"");
    Column column = (Column) select.getSelectItem(0).getExpression();
    assertThat(column.getColumnName()).isEqualTo("\"x.y\"");
    assertThat(column.getTable()).isNull();
  }

  @Test
  void wordsOfOtherServersAreNames() {
    assertThat(select("SELECT a FROM t final").getFromItem().getAlias().getName())
        .isEqualTo("final");
    assertThat(select("SELECT a FROM t semi JOIN u ON true").getJoins().get(0).isSemi()).isFalse();
    assertThat(item("interval + 1")).isInstanceOf(BinaryExpression.class);
    assertThat(item("(key)").toString()).isEqualTo("(key)");
    assertThat(((Function) item("count(year)")).getParameters().get(0)).isInstanceOf(Column.class);
    assertThat(item("group_concat(a, b)")).isInstanceOf(Function.class);
  }

  @Test
  void operatorsHaveTheServersPrecedence() {
    EqualsTo equals = (EqualsTo) item("a -> 'b' ->> 'c' = 'd' || 'e'");
    JsonOperator outer = (JsonOperator) equals.getLeftExpression();
    assertThat(outer.getStringExpression()).isEqualTo("->>");
    assertThat(((JsonOperator) outer.getLeftExpression()).getStringExpression()).isEqualTo("->");
    assertThat(equals.getRightExpression()).isInstanceOf(Concat.class);
    JsonOperator sum = (JsonOperator) item("a + 1 <-> @ b * 2");
    assertThat(sum.getLeftExpression().toString()).isEqualTo("a + 1");
    PrefixExpression prefix = (PrefixExpression) sum.getRightExpression();
    assertThat(prefix.getOperator()).isEqualTo("@");
    assertThat(prefix.getExpression().toString()).isEqualTo("b * 2");
    assertThat(((JsonOperator) item("a OPERATOR(s.~~) b")).getStringExpression())
        .isEqualTo("OPERATOR(s.~~)");
  }

  @Test
  void namesThatLookLikeStandIns() {
    postgres("SELECT zq0_, 'zq1_', \"zq2_\", zq1_ -> 'zq0_' FROM zq9_ zq")
        .sends("SELECT zq0_, 'zq1_', \"zq2_\", zq1_ -> 'zq0_' FROM zq9_ zq");
  }

  @Test
  void allFieldsOfARow() {
    postgres("SELECT (c).*, (f(x)).*, (c).a, c.* FROM c")
        .sends("SELECT (c).*, (f(x)).*, (c).a, c.* FROM c");
  }

  @Test
  void stringsAreDecoded() {
    assertThat(((StringValue) item("E'it\\'s\\\\'")).getValue()).isEqualTo("it''s\\");
    assertThat(((StringValue) item("$x$a'b$x$")).getValue()).isEqualTo("a''b");
  }

  @Test
  void noNodeKeepsTheParser() {
    Expression expression = item("lower(a) || 'x' = 'y'");
    assertThat(((EqualsTo) expression).getASTNode()).isNull();
    assertThat(select("SELECT a FROM t").getASTNode()).isNull();
  }
}
