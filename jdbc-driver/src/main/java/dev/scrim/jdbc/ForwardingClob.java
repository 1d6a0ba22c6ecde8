package dev.scrim.jdbc;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.sql.Clob;
import java.sql.SQLException;

/** Forwards what a text value is; it takes no other JDBC object. */
interface ForwardingClob extends Clob {
  Clob delegate();

  @Override
  default long length() throws SQLException {
    return delegate().length();
  }

  @Override
  default String getSubString(long pos, int length) throws SQLException {
    return delegate().getSubString(pos, length);
  }

  @Override
  default Reader getCharacterStream() throws SQLException {
    return delegate().getCharacterStream();
  }

  @Override
  default InputStream getAsciiStream() throws SQLException {
    return delegate().getAsciiStream();
  }

  @Override
  default long position(String searchstr, long start) throws SQLException {
    return delegate().position(searchstr, start);
  }

  @Override
  default int setString(long pos, String str) throws SQLException {
    return delegate().setString(pos, str);
  }

  @Override
  default int setString(long pos, String str, int offset, int len) throws SQLException {
    return delegate().setString(pos, str, offset, len);
  }

  @Override
  default OutputStream setAsciiStream(long pos) throws SQLException {
    return delegate().setAsciiStream(pos);
  }

  @Override
  default Writer setCharacterStream(long pos) throws SQLException {
    return delegate().setCharacterStream(pos);
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
  default Reader getCharacterStream(long pos, long length) throws SQLException {
    return delegate().getCharacterStream(pos, length);
  }
}
