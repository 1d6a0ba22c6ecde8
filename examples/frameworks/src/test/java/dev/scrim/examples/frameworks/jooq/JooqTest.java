package dev.scrim.examples.frameworks.jooq;

import static dev.scrim.examples.frameworks.Callers.AGENT;
import static dev.scrim.examples.frameworks.Callers.OFFICER;
import static dev.scrim.examples.frameworks.Callers.SUPPORT;
import static dev.scrim.examples.frameworks.Callers.as;
import static dev.scrim.examples.frameworks.Callers.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.scrim.error.PolicyDeniedException;
import dev.scrim.examples.frameworks.Bank;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An application on jOOQ, without generated code; the dialect is named, as jOOQ wants it. */
class JooqTest {

  private static final Table<Record> CUSTOMERS = table(name("customers"));
  private static final Field<Long> ID = field(name("customers", "id"), SQLDataType.BIGINT);
  private static final Field<String> FULL_NAME =
      field(name("customers", "full_name"), SQLDataType.VARCHAR);
  private static final Field<String> EMAIL = field(name("customers", "email"), SQLDataType.VARCHAR);
  private static final Field<String> NATIONAL_ID =
      field(name("customers", "national_id"), SQLDataType.VARCHAR);
  private static final Field<String> REGION =
      field(name("customers", "region"), SQLDataType.VARCHAR);
  private static final Field<JSONB> PREFERENCES =
      field(name("customers", "preferences"), SQLDataType.JSONB);

  private static final Table<Record> ORDERS = table(name("orders"));
  private static final Field<Long> ORDER_ID = field(name("orders", "id"), SQLDataType.BIGINT);
  private static final Field<Long> CUSTOMER_ID =
      field(name("orders", "customer_id"), SQLDataType.BIGINT);
  private static final Field<BigDecimal> AMOUNT =
      field(name("orders", "amount"), SQLDataType.NUMERIC(12, 2));
  private static final Field<String> STATUS = field(name("orders", "status"), SQLDataType.VARCHAR);
  private static final Field<String[]> TAGS =
      field(name("orders", "tags"), SQLDataType.CLOB.array());

  private static final Bank BANK = Bank.open("jooq");
  private static Connection connection;
  private static DSLContext db;

  @BeforeAll
  static void starts() throws Exception {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    connection = DriverManager.getConnection(BANK.url());
    db = DSL.using(connection, SQLDialect.POSTGRES);
  }

  @AfterAll
  static void stops() throws Exception {
    connection.close();
  }

  @Test
  void rowsAreFetchedMasked() {
    Result<?> rows =
        as(
            SUPPORT,
            () ->
                db.select(FULL_NAME, EMAIL, NATIONAL_ID)
                    .from(CUSTOMERS)
                    .where(ID.in(1L, 2L))
                    .orderBy(ID)
                    .fetch());
    assertThat(rows.getValues(EMAIL)).containsExactly("a***@example.org", "b***@example.org");
    assertThat(rows.getValues(NATIONAL_ID)).containsOnly("***");
    assertThat(as(OFFICER, () -> db.fetchCount(CUSTOMERS, lower(NATIONAL_ID).eq("801224-1234"))))
        .isEqualTo(1);
    assertThat(as(SUPPORT, () -> db.fetchCount(CUSTOMERS, lower(NATIONAL_ID).eq("801224-1234"))))
        .isZero();
    assertThat(as(AGENT, () -> db.fetchCount(CUSTOMERS))).isEqualTo(2);
  }

