package dev.scrim.examples.frameworks.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Map;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Support sees two of its columns masked. Only what was changed is written. */
@Entity
@Table(name = "customers")
@DynamicUpdate
class Customer {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(name = "full_name", length = 80)
  String fullName;

  @Column(length = 120)
  String email;

  @Column(name = "national_id", length = 20)
  String nationalId;

  @Column(length = 10)
  String region;

  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, Object> preferences = Map.of();

  @Version int version;

  protected Customer() {}

  Customer(String fullName, String email, String nationalId, String region) {
    this.fullName = fullName;
    this.email = email;
    this.nationalId = nationalId;
    this.region = region;
  }
}
