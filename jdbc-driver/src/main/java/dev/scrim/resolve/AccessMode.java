package dev.scrim.resolve;

/** What a statement does to a table. */
public enum AccessMode {
  READ,
  WRITE,
  DELETE
}
