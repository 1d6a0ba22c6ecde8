package dev.scrim.examples.frameworks.mybatis;

import java.math.BigDecimal;

/** An order; its id and the time at which it was made are given by the database. */
public class Order {

  public Long id;
  public long customerId;
  public BigDecimal amount;
  public String status;
  public java.time.OffsetDateTime orderedAt;
}
