package dev.scrim.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;

/** One line for one case. */
final class Sql {

  private static final SqlParser POSTGRES = new SqlParser(Dialect.POSTGRESQL);
  private static final SqlParser H2 = new SqlParser(Dialect.H2);

  private final Dialect dialect;
  private final String text;
  private final boolean prepared;

  private Sql(Dialect dialect, String text, boolean prepared) {
    this.dialect = dialect;
    this.text = text;
    this.prepared = prepared;
  }

  static Sql postgres(String text) {
    return new Sql(Dialect.POSTGRESQL, text, false);
  }

  static Sql h2(String text) {
    return new Sql(Dialect.H2, text, false);
  }

  static Sql prepared(String text) {
    return new Sql(Dialect.POSTGRESQL, text, true);
  }

  static Sql preparedH2(String text) {
    return new Sql(Dialect.H2, text, true);
  }

  Parsed parse() {
    return (dialect == Dialect.H2 ? H2 : POSTGRES).parse(text, prepared);
  }

  /** It has a tree. */
  Parsed.Tree parses() {
    Parsed parsed = parse();
    assertThat(parsed).as(text).isInstanceOf(Parsed.Tree.class);
    return (Parsed.Tree) parsed;
  }

  /** It has a tree, and this is what the server gets. */
  void sends(String sql) {
    assertThat(sent()).as(text).isEqualTo(sql);
  }

  /** What the server gets. */
  String sent() {
    return SqlText.of(parses().tree().toString(), dialect).sql();
  }

  /** It is refused with a message that has that in it. */
  void refused(String message) {
    assertThatThrownBy(this::parse)
        .as(text)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(message);
  }

  /** It passes unseen. */
  Parsed.Control control() {
    Parsed parsed = parse();
    assertThat(parsed).as(text).isInstanceOf(Parsed.Control.class);
    return (Parsed.Control) parsed;
  }

  /** It needs that grant. */
  Parsed.Opaque opaque(String grant) {
    Parsed parsed = parse();
    assertThat(parsed).as(text).isInstanceOf(Parsed.Opaque.class);
    Parsed.Opaque opaque = (Parsed.Opaque) parsed;
    assertThat(opaque.grant()).as(text).isEqualTo(grant);
    return opaque;
  }
}
