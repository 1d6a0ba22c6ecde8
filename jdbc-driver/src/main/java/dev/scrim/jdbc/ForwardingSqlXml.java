package dev.scrim.jdbc;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.sql.SQLException;
import java.sql.SQLXML;
import javax.xml.transform.Result;
import javax.xml.transform.Source;

/** Forwards what an XML value is. */
interface ForwardingSqlXml extends SQLXML {
  SQLXML delegate();

  @Override
  default void free() throws SQLException {
    delegate().free();
  }

  @Override
  default InputStream getBinaryStream() throws SQLException {
    return delegate().getBinaryStream();
  }

  @Override
  default OutputStream setBinaryStream() throws SQLException {
    return delegate().setBinaryStream();
  }

  @Override
  default Reader getCharacterStream() throws SQLException {
    return delegate().getCharacterStream();
  }

  @Override
  default Writer setCharacterStream() throws SQLException {
    return delegate().setCharacterStream();
  }

  @Override
  default String getString() throws SQLException {
    return delegate().getString();
  }

  @Override
  default void setString(String value) throws SQLException {
    delegate().setString(value);
  }

  @Override
  default <T extends Source> T getSource(Class<T> sourceClass) throws SQLException {
    return delegate().getSource(sourceClass);
  }

  @Override
  default <T extends Result> T setResult(Class<T> resultClass) throws SQLException {
    return delegate().setResult(resultClass);
  }
}
