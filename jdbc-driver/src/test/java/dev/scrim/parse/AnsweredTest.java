package dev.scrim.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.config.Dialect;
import dev.scrim.parse.Lexer.Questions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that ordinary applications send have a tree. */
class AnsweredTest {

  static Stream<String> postgres() {
    return lines("postgresql.sql");
  }

  static Stream<String> h2() {
    return lines("h2.sql");
  }

  static Stream<String> lines(String file) {
    try (InputStream in = AnsweredTest.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("--"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource
  void postgres(String sql) {
    goesRound(sql, Dialect.POSTGRESQL);
  }

  @ParameterizedTest
  @MethodSource
  void h2(String sql) {
    goesRound(sql, Dialect.H2);
  }

  /** What is sent parses to what is sent, and its tokens survive printing. */
  private static void goesRound(String sql, Dialect dialect) {
    SqlParser parser = new SqlParser(dialect);
    Parsed.Tree tree = (Parsed.Tree) parser.parse(sql, true);
    String printed = tree.tree().toString();
    SqlText text = SqlText.of(printed, dialect);
    Parsed.Tree again = (Parsed.Tree) parser.parse(text.sql(), true);
    if (text.ordinals().stream().sorted().toList().equals(text.ordinals())) {
      assertThat(again.tree().toString()).isEqualTo(printed);
    }
    assertThat(again.parameters()).isEqualTo(tree.parameters()).isEqualTo(text.ordinals().size());
    Lexer lexer = new Lexer(dialect, Questions.NUMBERED);
    assertThat(lexer.lex(SqlText.print(lexer.lex(printed)))).isEqualTo(lexer.lex(printed));
  }
}
