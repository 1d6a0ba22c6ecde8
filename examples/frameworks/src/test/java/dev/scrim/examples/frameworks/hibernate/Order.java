package dev.scrim.examples.frameworks.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Its ids come from a sequence, fifty at a time. */
@Entity
@Table(name = "orders")
class Order {

  enum Status {
    open,
    paid,
    cancelled
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "orders")
  @SequenceGenerator(name = "orders", sequenceName = "orders_seq", allocationSize = 50)
  Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  Customer customer;

  BigDecimal amount;

  @Enumerated(EnumType.STRING)
  @Column(length = 20)
  Status status;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> tags = List.of();

  @Column(name = "ordered_at")
  Instant orderedAt;

  protected Order() {}

  Order(Customer customer, BigDecimal amount, Status status, Instant orderedAt) {
    this.customer = customer;
    this.amount = amount;
    this.status = status;
    this.orderedAt = orderedAt;
  }
}