  @Test
  void joinsGroupsWindowsAndArrays() {
    Result<?> sums =
        as(
            SUPPORT,
            () ->
                db.select(REGION, sum(AMOUNT), arrayAgg(EMAIL).orderBy(EMAIL))
                    .from(ORDERS)
                    .join(CUSTOMERS)
                    .on(CUSTOMER_ID.eq(ID))
                    .groupBy(REGION)
                    .having(count().gt(4))
                    .orderBy(REGION)
                    .fetch());
    assertThat(sums.getValues(REGION)).containsExactly("EU", "US");
    Result<?> first =
        as(
            SUPPORT,
            () -> {
              var numbered =
                  select(
                          EMAIL.as("email"),
                          rowNumber().over().partitionBy(REGION).orderBy(EMAIL).as("n"))
                      .from(CUSTOMERS)
                      .asTable("numbered");
              return db.select(numbered.field("email"))
                  .from(numbered)
                  .where(numbered.field("n", Integer.class).eq(1))
                  .orderBy(1)
                  .fetch();
            });
    assertThat(first).hasSize(3);
    assertThat(as(SUPPORT, () -> db.fetchCount(ORDERS, TAGS.contains(new String[] {"gift"}))))
        .isPositive();
  }

  @Test
  void jsonAndNestedRows() {
    assertThat(
            as(
                SUPPORT,
                () ->
                    db.select(EMAIL)
                        .from(CUSTOMERS)
                        .where(jsonbGetAttributeAsText(PREFERENCES, "newsletter").eq("true"))
                        .orderBy(ID)
                        .fetch(EMAIL)))
        .containsExactly("a***@example.org", "e***@example.net");
    assertThat(
            as(
                SUPPORT,
                () ->
                    db.selectCount()
                        .from(CUSTOMERS)
                        .where("preferences ?? 'newsletter'")
                        .fetchSingle()
                        .value1()))
        .isEqualTo(3);
    var nested =
        as(
            SUPPORT,
            () ->
                db.select(
                        EMAIL,
                        multiset(
                            select(AMOUNT, STATUS)
                                .from(ORDERS)
                                .where(CUSTOMER_ID.eq(ID))
                                .orderBy(ORDER_ID)))
                    .from(CUSTOMERS)
                    .where(ID.eq(1L))
                    .fetchSingle());
    assertThat(nested.value1()).isEqualTo("a***@example.org");
    assertThat(nested.value2()).hasSize(4);
  }

  @Test
  void pages() {
    assertThat(
            as(
                SUPPORT,
                () -> db.select(ID).from(CUSTOMERS).orderBy(ID).limit(2).offset(1).fetch(ID)))
        .containsExactly(2L, 3L);
    assertThat(
            as(
                SUPPORT,
                () ->
                    db.select(ID)
                        .from(CUSTOMERS)
                        .orderBy(EMAIL, ID)
                        .seek("c", 0L)
                        .limit(2)
                        .fetch()))
        .hasSize(2);
    try (var cursor =
        as(SUPPORT, () -> db.select(EMAIL).from(CUSTOMERS).orderBy(ID).fetchSize(2).fetchLazy())) {
      assertThat(cursor.fetchNext(3).getValues(EMAIL)).element(2).isEqualTo("c***@example.com");
    }
  }

  @Test
  void rowsAreWrittenAndReturned() {
    Result<?> made =
        as(
            SUPPORT,
            () ->
                db.insertInto(
                        ORDERS,
                        field(name("customer_id"), Long.class),
                        field(name("amount"), BigDecimal.class),
                        field(name("status"), String.class))
                    .values(1L, BigDecimal.TEN, "jooq")
                    .values(2L, BigDecimal.ONE, "jooq")
                    .returningResult(
                        field(name("id"), Long.class), field(name("amount"), BigDecimal.class))
                    .fetch());
    assertThat(made).hasSize(2);
    int[] batch =
        as(
            SUPPORT,
            () ->
                db.batch(
                        db.update(ORDERS)
                            .set(field(name("status"), String.class), (String) null)
                            .where(field(name("id"), Long.class).eq((Long) null)))
                    .bind("jooq2", made.get(0).get(0))
                    .bind("jooq2", made.get(1).get(0))
                    .execute());
    assertThat(batch).containsExactly(1, 1);
    assertThat(
            as(
                SUPPORT,
                () ->
                    db.deleteFrom(ORDERS)
                        .where(STATUS.eq("jooq2"))
                        .returningResult(STATUS)
                        .fetch(STATUS)))
        .containsExactly("jooq2", "jooq2");
  }

