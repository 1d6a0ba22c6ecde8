package dev.scrim.jdbc;

import dev.scrim.enforce.ParameterMap;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.sql.Types;

/** The application's own parameters, wherever they stand in the SQL that runs. */
final class GuardedParameterMetaData implements ParameterMetaData {

  private final ParameterMetaData raw;
  private final ParameterMap map;

  GuardedParameterMetaData(ParameterMetaData raw, ParameterMap map) {
    this.raw = raw;
    this.map = map;
  }

  @Override
  public int getParameterCount() {
    return map.positions().size();
  }

  @Override
  public int isNullable(int param) throws SQLException {
    return stands(param) ? raw.isNullable(at(param)) : parameterNullableUnknown;
  }

  @Override
  public boolean isSigned(int param) throws SQLException {
    return stands(param) && raw.isSigned(at(param));
  }

  @Override
  public int getPrecision(int param) throws SQLException {
    return stands(param) ? raw.getPrecision(at(param)) : 0;
  }

  @Override
  public int getScale(int param) throws SQLException {
    return stands(param) ? raw.getScale(at(param)) : 0;
  }

  @Override
  public int getParameterType(int param) throws SQLException {
    return stands(param) ? raw.getParameterType(at(param)) : Types.VARCHAR;
  }

  @Override
  public String getParameterTypeName(int param) throws SQLException {
    return stands(param) ? raw.getParameterTypeName(at(param)) : "varchar";
  }

  @Override
  public String getParameterClassName(int param) throws SQLException {
    return stands(param) ? raw.getParameterClassName(at(param)) : String.class.getName();
  }

  @Override
  public int getParameterMode(int param) throws SQLException {
    return stands(param) ? raw.getParameterMode(at(param)) : parameterModeIn;
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Refusals.unwrap(this, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  /** Whether a parameter is in the SQL that runs at all; the rewriting may leave one out. */
  private boolean stands(int param) throws SQLException {
    Parameters.requireIndex(param, map);
    return map.positions().get(param - 1).length > 0;
  }

  private int at(int param) {
    return map.positions().get(param - 1)[0];
  }
}
