package dev.scrim.examples.frameworks.sqlline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.examples.frameworks.Bank;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sqlline.SqlLine;

/** A person at the interactive client, in customer support. */
class SqllineTest {

  private static final Bank BANK = Bank.open("sqlline");

  @BeforeAll
  static void quiet() {
    // a person's terminal has colours and a width; a test's has neither
    System.setProperty("org.jline.terminal.dumb", "true");
  }

  /** What the person sees, having typed these lines. */
  private static String typed(String... lines) throws IOException {
    String url = BANK.url("&scrim.user=sam&scrim.roles=support");
    String input = "!connect \"" + url + "\" \"\" \"\"\n" + String.join("\n", lines) + "\n!quit\n";
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    SqlLine client = new SqlLine();
    try (PrintStream screen = new PrintStream(seen, true, StandardCharsets.UTF_8)) {
      client.setOutputStream(screen);
      client.setErrorStream(screen);
      client.begin(
          new String[] {"--color=false", "--maxWidth=250", "--historyFile=target/sqlline-history"},
          new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
          false);
    }
    return seen.toString(StandardCharsets.UTF_8);
  }

  @Test
  void metadata() throws Exception {
    String seen =
        typed(
            "!tables",
            "!columns customers",
            "!primarykeys customers",
            "!indexes customers",
            "!metadata getSchemas",
            "!typeinfo",
            "!dbinfo");
    assertThat(seen)
        .contains("| sqlline   | public             | card_accounts ")
        .contains("| sqlline   | public      | customers  | national_id | 12        | varchar ")
        .containsPattern("customers *\\| id *\\| 1 *\\| customers_pkey")
        .contains("customers_email_key")
        .contains("| information_schema | sqlline ")
        .contains("| timestamptz ")
        .containsPattern("getURL +jdbc:scrim:postgresql://\\S+/sqlline\\?user=postgres\\s")
        .doesNotContain("Error");
  }

  @Test
  void rowsAreSeenMasked() throws Exception {
    assertThat(
            typed(
                "SELECT id, full_name, email, national_id FROM customers WHERE id < 3 ORDER BY id;",
                "SELECT current_schema();"))
        .contains("| 1  | Anna Berg   | a***@example.org | ***         |")
        .contains("| 2  | Boris Klein | b***@example.org | ***         |")
        .contains("| public         |")
        .doesNotContain("Error");
  }

  @Test
  void refusalsSayWhatAndWhyAndWhatToDo() throws Exception {
    assertThat(
            typed(
                "SELECT * FROM secrets;",
                "UPDATE customers SET email = 'x' WHERE id = 1;",
                "EXPLAIN SELECT * FROM customers;",
                "SELECT emali FROM customers;"))
        .contains(
            "Error: The policy does not cover table public.secrets; ask its owner to add a rule for"
                + " it (state=42501,code=0)")
        .contains(
            "Error: The column public.customers.email may not be written: Support sees enough of an"
                + " e-mail address to recognise it. (rule bank/contact); leave it out of the"
                + " statement (state=42501,code=0)")
        .contains("needs the grant \"explain\", which the policy does not give")
        .containsPattern("Error: .*emali.*");
  }

  @Test
  void aTransactionGoesOnAfterARefusal() throws Exception {
    String seen =
        typed(
            "!autocommit off",
            "UPDATE orders SET status = 'held' WHERE id = 1;",
            "SELECT * FROM secrets;",
            "UPDATE orders SET status = 'held' WHERE id = 51;",
            "!commit",
            "UPDATE orders SET status = 'lost' WHERE id = 101;",
            "!rollback",
            "!autocommit on",
            "!isolation TRANSACTION_SERIALIZABLE",
            "!reconnect",
            "SELECT count(*) AS held FROM orders WHERE status = 'held';");
    assertThat(seen).containsOnlyOnce("Error: ").contains("| held |");
    assertThat(BANK.really("SELECT status FROM orders WHERE id = 1")).isEqualTo("held");
    assertThat(BANK.really("SELECT count(*) FROM orders WHERE status = 'lost'")).isEqualTo("0");
  }
}
