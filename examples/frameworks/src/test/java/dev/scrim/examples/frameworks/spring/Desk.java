package dev.scrim.examples.frameworks.spring;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A service with transactions. */
@Service
class Desk {

  private final Customers customers;
  private final JdbcClient jdbc;

  Desk(Customers customers, JdbcClient jdbc) {
    this.customers = customers;
    this.jdbc = jdbc;
  }

  @Transactional
  public void rename(long id, String name) {
    customers.findById(id).orElseThrow().fullName = name;
  }

  @Transactional
  public int renameByQuery(long id, String name) {
    return customers.rename(id, name);
  }

  /** Both see the same transaction; what is refused in it does not end it. */
  @Transactional
  public void cancelOrders(long customer, Runnable between) {
    jdbc.sql("UPDATE orders SET status = 'cancelled' WHERE customer_id = :customer")
        .param("customer", customer)
        .update();
    between.run();
  }

  @Transactional(readOnly = true)
  public long streamed(String region) {
    try (var found = customers.streamByRegion(region)) {
      return found.filter(customer -> customer.nationalId.equals("***")).count();
    }
  }

  @Transactional
  public String locked(long id) {
    return customers.findLockedById(id).orElseThrow().fullName;
  }
}
