package dev.scrim.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import dev.scrim.parse.Lexer.Questions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresLexerTest {

  private static List<String> lex(String sql) {
    return lex(sql, Questions.OPERATORS);
  }

  private static List<String> lex(String sql, Questions questions) {
    return new Lexer(Dialect.POSTGRESQL, questions).lex(sql).stream().map(Token::text).toList();
  }

  private static void refused(String sql, String message) {
    assertThatThrownBy(() -> lex(sql))
        .as(sql)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(message);
  }

  @Test
  void stringsAreOneForm() {
    assertThat(lex("'a''b' E'c\\'d\\n\\x41\\101\\u00e9\\U0001F600\\q'"))
        .containsExactly("'a''b'", "'c''d\nAAé😀q'");
    assertThat(lex("'a\\' 'b'")).containsExactly("'a\\'", "'b'");
    assertThat(lex("$$it's$$ $a$x $$ y$a$ $é_1$z$é_1$"))
        .containsExactly("'it''s'", "'x $$ y'", "'z'");
    assertThat(lex("U&'\\0061\\+000062\\\\' U&'!0061!!' UESCAPE '!' u&'x' uescape -- c\n '!'"))
        .containsExactly("'ab\\'", "'a!'", "'x'");
    assertThat(lex("b'01' X'1f' n'it''s'")).containsExactly("B'01'", "X'1f'", "N'it''s'");
    assertThat(lex("U&'\\D83D\\DE00'")).containsExactly("'😀'");
  }

  @Test
  void stringsContinueOverLineBreaksOnly() {
    assertThat(lex("'a'\n'b' 'c'")).containsExactly("'ab'", "'c'");
    assertThat(lex("'a' -- comment\n  -- more\r 'b'")).containsExactly("'ab'");
    assertThat(lex("'a' /* \n */ 'b'")).containsExactly("'a'", "'b'");
    assertThat(lex("'a' -- comment")).containsExactly("'a'");
    assertThat(lex("E'\\''\n'\\n'")).containsExactly("'''\n'");
    assertThat(lex("$$a$$\n'b'")).containsExactly("'a'", "'b'");
    assertThat(lex("X'1'\n'2'")).containsExactly("X'12'");
  }

  @Test
  void commentsGo() {
    assertThat(lex("a -- b\nc --d\re /* f /* g */ h */ i/**/j--"))
        .containsExactly("a", "c", "e", "i", "j");
    assertThat(lex("a+/* x */b */ c")).containsExactly("a", "+", "b", "*/", "c");
    assertThat(lex("'/*' \"--\" $$--$$")).containsExactly("'/*'", "\"--\"", "'--'");
    refused("a /* b /* c */", "comment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=-1 :: a = - 1",
        "a@-1 :: a @- 1",
        "a*-1 :: a * - 1",
        "a<--1 :: a <",
        "a!=b :: a <> b",
        "a||-b :: a ||- b",
        "a->>'x' :: a ->> 'x'",
        "a|/25 :: a |/ 25",
        "a.* :: a . *",
        "a>=b<=c :: a >= b <= c",
        "a=+-+-1 :: a = + - + - 1",
        "a*/b :: a */ b",
        "a#-b :: a #- b",
        "a^-b :: a ^- b",
        "a%-b :: a %- b",
        "a~-b :: a ~- b",
        "a<-b :: a < - b",
        "f(a=>1) :: f ( a => 1 )",
        "a/*+*/+b :: a + b"
      })
  void operatorsAreAsLongAsTheServersRulesSay(String line) {
    String[] sides = line.split(" :: ");
    assertThat(lex(sides[0])).containsExactly(sides[1].split(" "));
  }

  @Test
  void colonsAreNoOperators() {
    assertThat(lex("a::int f(b:=1) c[1:2]"))
        .containsExactly(
            "a", "::", "int", "f", "(", "b", ":=", "1", ")", "c", "[", "1", ":", "2", "]");
  }

  @Test
  void numbersAreDecimal() {
    assertThat(lex("1 1.5 .5 1. 1e5 1.5E-3 1_000 0x1F 0o17 0b101 0X_1f 1_0.0_1"))
        .containsExactly(
            "1", "1.5", ".5", "1.", "1e5", "1.5E-3", "1000", "31", "15", "5", "31", "10.01");
    refused("1abc", "runs into a letter");
    refused("0x", "runs into a letter");
    refused("1e", "runs into a letter");
    refused("1__0", "runs into a letter");
    refused("1..2", "where none can stand");
  }

  @Test
  void identifiers() {
    assertThat(lex("a_1$ \"A\"\"b\" U&\"d\\0061t\" u&\"x!0061\" UESCAPE '!'"))
        .containsExactly("a_1$", "\"A\"\"b\"", "\"dat\"", "\"xa\"");
    assertThat(lex("SÉLECT")).containsExactly("\"sÉlect\"");
    assertThat(lex("a\u00a0b\u3000c")).containsExactly("\"a\u00a0b\u3000c\"");
    assertThat(lex("a\u000bb")).containsExactly("a", "b");
    refused("\"\"", "empty");
    refused("\"a", "not closed");
  }

  @Test
  void questionMarksAsTheDriverReadsThem() {
    assertThat(lex("a ? b ?| c ?? d", Questions.OPERATORS))
        .containsExactly("a", "?", "b", "?|", "c", "?", "d");
    assertThat(lex("a=? ??| ??? ?::int ?-1 '?' \"?\"", Questions.PARAMETERS))
        .containsExactly(
            "a", "=", "?1", "?|", "?", "?2", "?3", "::", "int", "?4", "-", "1", "'?'", "\"?\"");
    assertThat(lex("a ?| b", Questions.PARAMETERS)).containsExactly("a", "?1", "|", "b");
    assertThat(lex("a=?12 ? ?3", Questions.NUMBERED)).containsExactly("a", "=", "?12", "?", "?3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a",
        "$$a",
        "$a$b$$",
        "E'a\\'",
        "E'\\x00'",
        "E'\\xff'",
        "E'\\u00'",
        "E'\\ud800'",
        "U&'\\00'",
        "U&'a' UESCAPE '+'",
        "U&'a' UESCAPE 'ab'",
        "U&'\\D83D'",
        "a\u0000b",
        "'\ud800'",
        "\\",
        "$",
        "$a",
        "X'zz'",
        "B'2'",
        "a \u0001 b",
        "U&'\\0000'"
      })
  void whatTheServerWouldNotTakeIsRefused(String sql) {
    refused(sql, "");
  }
}
