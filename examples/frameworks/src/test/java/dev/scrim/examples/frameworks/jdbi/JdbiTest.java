package dev.scrim.examples.frameworks.jdbi;

import static dev.scrim.examples.frameworks.Callers.AGENT;
import static dev.scrim.examples.frameworks.Callers.OFFICER;
import static dev.scrim.examples.frameworks.Callers.SUPPORT;
import static dev.scrim.examples.frameworks.Callers.as;
import static dev.scrim.examples.frameworks.Callers.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.error.PolicyDeniedException;
import dev.scrim.examples.frameworks.Bank;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An application on JDBI, fluent and with SQL objects. */
class JdbiTest {

  private static final Bank BANK = Bank.open("jdbi");
  private static Jdbi jdbi;

  /** What is read of a customer. */
  public record Customer(long id, String fullName, String email, String nationalId) {}

  /** SQL objects. */
  interface Orders {

    @SqlUpdate(
        "INSERT INTO orders (customer_id, amount, status) VALUES (:customer, :amount, :status)")
    @GetGeneratedKeys("id")
    long insert(long customer, BigDecimal amount, String status);

    @SqlBatch(
        "INSERT INTO orders (customer_id, amount, status) VALUES (:customer, :amount, 'batch')")
    @GetGeneratedKeys("id")
    List<Long> insertAll(List<Long> customer, BigDecimal amount);

    @SqlUpdate("DELETE FROM orders WHERE status = :status")
    int deleteWithStatus(String status);

    @SqlQuery(
        "SELECT id, full_name, email, national_id FROM customers WHERE id IN (<ids>) ORDER BY id")
    @RegisterConstructorMapper(Customer.class)
    List<Customer> customers(@BindList("ids") List<Long> ids);

    @SqlQuery("SELECT id, full_name, email, national_id FROM customers WHERE email = :email")
    @RegisterConstructorMapper(Customer.class)
    Optional<Customer> byEmail(String email);
  }

  @BeforeAll
  static void starts() {
    jdbi = Jdbi.create(BANK.url()).installPlugin(new SqlObjectPlugin());
  }

  @Test
  void rowsAreMappedMasked() {
    List<Customer> seen =
        as(
            SUPPORT,
            () ->
                jdbi.withHandle(
                    handle ->
                        handle
                            .createQuery(
                                "SELECT * FROM customers WHERE region = :region ORDER BY id")
                            .bind("region", "US")
                            .registerRowMapper(ConstructorMapper.factory(Customer.class))
                            .mapTo(Customer.class)
                            .list()));
    assertThat(seen)
        .containsExactly(
            new Customer(3, "Carla Diaz", "c***@example.com", "***"),
            new Customer(4, "Dmitri Volkov", "d***@example.com", "***"));
    assertThat(as(SUPPORT, () -> jdbi.onDemand(Orders.class).byEmail("anna@example.org")))
        .isEmpty();
    assertThat(as(OFFICER, () -> jdbi.onDemand(Orders.class).byEmail("anna@example.org")))
        .isPresent();
    assertThat(as(AGENT, () -> jdbi.onDemand(Orders.class).customers(List.of(1L, 3L))))
        .extracting(Customer::id)
        .containsExactly(1L);
  }

  @Test
  void rowsAreStreamedInPortions() {
    run(
        SUPPORT,
        () ->
            jdbi.useTransaction(
                handle -> {
                  try (var emails =
                      handle
                          .createQuery("SELECT email FROM customers ORDER BY id")
                          .setFetchSize(2)
                          .mapTo(String.class)
                          .stream()) {
                    assertThat(emails).hasSize(5).allMatch(email -> email.contains("***"));
                  }
                }));
  }

  @Test
  void keysAreReturned() {
    Orders orders = jdbi.onDemand(Orders.class);
    long id = as(SUPPORT, () -> orders.insert(1, BigDecimal.TEN, "single"));
    assertThat(id).isPositive();
    List<Long> ids = as(SUPPORT, () -> orders.insertAll(List.of(1L, 2L, 3L), BigDecimal.ONE));
    assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    assertThat(as(SUPPORT, () -> orders.deleteWithStatus("batch"))).isEqualTo(3);
    Map<String, Object> all =
        as(
            SUPPORT,
            () ->
                jdbi.withHandle(
                    handle ->
                        handle
                            .createUpdate("UPDATE orders SET status = 'twice' WHERE id = ?")
                            .bind(0, id)
                            .executeAndReturnGeneratedKeys()
                            .mapToMap()
                            .one()));
    assertThat(all).containsEntry("status", "twice").containsEntry("id", id);
    assertThat(as(SUPPORT, () -> orders.deleteWithStatus("twice"))).isEqualTo(1);
  }

  @Test
  void keysOfAMaskedTableAreMasked() {
    Map<String, Object> all =
        as(
            SUPPORT,
            () ->
                jdbi.withHandle(
                    handle ->
                        handle
                            .createUpdate(
                                "UPDATE customers SET full_name = 'Carla D.' WHERE id = 3")
                            .executeAndReturnGeneratedKeys()
                            .mapToMap()
                            .one()));
    assertThat(all)
        .containsEntry("id", 3L)
        .containsEntry("full_name", "Carla D.")
        .containsEntry("email", "c***@example.com")
        .containsEntry("national_id", "***");
    run(
        SUPPORT,
        () ->
            jdbi.useHandle(
                handle ->
                    handle.execute("UPDATE customers SET full_name = 'Carla Diaz' WHERE id = 3")));
  }

  @Test
  void batches() {
    int[] counts =
        as(
            SUPPORT,
            () ->
                jdbi.inTransaction(
                    handle -> {
                      PreparedBatch batch =
                          handle.prepareBatch("UPDATE orders SET status = :s WHERE id = :id");
                      batch.bind("s", "b").bind("id", 1).add();
                      batch.bind("s", "b").bind("id", -1).add();
                      return batch.execute();
                    }));
    assertThat(counts).containsExactly(1, 0);
  }

  @Test
  void aTransactionGoesOnAfterARefusal() {
    run(
        SUPPORT,
        () ->
            jdbi.useTransaction(
                handle -> {
                  handle.execute("UPDATE orders SET status = 'on' WHERE id = 51");
                  assertThatThrownBy(() -> email(handle, "a***@example.org"))
                      .cause()
                      .isInstanceOf(PolicyDeniedException.class)
                      .hasMessageContaining("public.customers.email");
                  handle.savepoint("here");
                  handle.execute("UPDATE orders SET status = 'off' WHERE id = 51");
                  handle.rollbackToSavepoint("here");
                }));
    assertThat(BANK.really("SELECT count(*) FROM orders WHERE status = 'off'")).isEqualTo("0");
  }

  private static void email(Handle handle, String email) {
    handle.execute("UPDATE customers SET email = ? WHERE id = 1", email);
  }
}
