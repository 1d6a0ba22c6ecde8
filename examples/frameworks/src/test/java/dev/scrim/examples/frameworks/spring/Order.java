package dev.scrim.examples.frameworks.spring;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** An order as Spring Data JDBC maps it. */
@Table("orders")
record Order(
    @Id Long id, Long customerId, BigDecimal amount, String status, OffsetDateTime orderedAt) {}
