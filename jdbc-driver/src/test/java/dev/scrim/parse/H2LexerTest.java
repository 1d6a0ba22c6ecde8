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

class H2LexerTest {

  private static List<String> lex(String sql) {
    return new Lexer(Dialect.H2, Questions.PARAMETERS).lex(sql).stream().map(Token::text).toList();
  }

  @Test
  void stringsAreOneForm() {
    assertThat(lex("'a''b', $$it's$$, N'x', U&'\\0061', x'00 Ff', U&'!0061' UESCAPE '!'"))
        .containsExactly(
            "'a''b'", ",", "'it''s'", ",", "'x'", ",", "'a'", ",", "X'00Ff'", ",", "'a'");
    assertThat(lex("'a' 'b'\n'c'")).containsExactly("'abc'");
  }

  @Test
  void commentsGo() {
    assertThat(lex("a // b\nc -- d\re /* f /* g */ h */ i")).containsExactly("a", "c", "e", "i");
  }

  @Test
  void symbols() {
    assertThat(lex("a!=b<>c||d::e&&f!~g~h:=i<=?>=?"))
        .containsExactly(
            "a", "<>", "b", "<>", "c", "||", "d", "::", "e", "&&", "f", "!~", "g", "~", "h", ":=",
            "i", "<=", "?1", ">=", "?2");
  }

  @Test
  void identifiersKeepTheirSpelling() {
    assertThat(lex("É \"a\"\"b\" a$1 _x")).containsExactly("É", "\"a\"\"b\"", "a$1", "_x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a' /* c */ 'b'",
        "`a`",
        "@x",
        "#a",
        "0x1F",
        "1L",
        "1_0",
        "1..2",
        "?1",
        "??(",
        "$1",
        "ſelect",
        "\u212aey",
        "a\u00a0b",
        "a\u200bb",
        "a & b",
        "a | b",
        "a ^ b",
        "'a",
        "X'0'",
        "[a",
        "\u0001"
      })
  void whatDependsOnTheModeOrIsNoSqlIsRefused(String sql) {
    if (sql.equals("[a")) {
      assertThat(lex(sql)).containsExactly("[", "a");
      return;
    }
    assertThatThrownBy(() -> lex(sql)).as(sql).isInstanceOf(Refusal.class);
  }
}
