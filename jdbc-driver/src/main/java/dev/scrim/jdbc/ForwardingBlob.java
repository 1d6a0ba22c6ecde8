package dev.scrim.jdbc;

import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;

/** Forwards what a binary value is; it takes no other JDBC object. */
interface ForwardingBlob extends Blob {
  Blob delegate();

  @Override
  default long length() throws SQLException {
    return delegate().length();
  }

  @Override
  default byte[] getBytes(long pos, int length) throws SQLException {
    return delegate().getBytes(pos, length);
  }

  @Override
  default InputStream getBinaryStream() throws SQLException {
    return delegate().getBinaryStream();
  }

  @Override
  default long position(byte[] pattern, long start) throws SQLException {
    return delegate().position(pattern, start);
  }

  @Override
  default int setBytes(long pos, byte[] bytes) throws SQLException {
    return delegate().setBytes(pos, bytes);
  }

  @Override
  default int setBytes(long pos, byte[] bytes, int offset, int len) throws SQLException {
    return delegate().setBytes(pos, bytes, offset, len);
  }

  @Override
  default OutputStream setBinaryStream(long pos) throws SQLException {
    return delegate().setBinaryStream(pos);
  }

  @Override
  default void truncate(long len) throws SQLException {
    delegate().truncate(len);
  }

  @Override
  default void free() throws SQLException {
    delegate().free();
  }

  @Override
  default InputStream getBinaryStream(long pos, long length) throws SQLException {
    return delegate().getBinaryStream(pos, length);
  }
}
