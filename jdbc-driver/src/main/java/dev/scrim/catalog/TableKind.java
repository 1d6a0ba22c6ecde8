package dev.scrim.catalog;

/** What sort of relation a name stands for. */
public enum TableKind {
  TABLE,
  VIEW,
  MATERIALIZED_VIEW,
  PARTITION,
  FOREIGN,
  TEMPORARY,
  SYSTEM
}
