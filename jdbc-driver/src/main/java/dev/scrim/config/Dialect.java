package dev.scrim.config;

import java.util.Locale;

/** The database products whose SQL Scrim analyses and writes. */
public enum Dialect {
  POSTGRESQL,
  H2;

  /** The name used in {@code scrim.dialect}, in the policy's input and in {@code sql} masks. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
