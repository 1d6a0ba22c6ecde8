package dev.scrim.catalog;

/** What a column's type is to the masks. */
public enum TypeFamily {
  TEXT,
  NUMBER,
  BOOLEAN,
  DATE,
  TIME,
  TIMESTAMP,
  UUID,
  JSON,
  BINARY,
  OTHER
}
