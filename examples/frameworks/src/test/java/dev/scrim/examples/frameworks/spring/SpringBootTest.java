package dev.scrim.examples.frameworks.spring;

import static dev.scrim.examples.frameworks.Callers.AGENT;
import static dev.scrim.examples.frameworks.Callers.OFFICER;
import static dev.scrim.examples.frameworks.Callers.STRANGER;
import static dev.scrim.examples.frameworks.Callers.SUPPORT;
import static dev.scrim.examples.frameworks.Callers.as;
import static dev.scrim.examples.frameworks.Callers.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.examples.frameworks.Bank;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.relational.core.dialect.Dialect;
import org.springframework.data.relational.core.dialect.PostgresDialect;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/** A Spring Boot application whose only setting is the URL. */
class SpringBootTest {

  private static final Bank BANK = Bank.open("spring");
  private static ConfigurableApplicationContext context;

  private static Customers customers;
  private static Orders orders;
  private static Desk desk;
  private static JdbcClient jdbc;

  @BeforeAll
  static void starts() {
    context =
        new SpringApplicationBuilder(BankApplication.class)
            .web(WebApplicationType.NONE)
            .run("--spring.datasource.url=" + BANK.url());
    customers = context.getBean(Customers.class);
    orders = context.getBean(Orders.class);
    desk = context.getBean(Desk.class);
    jdbc = context.getBean(JdbcClient.class);
  }

  @AfterAll
  static void stops() {
    context.close();
  }

  @Test
  void theUrlAloneIsEnough() {
    assertThat(context.getBean(HikariDataSource.class).getDriverClassName())
        .isEqualTo("dev.scrim.ScrimDriver");
    assertThat(context.getEnvironment().getProperty("spring.datasource.driver-class-name"))
        .isEqualTo("dev.scrim.ScrimDriver");
  }

  @Test
  void theProductIsKnownByItsMetadata() throws Exception {
    try (Connection connection = context.getBean(HikariDataSource.class).getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      assertThat(DatabaseDriver.fromProductName(product)).isEqualTo(DatabaseDriver.POSTGRESQL);
    }
    assertThat(context.getBean(Dialect.class)).isInstanceOf(PostgresDialect.class);
    // the prefix of the URL alone tells Boot nothing
    assertThat(DatabaseDriver.fromJdbcUrl(BANK.url())).isEqualTo(DatabaseDriver.UNKNOWN);
  }

  @Test
  void aFurtherDataSourceIsBuiltFromItsUrl() throws Exception {
    try (HikariDataSource second =
            DataSourceBuilder.create().type(HikariDataSource.class).url(BANK.url()).build();
        var connection = second.getConnection()) {
      assertThat(connection.isValid(2)).isTrue();
    }
  }

  @Test
  void repositoriesReadMaskedEntities() {
    Page<Customer> page =
        as(
            SUPPORT,
            () ->
                customers.findByRegionNot(
                    "APAC", PageRequest.of(0, 2, Sort.by("email").descending())));
    assertThat(page.getTotalElements()).isEqualTo(4);
    assertThat(page.getContent())
        .extracting(customer -> customer.email)
        .containsExactly("d***@example.com", "c***@example.com");
    assertThat(as(SUPPORT, () -> customers.findByEmailEndingWithOrderById("example.net")))
        .singleElement()
        .satisfies(line -> assertThat(line.getEmail()).isEqualTo("e***@example.net"));
    assertThat(as(SUPPORT, () -> customers.existsByNationalId("801224-1234"))).isFalse();
    assertThat(as(OFFICER, () -> customers.existsByNationalId("801224-1234"))).isTrue();
    assertThat(as(SUPPORT, () -> desk.streamed("US"))).isEqualTo(2);
    assertThat(as(AGENT, () -> customers.countByRegion()))
        .singleElement()
        .satisfies(row -> assertThat(row).startsWith("EU"));
  }

  @Test
  void aMaskedEntityThatIsSavedIsRefused() {
    Customer anna = as(SUPPORT, () -> customers.findById(1L).orElseThrow());
    anna.fullName = "Anna Bergson";
    assertThatThrownBy(() -> run(SUPPORT, () -> customers.save(anna)))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .isInstanceOf(PolicyDeniedException.class)
        .hasMessageMatching(".*public\\.customers\\.(email|national_id) .*");
    assertThatThrownBy(() -> run(SUPPORT, () -> desk.rename(1, "Anna Bergson")))
        .rootCause()
        .hasMessageMatching(".*public\\.customers\\.(email|national_id) .*");
    assertThat(BANK.really("SELECT full_name || email FROM customers WHERE id = 1"))
        .isEqualTo("Anna Berganna@example.org");
    // what writes nothing but what may be written goes through
    assertThat(as(SUPPORT, () -> desk.renameByQuery(1, "Anna Berg"))).isEqualTo(1);
  }

  @Test
  void whoSeesAllSavesAll() {
    Customer finn = new Customer("Finn Olsen", "finn@example.org", "990101-0001", "EU");
    run(OFFICER, () -> customers.save(finn));
    run(OFFICER, () -> desk.rename(finn.id, "Finn Olsson"));
    assertThat(BANK.really("SELECT full_name FROM customers WHERE email = 'finn@example.org'"))
        .isEqualTo("Finn Olsson");
    assertThat(as(OFFICER, () -> desk.locked(finn.id))).isEqualTo("Finn Olsson");
    run(OFFICER, () -> customers.deleteById(finn.id));
    assertThat(as(OFFICER, () -> customers.existsById(finn.id))).isFalse();
  }

