package dev.scrim.jdbc;

import java.sql.NClob;

/** A national text value that may be large. */
final class GuardedNClob extends GuardedClob implements NClob {

  GuardedNClob(NClob raw) {
    super(raw);
  }
}
