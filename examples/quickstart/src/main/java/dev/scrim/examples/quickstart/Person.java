package dev.scrim.examples.quickstart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code people}. */
record Person(
    long id,
    String fullName,
    String email,
    @Nullable String phone,
    String nationalId,
    LocalDate birthDate,
    String gender,
    String street,
    String city,
    String postcode,
    String country,
    String region,
    @Nullable String iban,
    BigDecimal salary,
    @Nullable String notes,
    boolean marketingConsent,
    LocalDateTime createdAt) {

  @Nullable Object[] values() {
    return new @Nullable Object[] {
      id,
      fullName,
      email,
      phone,
      nationalId,
      birthDate,
      gender,
      street,
      city,
      postcode,
      country,
      region,
      iban,
      salary,
      notes,
      marketingConsent,
      createdAt
    };
  }
}
