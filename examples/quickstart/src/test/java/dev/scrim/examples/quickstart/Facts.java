package dev.scrim.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** What must be on the page, whatever the database and whoever decides. */
final class Facts {

  private static final DemoData DATA = DemoData.generate();
  private static final Person CUSTOMER = Story.customer(DATA);

  private Facts() {}

  static void check(Telling telling) throws SQLException {
    secretsAreSeenByThoseWhoMay(telling);
    masked(telling.under("Masked: one customer"));
    minimised(telling.under("Minimised"));
    filtered(telling);
    blocked(telling.under("Blocked: diagnoses"));
    maskedBeforeItIsCounted(telling);
    noGuessing(telling.under("No guessing"));
    nothingIsWritten(telling);
    recorded(telling);
  }

  /** Once in each of the scenes in which the officer, and nobody else, sees it. */
  private static void secretsAreSeenByThoseWhoMay(Telling telling) {
    assertThat(count(telling.page(), CUSTOMER.nationalId())).isEqualTo(1);
    assertThat(count(telling.page(), CUSTOMER.salary().toPlainString())).isEqualTo(1);
    assertThat(count(telling.page(), CUSTOMER.street())).isEqualTo(1);
    assertThat(count(telling.page(), String.valueOf(CUSTOMER.phone()))).isEqualTo(2);
    assertThat(count(telling.page(), String.valueOf(CUSTOMER.iban()))).isEqualTo(2);
    assertThat(count(telling.page(), CUSTOMER.birthDate().toString())).isEqualTo(2);
    assertThat(count(telling.page(), CUSTOMER.email())).isEqualTo(3);
    // support sees the name too, and in the record of the officer it stands again
    assertThat(count(telling.page(), CUSTOMER.fullName())).isEqualTo(3);
  }

  private static void masked(String scene) {
    String name = CUSTOMER.fullName();
    String iban = String.valueOf(CUSTOMER.iban());
    assertThat(scene)
        .contains(name.charAt(0) + "*".repeat(name.length() - 1))
        .contains(CUSTOMER.email().charAt(0) + "***" + CUSTOMER.email().replaceFirst("[^@]*", ""))
        .contains("*".repeat(iban.length() - 4) + iban.substring(iban.length() - 4))
        .contains(CUSTOMER.birthDate().withDayOfYear(1).toString())
        .contains(CUSTOMER.birthDate().withDayOfMonth(1).toString())
        .contains("[text]");
    assertThat(refusals(scene)).isEqualTo(1);
    assertThat(scene).containsPattern("researcher +refused").contains("rule pii/name");
  }

  private static void minimised(String scene) {
    assertThat(scene).containsPattern("(?m)^street +– +– +" + Pattern.quote(CUSTOMER.street()));
    assertThat(scene).containsPattern("(?m)^national_id +\\*\\*\\* +– ");
    assertThat(refusals(scene)).isEqualTo(1);
    assertThat(scene).containsPattern("support +refused").contains("rule pii/national-id");
  }

  private static void filtered(Telling telling) throws SQLException {
    String join = " FROM orders o JOIN people p ON p.id = o.person_id ";
    String orders = telling.under("Filtered: the biggest orders");
    String big = "SELECT count(*)" + join + "WHERE o.amount >= 1000";
    assertThat(orders)
        .contains("analyst  " + telling.truth(big + " AND p.region = 'EU'") + " rows")
        .contains("support  50 rows")
        .contains("data-protection officer  " + telling.truth(big) + " rows");
    String turnover = telling.under("Filtered: turnover");
    String sum = telling.truth("SELECT sum(o.amount)" + join + "WHERE p.region = 'EU'");
    assertThat(turnover).contains("analyst  1 row").contains("support  3 rows");
    assertThat(count(turnover, sum)).isEqualTo(4);
    assertThat(count(turnover, "APAC")).isEqualTo(3);
  }

  private static void blocked(String scene) {
    assertThat(refusals(scene)).isEqualTo(2);
    assertThat(scene)
        .contains("Refused by policy: Customer service")
        .contains("rule health/health-data")
        .contains("researcher  10 rows")
        .contains("data-protection officer  10 rows");
  }

  private static void maskedBeforeItIsCounted(Telling telling) throws SQLException {
    String scene = telling.under("Masked before it is counted");
    String lowest = telling.truth("SELECT min(salary) FROM people WHERE gender = 'diverse'");
    assertThat(count(scene, " " + lowest)).isEqualTo(1);
    assertThat(scene).containsPattern("diverse +\\d+ +NULL +NULL");
    assertThat(count(scene, lowest.charAt(0) + "0000.00")).isGreaterThanOrEqualTo(2);
  }

  private static void noGuessing(String scene) {
    assertThat(scene)
        .contains("analyst  0 rows")
        .contains("support  0 rows")
        .contains("data-protection officer  1 row")
        .containsPattern("researcher +refused");
  }

  private static void nothingIsWritten(Telling telling) throws SQLException {
    assertThat(refusals(telling.under("Blocked: a change"))).isEqualTo(4);
    assertThat(telling.truth("SELECT city FROM people WHERE id = " + CUSTOMER.id()))
        .isEqualTo(CUSTOMER.city());
  }

  private static void recorded(Telling telling) {
    assertThat(telling.under("Recorded"))
        .containsPattern("1 .* alice for fraud +select public\\.people +allowed: .*rows filtered")
        .containsPattern("rosa for research +select public\\.people +refused: ");
    long lines = telling.audit().lines().count();
    assertThat(telling.under("Proven"))
        .contains("intact, " + lines + " records")
        .contains("BROKEN: line 3 was changed");
    assertThat(telling.audit())
        .doesNotContain(CUSTOMER.email())
        .doesNotContain(CUSTOMER.nationalId())
        .doesNotContain(CUSTOMER.fullName())
        .doesNotContain("Bremen");
  }

  private static int refusals(String scene) {
    return count(scene, "  refused");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
