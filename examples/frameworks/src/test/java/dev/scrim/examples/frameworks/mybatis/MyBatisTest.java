package dev.scrim.examples.frameworks.mybatis;

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
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.session.SqlSessionManager;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An application on MyBatis with its own pool, one mapper by annotations and one in XML. */
class MyBatisTest {

  private static final Bank BANK = Bank.open("mybatis");
  private static PooledDataSource pool;
  private static SqlSessionFactory factory;

  /** Each call is a session and a transaction of its own. */
  private static Customers customers;

  private static Orders orders;

  @BeforeAll
  static void starts() throws Exception {
    pool = new PooledDataSource("dev.scrim.ScrimDriver", BANK.url(), null, null);
    Configuration configuration =
        new Configuration(new Environment("test", new JdbcTransactionFactory(), pool));
    configuration.setMapUnderscoreToCamelCase(true);
    configuration.addMapper(Customers.class);
    configuration.addMapper(Orders.class);
    factory = new SqlSessionFactoryBuilder().build(configuration);
    SqlSessionManager calls = SqlSessionManager.newInstance(factory);
    customers = calls.getMapper(Customers.class);
    orders = calls.getMapper(Orders.class);
  }

  @AfterAll
  static void stops() {
    pool.forceCloseAll();
  }

  @Test
  void rowsAreMappedMasked() {
    Customer anna = as(SUPPORT, () -> customers.find(1));
    assertThat(anna.getEmail()).isEqualTo("a***@example.org");
    assertThat(anna.getNationalId()).isEqualTo("***");
    Map<String, Object> joined = as(SUPPORT, () -> orders.withCustomer(1));
    assertThat(joined).containsEntry("national_id", "***");
    assertThat(as(AGENT, () -> customers.find(3))).isNull();
  }

  @Test
  void dynamicSql() {
    assertThat(as(SUPPORT, () -> customers.search("%@example.com", null))).hasSize(2);
    assertThat(as(SUPPORT, () -> customers.search("carla%", null))).isEmpty();
    assertThat(as(OFFICER, () -> customers.search("carla%", List.of(1, 3))))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("email", "carla@example.com"));
    assertThat(as(SUPPORT, () -> customers.search(null, List.of(1, 2, 3)))).hasSize(3);
    assertThat(as(SUPPORT, () -> orders.ofCustomer(2, "paid"))).isNotEmpty();
    assertThat(as(SUPPORT, () -> orders.ofCustomer(2, null))).hasSize(4);
  }

  @Test
  void pages() {
    assertThat(as(SUPPORT, () -> customers.page(new RowBounds(1, 2))))
        .extracting(Customer::getEmail)
        .containsExactly("b***@example.org", "c***@example.com");
  }

  @Test
  void generatedKeys() {
    Customer finn = new Customer();
    finn.setFullName("Finn Olsen");
    finn.setEmail("finn@example.org");
    finn.setNationalId("990101-0001");
    finn.setRegion("EU");
    as(OFFICER, () -> customers.insert(finn));
    assertThat(finn.getId()).isGreaterThan(5);
    assertThat(as(OFFICER, () -> customers.delete(finn.getId()))).isEqualTo(1);

    Order one = order("keyed");
    as(SUPPORT, () -> orders.insert(one));
    assertThat(one.id).isPositive();
    assertThat(one.orderedAt).isNotNull();
    List<Order> many = List.of(order("keyed"), order("keyed"), order("keyed"));
    as(SUPPORT, () -> orders.insertAll(many));
    assertThat(many).extracting(order -> order.id).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(as(SUPPORT, () -> orders.deleteWithStatus("keyed"))).isEqualTo(4);
  }

  @Test
  void batches() {
    run(
        SUPPORT,
        () -> {
          try (SqlSession session = factory.openSession(ExecutorType.BATCH)) {
            Orders batch = session.getMapper(Orders.class);
            for (int i = 0; i < 30; i++) {
              batch.insert(order("batch"));
            }
            batch.deleteWithStatus("nothing");
            List<BatchResult> results = session.flushStatements();
            assertThat(results.get(0).getUpdateCounts()).hasSize(30).containsOnly(1);
            assertThat(results.get(1).getUpdateCounts()).containsExactly(0);
            assertThat(results.get(0).getParameterObjects())
                .allSatisfy(order -> assertThat(((Order) order).id).isPositive());
            session.commit();
          }
        });
    assertThat(as(SUPPORT, () -> orders.deleteWithStatus("batch"))).isEqualTo(30);
  }

  @Test
  void statementsAreReused() {
    run(
        SUPPORT,
        () -> {
          try (SqlSession session = factory.openSession(ExecutorType.REUSE)) {
            Customers reused = session.getMapper(Customers.class);
            assertThat(reused.find(1).getEmail()).isEqualTo("a***@example.org");
            session.clearCache();
            assertThat(as(OFFICER, () -> reused.find(1)).getEmail()).isEqualTo("anna@example.org");
          }
        });
  }

  @Test
  void aMaskedRowThatIsSavedIsRefused() {
    Customer anna = as(SUPPORT, () -> customers.find(1));
    anna.setFullName("Anna Bergson");
    assertThatThrownBy(() -> as(SUPPORT, () -> customers.update(anna)))
        .rootCause()
        .isInstanceOf(PolicyDeniedException.class)
        .hasMessageContaining("public.customers.email");
    assertThat(BANK.really("SELECT full_name || email FROM customers WHERE id = 1"))
        .isEqualTo("Anna Berganna@example.org");
  }

  @Test
  void someColumnsAreChanged() {
    Order order = order("made");
    as(SUPPORT, () -> orders.insert(order));
    Order change = new Order();
    change.id = order.id;
    change.status = "changed";
    assertThat(as(SUPPORT, () -> orders.change(change))).isEqualTo(1);
    assertThat(as(SUPPORT, () -> orders.deleteWithStatus("changed"))).isEqualTo(1);
  }

  private static Order order(String status) {
    Order order = new Order();
    order.customerId = 5;
    order.amount = BigDecimal.TEN;
    order.status = status;
    return order;
  }
}
