package dev.scrim.config;

import java.nio.file.Path;

/** One audit sink: an entry of {@code scrim.audit}. */
public sealed interface AuditTarget {

  /** A chained file. */
  record File(Path path) implements AuditTarget {}

  /** An SLF4J logger. */
  record Slf4j(String logger) implements AuditTarget {}

  /** A database table, by the name of a data source or a JDBC URL. */
  record Jdbc(String target) implements AuditTarget {}

  /** No audit at all. */
  record None() implements AuditTarget {}
}
