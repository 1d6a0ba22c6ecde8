package dev.scrim.resolve;

/** How a statement uses a column. */
public enum Use {
  OUTPUT,
  PREDICATE,
  JOIN,
  GROUP,
  ORDER,
  AGGREGATE,
  EXPRESSION,
  WRITE,
  RETURNING
}
