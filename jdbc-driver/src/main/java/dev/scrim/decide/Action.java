package dev.scrim.decide;

/** What becomes of a column. */
public enum Action {
  SHOW,
  MASK,
  NULL,
  DROP,
  DENY
}