  @Test
  void springDataJdbcReadsAndWrites() {
    assertThat(as(SUPPORT, () -> orders.findByStatusAndCustomerIdOrderById("open", 4L)))
        .isNotEmpty()
        .allSatisfy(order -> assertThat(order.customerId()).isEqualTo(4));
    Page<Order> page =
        as(SUPPORT, () -> orders.findByStatus("paid", PageRequest.of(1, 5, Sort.by("orderedAt"))));
    assertThat(page.getContent()).hasSize(5);
    Order made =
        as(
            SUPPORT,
            () -> orders.save(new Order(null, 5L, BigDecimal.TEN, "new", OffsetDateTime.now())));
    assertThat(made.id()).isNotNull();
    run(
        SUPPORT,
        () -> orders.save(new Order(made.id(), 5L, BigDecimal.ONE, "paid", made.orderedAt())));
    assertThat(BANK.really("SELECT status FROM orders WHERE id = " + made.id())).isEqualTo("paid");
    run(SUPPORT, () -> orders.deleteById(made.id()));
    assertThat(as(SUPPORT, () -> orders.existsById(made.id()))).isFalse();
  }

  /** A customer as a list shows it. */
  record Line(String fullName, String email) {}

  @Test
  void jdbcClientReadsAndWrites() {
    List<Line> lines =
        as(
            SUPPORT,
            () ->
                jdbc.sql("SELECT full_name, email FROM customers WHERE id IN (:ids) ORDER BY id")
                    .param("ids", List.of(3, 5))
                    .query(Line.class)
                    .list());
    assertThat(lines)
        .containsExactly(
            new Line("Carla Diaz", "c***@example.com"), new Line("Emi Tanaka", "e***@example.net"));

    KeyHolder key = new GeneratedKeyHolder();
    run(
        SUPPORT,
        () ->
            jdbc.sql("INSERT INTO orders (customer_id, amount, status) VALUES (?, ?, ?)")
                .params(1, 12.5, "new")
                .update(key, "id"));
    KeyHolder all = new GeneratedKeyHolder();
    run(
        SUPPORT,
        () ->
            jdbc.sql("UPDATE orders SET status = 'paid' WHERE id = :id")
                .param("id", key.getKey())
                .update(all));
    assertThat(all.getKeys()).containsEntry("status", "paid").containsKey("ordered_at");
    int deleted =
        as(SUPPORT, () -> jdbc.sql("DELETE FROM orders WHERE id = ?").param(key.getKey()).update());
    assertThat(deleted).isEqualTo(1);
  }

  @Test
  void jdbcTemplateReadsMetadataAndSendsBatches() {
    JdbcTemplate template = context.getBean(JdbcTemplate.class);
    SimpleJdbcInsert insert =
        new SimpleJdbcInsert(template)
            .withTableName("orders")
            .usingColumns("customer_id", "amount", "status")
            .usingGeneratedKeyColumns("id");
    Number id =
        as(
            SUPPORT,
            () ->
                insert.executeAndReturnKey(
                    Map.of("customer_id", 1, "amount", BigDecimal.TEN, "status", "batch")));
    assertThat(id.longValue()).isPositive();
    int[] counts =
        as(
            SUPPORT,
            () ->
                template.batchUpdate(
                    "UPDATE orders SET status = ? WHERE id = ?",
                    List.of(new Object[] {"batched", id}, new Object[] {"batched", -1})));
    assertThat(counts).containsExactly(1, 0);
    run(SUPPORT, () -> template.update("DELETE FROM orders WHERE id = ?", id));
  }

  @Test
  void aRefusalIsADataAccessExceptionThatSaysWhatToDo() {
    assertThatThrownBy(() -> run(SUPPORT, () -> jdbc.sql("TABLE secrets").query().listOfRows()))
        .isInstanceOf(DataAccessException.class)
        .cause()
        .isInstanceOf(PolicyDeniedException.class)
        .hasMessageContaining("public.secrets");
    assertThatThrownBy(() -> run(STRANGER, () -> customers.findAll()))
        .rootCause()
        .hasMessageContaining("no role that the bank knows");
  }

  @Test
  void aRefusalDoesNotEndTheTransaction() {
    run(
        SUPPORT,
        () ->
            desk.cancelOrders(
                3,
                () ->
                    assertThatThrownBy(() -> jdbc.sql("SELECT * FROM secrets").query().listOfRows())
                        .isInstanceOf(DataAccessException.class)));
    assertThat(BANK.really("SELECT DISTINCT status FROM orders WHERE customer_id = 3"))
        .isEqualTo("cancelled");
  }

  @Test
  void constraintsAreTranslatedWithoutTheirData() {
    assertThatThrownBy(
            () ->
                run(
                    OFFICER,
                    () ->
                        jdbc.sql(
                                "INSERT INTO customers (full_name, email, national_id, region)"
                                    + " VALUES ('x', 'anna@example.org', 'x', 'EU')")
                            .update()))
        .isInstanceOf(DuplicateKeyException.class);
  }
}
