package dev.scrim.jdbc;

import java.sql.Clob;
import java.sql.SQLException;

/** A text value that may be large. */
sealed class GuardedClob implements ForwardingClob, Face<Clob> permits GuardedNClob {

  private final Clob raw;

  GuardedClob(Clob raw) {
    this.raw = raw;
  }

  @Override
  public final Clob delegate() {
    return raw;
  }

  @Override
  public final long position(Clob pattern, long start) throws SQLException {
    return raw.position(Values.raw(pattern), start);
  }
}
