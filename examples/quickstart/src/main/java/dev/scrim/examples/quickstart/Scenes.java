package dev.scrim.examples.quickstart;

import static dev.scrim.examples.quickstart.Scene.Layout.ONE_ROW;
import static dev.scrim.examples.quickstart.Scene.Layout.TABLES;

import java.math.BigDecimal;
import java.util.List;

/** The queries of the story. They run unchanged on H2 and PostgreSQL. */
final class Scenes {

  private Scenes() {}

  /** All of them, in order; some are about this customer of the region EU. */
  static List<Scene> about(Person customer) {
    return List.of(
        lookUp(customer),
        wholeRecord(customer),
        list(),
        turnover(),
        health(),
        salaries(),
        search(customer),
        write(customer));
  }

  private static Scene lookUp(Person customer) {
    return new Scene(
        "Masked: one customer",
        "Each caller sees the same person as coarsely as their work allows. The researcher may not"
            + " know who it is, and the query says that it wants to.",
        Query.of(
            """
            SELECT full_name, email, phone, birth_date, postcode, iban, notes
            FROM people
            WHERE id = ?
            """,
            customer.id()),
        Caller.ALL,
        ONE_ROW);
  }

  private static Scene wholeRecord(Person customer) {
    return new Scene(
        "Minimised: the whole record",
        "With SELECT * the columns that a caller does not need are not there at all (–). Support"
            + " must not touch national ids, and * would.",
        Query.of("SELECT * FROM people WHERE id = ?", customer.id()),
        Caller.ALL,
        ONE_ROW);
  }

  private static Scene list() {
    return new Scene(
        "Filtered: the biggest orders",
        "The analyst sees the people of region EU only, whatever the query joins. Support gets 50"
            + " rows at a time.",
        Query.of(
            """
            SELECT o.id, p.region, p.postcode, o.amount, o.card_number
            FROM orders o JOIN people p ON p.id = o.person_id
            WHERE o.amount >= ?
            ORDER BY o.amount DESC, o.id
            """,
            new BigDecimal("1000")),
        List.of(Caller.ANALYST, Caller.SUPPORT, Caller.OFFICER),
        TABLES);
  }

  private static Scene turnover() {
    return new Scene(
        "Filtered: turnover by region",
        "Counts and sums are over the permitted rows and no others.",
        Query.of(
            """
            SELECT p.region, count(*) AS orders, sum(o.amount) AS turnover
            FROM orders o JOIN people p ON p.id = o.person_id
            GROUP BY p.region
            ORDER BY p.region
            """),
        Caller.ALL,
        TABLES);
  }

  private static Scene health() {
    return new Scene(
        "Blocked: diagnoses",
        "Health data is for research. Who asks without the right reads which rule says so.",
        Query.of(
            """
            SELECT diagnosis, count(*) AS patients
            FROM patients
            GROUP BY diagnosis
            ORDER BY patients DESC, diagnosis
            """),
        Caller.ALL,
        TABLES);
  }

  private static Scene salaries() {
    return new Scene(
        "Masked before it is counted: salaries",
        "min and max are taken of what the caller may see: steps of ten thousand, nothing at all,"
            + " or the truth.",
        Query.of(
            """
            SELECT gender, count(*) AS people, min(salary) AS lowest, max(salary) AS highest
            FROM people
            GROUP BY gender
            ORDER BY gender
            """),
        Caller.ALL,
        TABLES);
  }

  private static Scene search(Person customer) {
    String guess = customer.email().substring(0, customer.email().indexOf('@')) + "%";
    return new Scene(
        "No guessing: a search on a masked column",
        "The search sees the masked address too. A driver that masks only the output would have"
            + " said yes or no to every guess.",
        Query.of(
            """
            SELECT id, city, email
            FROM people
            WHERE lower(email) LIKE ?
            """,
            guess),
        Caller.ALL,
        TABLES);
  }

  private static Scene write(Person customer) {
    return new Scene(
        "Blocked: a change",
        "Nobody writes unless a rule says so, and auditing is no reason to.",
        Query.of("UPDATE people SET city = ? WHERE id = ?", "Bremen", customer.id()),
        Caller.ALL,
        TABLES);
  }
}
