package dev.scrim.examples.frameworks.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** Its update names every column, as Hibernate's does by default. */
@Entity
@Table(name = "customers")
class Customer {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  String fullName;
  String email;
  String nationalId;
  String region;
  @Version int version;

  protected Customer() {}

  Customer(String fullName, String email, String nationalId, String region) {
    this.fullName = fullName;
    this.email = email;
    this.nationalId = nationalId;
    this.region = region;
  }
}
