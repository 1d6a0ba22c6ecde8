package dev.scrim.parse;

import static dev.scrim.parse.Sql.h2;
import static dev.scrim.parse.Sql.postgres;
import static dev.scrim.parse.Sql.prepared;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private static String fingerprint(Sql sql) {
    return sql.parses().fingerprint();
  }

  @Test
  void ignoresDataSpacingCommentsAndCase() {
    String expected = fingerprint(postgres("SELECT Name FROM t WHERE id = 1 AND x IN ('a', 'b')"));
    assertThat(expected).matches("sha256:[0-9a-f]{64}");
    for (Sql same :
        List.of(
            postgres("select name from T where ID=42 and X in ('c')"),
            postgres("SELECT name -- x\nFROM t /* y */ WHERE id=.5 AND x IN (E'\\n', $$z$$, -1);"),
            prepared("SELECT name FROM t WHERE id = ? AND x IN (?, ?, ?)"))) {
      assertThat(fingerprint(same)).isEqualTo(expected);
    }
  }

  @Test
  void tellsOtherStatementsApart() {
    String expected = fingerprint(postgres("SELECT a FROM t"));
    for (Sql other :
        List.of(
            postgres("SELECT b FROM t"),
            postgres("SELECT \"A\" FROM t"),
            postgres("SELECT a FROM s.t"),
            postgres("SELECT a FROM t LIMIT 1"),
            postgres("SELECT a a FROM t"))) {
      assertThat(fingerprint(other)).isNotEqualTo(expected);
    }
  }

  @Test
  void textIsReadableAndHoldsNoLiteral() {
    assertThat(
            postgres(
                    "select Name,  'x'||y, -1 from T where a=1 -- c\n and b in (1, -2 ,3) and date '2020-01-01' > d")
                .parses()
                .text())
        .isEqualTo("select Name, ? || y, ? from T where a = ? and b in (?) and date ? > d");
    assertThat(h2("SELECT $$secret$$, X'00', 5 FROM T").parses().text())
        .isEqualTo("SELECT ? FROM T");
    assertThat(postgres("DO $$ SELECT 'secret' $$").opaque("do").text()).isEqualTo("DO ?");
  }
}
