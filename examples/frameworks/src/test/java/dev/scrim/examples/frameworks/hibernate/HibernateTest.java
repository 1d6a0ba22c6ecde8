package dev.scrim.examples.frameworks.hibernate;

import static dev.scrim.examples.frameworks.Callers.AGENT;
import static dev.scrim.examples.frameworks.Callers.OFFICER;
import static dev.scrim.examples.frameworks.Callers.SUPPORT;
import static dev.scrim.examples.frameworks.Callers.as;
import static dev.scrim.examples.frameworks.Callers.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.scrim.error.PolicyDeniedException;
import dev.scrim.examples.frameworks.Bank;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.LockMode;
import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An application on Hibernate: its configuration names the URL, and nothing else of Scrim. */
class HibernateTest {

  private static final Bank BANK = Bank.open("hibernate");
  private static SessionFactory factory;

  @BeforeAll
  static void startsWithSchemaValidation() {
    factory =
        new Configuration()
            .addAnnotatedClass(Customer.class)
            .addAnnotatedClass(Order.class)
            .addAnnotatedClass(Account.class)
            .addAnnotatedClass(Account.Savings.class)
            .addAnnotatedClass(Account.Card.class)
            .addAnnotatedClass(Payment.class)
            .addAnnotatedClass(Payment.Transfer.class)
            .addAnnotatedClass(Payment.Terminal.class)
            .setProperty("hibernate.connection.url", BANK.url())
            .setProperty("hibernate.hbm2ddl.auto", "validate")
            .setProperty("hibernate.jdbc.batch_size", "20")
            .buildSessionFactory();
  }

  @AfterAll
  static void stops() {
    factory.close();
  }

  @Test
  void entitiesAreReadMasked() {
    Customer seen = as(SUPPORT, () -> find(Customer.class, 1));
    assertThat(seen.fullName).isEqualTo("Anna Berg");
    assertThat(seen.email).isEqualTo("a***@example.org");
    assertThat(seen.nationalId).isEqualTo("***");
    assertThat(seen.preferences).isEqualTo(Map.of("newsletter", true));

    Customer whole = as(OFFICER, () -> find(Customer.class, 1));
    assertThat(whole.email).isEqualTo("anna@example.org");
    assertThat(whole.nationalId).isEqualTo("801224-1234");
  }

  @Test
  void queriesSearchAndSortMaskedValues() {
    String search = "from Customer where email like '%@example.com' order by email, id";
    assertThat(as(SUPPORT, () -> list(search, Customer.class)))
        .extracting(customer -> customer.email)
        .containsExactly("c***@example.com", "d***@example.com");
    String guess = "from Customer where nationalId = '801224-1234'";
    assertThat(as(SUPPORT, () -> list(guess, Customer.class))).isEmpty();
    assertThat(as(OFFICER, () -> list(guess, Customer.class))).hasSize(1);
  }

  @Test
  void rowsAreFiltered() {
    assertThat(as(AGENT, () -> list("from Customer order by id", Customer.class)))
        .extracting(customer -> customer.region)
        .containsOnly("EU");
    assertThat(as(AGENT, () -> find(Customer.class, 3))).isNull();
    List<Long> counts =
        as(
            AGENT,
            () -> list("select count(o) from Order o join o.customer c group by c.id", Long.class));
    assertThat(counts).containsExactly(4L, 4L);
  }

  @Test
  void aMaskedEntityThatIsSavedIsRefused() {
    assertThatThrownBy(
            () ->
                run(
                    SUPPORT,
                    () ->
                        factory.inTransaction(
                            session -> {
                              Customer customer = session.find(Customer.class, 1L);
                              customer.email = customer.email.toUpperCase(java.util.Locale.ROOT);
                            })))
        .hasRootCauseInstanceOf(PolicyDeniedException.class)
        .rootCause()
        .hasMessageContaining("public.customers.email")
        .hasMessageNotContaining("A***");
    // merging what came from elsewhere writes each column that differs from what is read
    assertThatThrownBy(
            () ->
                run(
                    SUPPORT,
                    () -> {
                      Customer detached = find(Customer.class, 1);
                      detached.fullName = "Anna Bergson";
                      detached.nationalId = "000000-0000";
                      factory.inTransaction(session -> session.merge(detached));
                    }))
        .rootCause()
        .isInstanceOf(PolicyDeniedException.class)
        .hasMessageContaining("public.customers.national_id");
    assertThat(BANK.really("SELECT full_name || email || national_id FROM customers WHERE id = 1"))
        .isEqualTo("Anna Berganna@example.org801224-1234");
  }

  @Test
  void whatIsShownMayBeChangedWhereThePolicySaysSo() {
    run(
        SUPPORT,
        () ->
            factory.inTransaction(
                session -> session.find(Customer.class, 2L).fullName = "Boris Klein-Roth"));
    assertThat(BANK.really("SELECT full_name || email || version FROM customers WHERE id = 2"))
        .isEqualTo("Boris Klein-Rothboris@example.org1");
  }

