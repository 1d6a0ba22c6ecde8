package dev.scrim.examples.frameworks.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** Each kind of account has a table of its own, joined to this one. */
@Entity
@Table(name = "accounts")
@Inheritance(strategy = InheritanceType.JOINED)
abstract class Account {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  Customer customer;

  BigDecimal balance;

  @Entity(name = "SavingsAccount")
  @Table(name = "savings_accounts")
  static class Savings extends Account {

    BigDecimal rate;
  }

  /** Support sees the last four digits of its number. */
  @Entity(name = "CardAccount")
  @Table(name = "card_accounts")
  static class Card extends Account {

    @Column(name = "card_number", length = 19)
    String cardNumber;
  }
}
