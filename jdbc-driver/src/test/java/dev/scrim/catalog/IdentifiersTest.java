package dev.scrim.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.catalog.H2Identifiers.Folding;
import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

  private static final String[] PIECES = {
    "a", "B", "Z", "_", "9", "ä", "Ä", "ß", "İ", "ı", "Σ", "ς", "漢", "😀", "é", "$x", "ǅ", "Å"
  };

  /** Random names of lengths around the limit, against what the server makes of them. */
  @Test
  void foldsAsPostgresDoes() throws SQLException {
    TestPostgres database = TestPostgres.database();
    IdentifierRules rules =
        new LiveCatalogs(Dialect.POSTGRESQL, database::open, Duration.ZERO).current().identifiers();
    Random random = new Random(7);
    try (Connection connection = database.open();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 500; i++) {
        // The PostgreSQL driver takes a dollar after a surrogate for a quotation's beginning.
        String name = name(random).replace("$", "");
        for (String written : new String[] {name, '"' + name + "\"\"x\""}) {
          ResultSet rows = statement.executeQuery("SELECT 1 AS " + written);
          assertThat(rules.fold(written))
              .as(written)
              .isEqualTo(rows.getMetaData().getColumnLabel(1));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";DATABASE_TO_LOWER=TRUE", ";DATABASE_TO_UPPER=FALSE"})
  void foldsAsH2Does(String settings) throws SQLException {
    Random random = new Random(7);
    try (TestH2 database = new TestH2(settings);
        Connection connection = database.open();
        Statement statement = connection.createStatement()) {
      IdentifierRules rules =
          new LiveCatalogs(Dialect.H2, database::open, Duration.ZERO).current().identifiers();
      for (int i = 0; i < 300; i++) {
        // H2 takes only what Java calls a letter.
        String name = name(random).replace("😀", "");
        for (String written : new String[] {name, '"' + name + "\"\"x\""}) {
          ResultSet rows = statement.executeQuery("SELECT 1 AS " + written);
          assertThat(rules.fold(written))
              .as(written)
              .isEqualTo(rows.getMetaData().getColumnLabel(1));
        }
      }
    }
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder("q");
    int pieces = random.nextInt(80);
    for (int i = 0; i < pieces; i++) {
      name.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return name.toString();
  }

  @Test
  void quotingAndFoldingAreInverse() {
    for (IdentifierRules rules :
        new IdentifierRules[] {
          new PostgresIdentifiers("UTF8", 63), new H2Identifiers(Folding.UPPER)
        }) {
      for (String name : new String[] {"a", "A.b", "\"", "\"\"x\"", " ", "Ä"}) {
        assertThat(rules.fold(rules.quote(name))).isEqualTo(name);
      }
    }
  }

  @Test
  void refusesWhatItCannotTell() throws SQLException {
    IdentifierRules latin =
        new LiveCatalogs(Dialect.POSTGRESQL, TestPostgres.database("LATIN1")::open, Duration.ZERO)
            .current()
            .identifiers();
    assertThat(latin.fold("ABC")).isEqualTo("abc");
    assertThat(latin.fold("\"Ä\"")).isEqualTo("Ä");
    assertThat(latin.fold("A".repeat(70))).isEqualTo("a".repeat(63));
    assertThatThrownBy(() -> latin.fold("Ä")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> latin.fold('"' + "Ä".repeat(50) + '"')).isInstanceOf(Refusal.class);

    IdentifierRules utf8 = new PostgresIdentifiers("UTF8", 63);
    for (String odd : new String[] {"`a`", "[a]", "\"a", "\"a\"b\"", "a\"b", "\"", ""}) {
      assertThatThrownBy(() -> utf8.fold(odd)).as(odd).isInstanceOf(Refusal.class);
    }
  }
}
