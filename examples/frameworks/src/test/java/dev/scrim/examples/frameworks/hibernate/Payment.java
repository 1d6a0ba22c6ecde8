package dev.scrim.examples.frameworks.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** All kinds of payments are in one table. */
@Entity
@Table(name = "payments")
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "kind")
abstract class Payment {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  BigDecimal amount;

  /** Support sees the last four characters of its account. */
  @Entity(name = "Transfer")
  @DiscriminatorValue("transfer")
  static class Transfer extends Payment {

    @Column(length = 34)
    String iban;
  }

  @Entity(name = "TerminalPayment")
  @DiscriminatorValue("terminal")
  static class Terminal extends Payment {

    @Column(length = 20)
    String terminal;
  }
}
