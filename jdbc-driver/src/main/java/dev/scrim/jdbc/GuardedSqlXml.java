package dev.scrim.jdbc;

import java.sql.SQLXML;

/** An XML value. */
final class GuardedSqlXml implements ForwardingSqlXml, Face<SQLXML> {

  private final SQLXML raw;

  GuardedSqlXml(SQLXML raw) {
    this.raw = raw;
  }

  @Override
  public SQLXML delegate() {
    return raw;
  }
}