  @Test
  void identitiesAreGiven() {
    Customer customer = new Customer("Finn Olsen", "finn@example.org", "990101-0001", "EU");
    run(OFFICER, () -> factory.inTransaction(session -> session.persist(customer)));
    assertThat(customer.id).isGreaterThan(5);
    assertThat(BANK.really("SELECT email FROM customers WHERE id = " + customer.id))
        .isEqualTo("finn@example.org");
    run(OFFICER, () -> factory.inTransaction(session -> session.remove(session.merge(customer))));
    assertThat(BANK.really("SELECT count(*) FROM customers WHERE id = " + customer.id))
        .isEqualTo("0");
  }

  @Test
  void sequencesGiveIdsAndInsertsGoInBatches() {
    run(
        SUPPORT,
        () ->
            factory.inTransaction(
                session -> {
                  Customer customer = session.getReference(Customer.class, 4L);
                  for (int i = 1; i <= 45; i++) {
                    session.persist(order(customer, i));
                  }
                }));
    assertThat(
            BANK.really(
                "SELECT count(*) FROM orders WHERE customer_id = 4 AND status = 'cancelled'"))
        .isEqualTo("45");
    int deleted =
        as(
            SUPPORT,
            () ->
                factory.fromTransaction(
                    session ->
                        session
                            .createMutationQuery("delete from Order where status = 'cancelled'")
                            .executeUpdate()));
    assertThat(deleted).isEqualTo(45);
  }

  private static Order order(Customer customer, int amount) {
    Order order =
        new Order(
            customer,
            BigDecimal.valueOf(amount),
            Order.Status.cancelled,
            Instant.parse("2026-02-01T10:00:00Z"));
    order.tags = List.of("gift", "return");
    return order;
  }

  @Test
  void pagesAreRead() {
    String query = "select o from Order o join fetch o.customer order by o.id";
    List<Order> page =
        as(
            SUPPORT,
            () ->
                factory.fromSession(
                    session ->
                        session
                            .createQuery(query, Order.class)
                            .setFirstResult(5)
                            .setMaxResults(3)
                            .list()));
    assertThat(page).hasSize(3);
    assertThat(page).allSatisfy(o -> assertThat(o.customer.nationalId).isEqualTo("***"));
    List<BigDecimal> scrolled =
        as(
            SUPPORT,
            () ->
                factory.fromSession(
                    session -> {
                      try (ScrollableResults<Order> rows =
                          session
                              .createQuery(query, Order.class)
                              .scroll(ScrollMode.SCROLL_SENSITIVE)) {
                        rows.position(6);
                        return List.of(rows.get().amount);
                      }
                    }));
    assertThat(scrolled.get(0)).isEqualByComparingTo(page.get(0).amount);
  }

  @Test
  void filteredRowsAreWrittenWithinTheirFilter() {
    Customer gina = new Customer("Gina Rossi", "gina@example.org", "880808-0008", "EU");
    run(AGENT, () -> factory.inTransaction(session -> session.persist(gina)));
    assertThat(gina.id).isNotNull();
    Customer hugo = new Customer("Hugo Smith", "hugo@example.org", "770707-0007", "US");
    assertThatThrownBy(
            () -> run(AGENT, () -> factory.inTransaction(session -> session.persist(hugo))))
        .rootCause()
        .hasMessageContaining("public.customers");
    assertThatThrownBy(
            () ->
                run(
                    AGENT,
                    () ->
                        factory.inTransaction(
                            session -> session.find(Customer.class, gina.id).region = "US")))
        .rootCause()
        .hasMessageContaining("public.customers");
    int renamed =
        as(
            AGENT,
            () ->
                factory.fromTransaction(
                    session ->
                        session
                            .createMutationQuery("update Customer set version = version + 1")
                            .executeUpdate()));
    assertThat(renamed).isEqualTo(3);
    run(
        AGENT,
        () ->
            factory.inTransaction(
                session -> session.remove(session.find(Customer.class, gina.id))));
    assertThat(
            BANK.really(
                "SELECT count(*) FROM customers WHERE email IN ('gina@example.org', 'hugo@example.org')"))
        .isEqualTo("0");
  }