  @Test
  void anUpsert() {
    Field<Long> id = field(name("id"), Long.class);
    Field<String> fullName = field(name("full_name"), String.class);
    Field<String> email = field(name("email"), String.class);
    Field<String> nationalId = field(name("national_id"), String.class);
    Field<String> region = field(name("region"), String.class);
    String name =
        as(
            OFFICER,
            () ->
                db.insertInto(CUSTOMERS, fullName, email, nationalId, region)
                    .values("Emi T.", "emi@example.net", "000229-7777", "APAC")
                    .onConflict(email)
                    .doUpdate()
                    .set(fullName, "Emi T.")
                    .returningResult(fullName)
                    .fetchSingle()
                    .value1());
    assertThat(name).isEqualTo("Emi T.");
  }

  @Test
  void whatIsReturnedIsMasked() {
    var returned =
        as(
            SUPPORT,
            () ->
                db.update(CUSTOMERS)
                    .set(field(name("full_name"), String.class), "Boris K.")
                    .where(ID.eq(2L))
                    .returningResult(FULL_NAME, EMAIL, NATIONAL_ID)
                    .fetchSingle());
    assertThat(returned.value1()).isEqualTo("Boris K.");
    assertThat(returned.value2()).isEqualTo("b***@example.org");
    assertThat(returned.value3()).isEqualTo("***");
  }

  @Test
  void aMaskedValueIsNotWritten() {
    assertThatThrownBy(
            () ->
                run(
                    SUPPORT,
                    () ->
                        db.update(CUSTOMERS)
                            .set(field(name("email"), String.class), "a***@example.org")
                            .where(ID.eq(1L))
                            .execute()))
        .isInstanceOf(DataAccessException.class)
        .cause()
        .isInstanceOf(PolicyDeniedException.class)
        .hasMessageContaining("public.customers.email");
  }

  @Test
  void transactionsNestAndGoOnAfterARefusal() {
    run(
        SUPPORT,
        () ->
            db.transaction(
                outer -> {
                  outer.dsl().execute("UPDATE orders SET status = 'nested' WHERE id = 51");
                  assertThatThrownBy(
                          () ->
                              outer
                                  .dsl()
                                  .transaction(
                                      inner -> {
                                        inner.dsl().execute("DELETE FROM orders");
                                        inner.dsl().fetch("SELECT * FROM secrets");
                                      }))
                      .isInstanceOf(DataAccessException.class);
                }));
    assertThat(BANK.really("SELECT count(*) FROM orders WHERE id <= 1000")).isEqualTo("20");
  }

  /**
   * Two statements in one call, or a statement and no name for it, are what Scrim does not take.
   */
  @Test
  void severalResultsOfOneCallAreRefused() {
    assertThatThrownBy(
            () -> run(SUPPORT, () -> db.fetchMany("SELECT 1; SELECT email FROM customers")))
        .cause()
        .isInstanceOf(PolicyDeniedException.class);
    List<?> one = as(SUPPORT, () -> db.fetchMany("SELECT email FROM customers"));
    assertThat(one).hasSize(1);
  }

  @Test
  void metadata() {
    Result<?> typed =
        as(
            SUPPORT,
            () ->
                db.resultQuery("SELECT id, email, amount FROM customers JOIN orders USING (id)")
                    .fetch());
    assertThat(typed.field("email").getType()).isEqualTo(String.class);
    assertThat(
            as(
                SUPPORT,
                () -> db.select(val("x").as("label")).fetchSingle().fieldsRow().field(0).getName()))
        .isEqualTo("label");
  }
}
