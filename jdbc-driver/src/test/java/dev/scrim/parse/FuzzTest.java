package dev.scrim.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import dev.scrim.parse.Lexer.Questions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random tokens are parsed or refused, nothing else; what is parsed prints as its tokens. */
class FuzzTest {

  private static final List<String> PIECES =
      List.of(
          ("SELECT|FROM|WHERE|a|b|t|u|,|,|(|)|(|)|*|=|'x'|1|?|AND|OR|NOT|IN|IS|NULL|JOIN|LEFT|ON|USING|"
                  + "NATURAL|UNION|ALL|ORDER|BY|GROUP|HAVING|LIMIT|OFFSET|AS|WITH|RECURSIVE|VALUES|"
                  + "TABLE|ONLY|CASE|WHEN|THEN|ELSE|END|CAST|::|int|interval|'1 day'|date|->|->>|@>|??|"
                  + "||-|@|~|OPERATOR|.|\"q.r\"|[|]|:|{fn|}|ucase|INSERT|INTO|UPDATE|SET|DELETE|MERGE|"
                  + "MATCHED|RETURNING|OVER|PARTITION|ROWS|CURRENT|ROW|FILTER|EXISTS|ANY|ARRAY|LATERAL|"
                  + "FETCH|FIRST|FOR|SHARE|key|year|value|next|$$z$$|E'\\n'|--c\n|/*|*/|;|é|current_date|"
                  + "DISTINCT|EXTRACT|POSITION|TRIM|BETWEEN|LIKE|ESCAPE|SIMILAR|TO|AT|TIME|ZONE|-|+")
              .split("\\|"));

  private static String statement(Random random) {
    StringBuilder sql = new StringBuilder(random.nextInt(4) > 0 ? "SELECT a FROM t WHERE " : "");
    int length = 1 + random.nextInt(25);
    for (int i = 0; i < length; i++) {
      sql.append(PIECES.get(random.nextInt(PIECES.size())));
      sql.append(random.nextInt(5) == 0 ? "" : " ");
    }
    return sql.toString();
  }

  @Test
  void randomTokens() {
    Random random = new Random(20261122);
    int answered = 0;
    for (int i = 0; i < 8_000; i++) {
      String sql = statement(random);
      Dialect dialect = random.nextBoolean() ? Dialect.POSTGRESQL : Dialect.H2;
      answered += answered(sql, dialect, random.nextBoolean()) ? 1 : 0;
    }
    assertThat(answered).isGreaterThan(40);
  }

  @Test
  void randomChangesOfRealStatements() {
    Random random = new Random(42);
    List<String> statements = AnsweredTest.lines("postgresql.sql").toList();
    int answered = 0;
    for (int i = 0; i < 3_000; i++) {
      StringBuilder sql = new StringBuilder(statements.get(random.nextInt(statements.size())));
      for (int k = random.nextInt(3); k >= 0; k--) {
        int at = random.nextInt(sql.length());
        switch (random.nextInt(3)) {
          case 0 -> sql.deleteCharAt(at);
          case 1 -> sql.insert(at, " " + PIECES.get(random.nextInt(PIECES.size())) + " ");
          default ->
              sql.setCharAt(
                  at,
                  (char)
                      (random.nextInt(10) == 0 ? random.nextInt(0x3100) : 32 + random.nextInt(96)));
        }
        if (sql.isEmpty()) {
          break;
        }
      }
      answered += answered(sql.toString(), Dialect.POSTGRESQL, random.nextBoolean()) ? 1 : 0;
    }
    assertThat(answered).isGreaterThan(200);
  }

  /** Whether there is a tree; then it prints as the same statement once more. */
  private static boolean answered(String sql, Dialect dialect, boolean prepared) {
    SqlParser parser = new SqlParser(dialect);
    try {
      if (!(parser.parse(sql, prepared) instanceof Parsed.Tree tree)) {
        return false;
      }
      String printed = tree.tree().toString();
      List<Token> tokens = new Lexer(dialect, Questions.NUMBERED).lex(printed);
      assertThat(new Lexer(dialect, Questions.NUMBERED).lex(SqlText.print(tokens)))
          .as(sql)
          .isEqualTo(tokens);
      return true;
    } catch (Refusal refusal) {
      assertThat(refusal.getMessage()).as(sql).doesNotContain("zq").doesNotContain("1 day");
      return false;
    }
  }
}
