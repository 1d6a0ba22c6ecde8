package dev.scrim.jdbc;

import java.sql.Blob;
import java.sql.SQLException;

/** A binary value that may be large. */
final class GuardedBlob implements ForwardingBlob, Face<Blob> {

  private final Blob raw;

  GuardedBlob(Blob raw) {
    this.raw = raw;
  }

  @Override
  public Blob delegate() {
    return raw;
  }

  @Override
  public long position(Blob pattern, long start) throws SQLException {
    return raw.position(Values.raw(pattern), start);
  }
}