  @Test
  void inheritanceOverJoinedTables() {
    List<Account> accounts = as(SUPPORT, () -> list("from Account order by id", Account.class));
    assertThat(accounts).hasSize(3);
    assertThat(accounts.get(0))
        .isInstanceOfSatisfying(
            Account.Savings.class,
            account -> assertThat(account.rate).isEqualByComparingTo("1.25"));
    assertThat(accounts.subList(1, 3))
        .extracting(account -> ((Account.Card) account).cardNumber)
        .containsExactly("************1111", "************5559");

    Account.Card card = new Account.Card();
    card.balance = BigDecimal.TEN;
    card.cardNumber = "340000000000009";
    run(
        OFFICER,
        () ->
            factory.inTransaction(
                session -> {
                  card.customer = session.getReference(Customer.class, 5L);
                  session.persist(card);
                  session.flush();
                  card.cardNumber = "340000000000017";
                  session.flush();
                  session.remove(card);
                }));
    assertThatThrownBy(
            () ->
                run(
                    SUPPORT,
                    () ->
                        factory.inTransaction(
                            session -> session.find(Account.Card.class, 2L).cardNumber = "1")))
        .rootCause()
        .isInstanceOf(PolicyDeniedException.class)
        .hasMessageContaining("public.card_accounts.card_number");
  }

  @Test
  void inheritanceInOneTable() {
    List<Payment> payments = as(SUPPORT, () -> list("from Payment order by id", Payment.class));
    assertThat(payments).hasSize(3);
    assertThat(((Payment.Transfer) payments.get(0)).iban).isEqualTo("******************3000");
    assertThat(((Payment.Terminal) payments.get(2)).terminal).isEqualTo("T-17");
    assertThat(as(SUPPORT, () -> list("from TerminalPayment", Payment.Terminal.class))).hasSize(1);

    Payment.Transfer transfer = new Payment.Transfer();
    transfer.amount = BigDecimal.ONE;
    transfer.iban = "NL91ABNA0417164300";
    run(
        OFFICER,
        () ->
            factory.inTransaction(
                session -> {
                  session.persist(transfer);
                  session.flush();
                  session.remove(transfer);
                }));
    assertThat(transfer.id).isGreaterThan(3);
  }

  @Test
  void staleEntitiesAreNoticed() {
    Customer stale = as(OFFICER, () -> find(Customer.class, 4));
    run(
        OFFICER,
        () ->
            factory.inTransaction(session -> session.find(Customer.class, 4L).fullName = "D. V."));
    stale.fullName = "Dmitri";
    assertThatThrownBy(
            () -> run(OFFICER, () -> factory.inTransaction(session -> session.merge(stale))))
        .isInstanceOf(OptimisticLockException.class);
  }

  @Test
  void rowsAreLocked() {
    run(
        OFFICER,
        () ->
            factory.inTransaction(
                session -> {
                  Order locked = session.find(Order.class, 1L, LockModeType.PESSIMISTIC_WRITE);
                  assertThat(locked).isNotNull();
                  List<Order> others =
                      as(
                          SUPPORT,
                          () ->
                              factory.fromTransaction(
                                  other ->
                                      other
                                          .createQuery("from Order order by id", Order.class)
                                          .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                                          .setMaxResults(2)
                                          .list()));
                  assertThat(others).hasSize(2).extracting(order -> order.id).doesNotContain(1L);
                }));
    Customer shared =
        as(
            SUPPORT,
            () ->
                factory.fromTransaction(
                    session -> session.find(Customer.class, 1L, LockModeType.PESSIMISTIC_READ)));
    assertThat(shared.nationalId).isEqualTo("***");
  }

  @Test
  void aTransactionGoesOnAfterARefusal() {
    run(
        SUPPORT,
        () ->
            factory.inTransaction(
                session -> {
                  assertThatThrownBy(
                          () -> session.createNativeQuery("select * from secrets").list())
                      .rootCause()
                      .isInstanceOf(PolicyDeniedException.class)
                      .hasMessageContaining("public.secrets");
                  assertThat(session.find(Order.class, 1L)).isNotNull();
                }));
  }

  @Test
  void tuplesAggregatesAndNativeQueries() {
    String sums =
        "select c.region, sum(o.amount), max(c.email) from Order o join o.customer c"
            + " group by c.region order by c.region";
    assertThat(as(SUPPORT, () -> list(sums, Object[].class)))
        .extracting(row -> row[0], row -> row[2])
        .containsExactly(
            tuple("APAC", "e***@example.net"),
            tuple("EU", "b***@example.org"),
            tuple("US", "d***@example.com"));
    List<Customer> found =
        as(
            SUPPORT,
            () ->
                factory.fromSession(
                    session ->
                        session
                            .createNativeQuery(
                                "select * from customers where preferences ->> 'newsletter' = :on"
                                    + " order by id",
                                Customer.class)
                            .setParameter("on", "true")
                            .list()));
    assertThat(found).extracting(customer -> customer.nationalId).containsExactly("***", "***");
  }

  private static <T> T find(Class<T> type, long id) {
    return factory.fromSession(session -> session.find(type, id));
  }

  private static <T> List<T> list(String query, Class<T> type) {
    return factory.fromSession(session -> session.createQuery(query, type).list());
  }
}
