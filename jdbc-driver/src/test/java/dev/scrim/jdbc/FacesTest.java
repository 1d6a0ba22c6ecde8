package dev.scrim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.ScrimDataSource;
import dev.scrim.ScrimDriver;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.RowIdLifetime;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Every method of JDBC is decided by us; none is left to chance or to a newer JDK. */
class FacesTest {

  /** Our class for each interface; null where no object of it is ever given out. */
  private static final Map<Class<?>, Class<?>> FACES = new LinkedHashMap<>();

  static {
    FACES.put(Driver.class, ScrimDriver.class);
    FACES.put(DataSource.class, ScrimDataSource.class);
    FACES.put(Connection.class, GuardedConnection.class);
    FACES.put(Statement.class, GuardedStatement.class);
    FACES.put(PreparedStatement.class, GuardedPreparedStatement.class);
    FACES.put(CallableStatement.class, GuardedCallableStatement.class);
    FACES.put(ResultSet.class, GuardedResultSet.class);
    FACES.put(DatabaseMetaData.class, GuardedDatabaseMetaData.class);
    FACES.put(ResultSetMetaData.class, GuardedResultSetMetaData.class);
    FACES.put(ParameterMetaData.class, GuardedParameterMetaData.class);
    FACES.put(Array.class, GuardedArray.class);
    FACES.put(Blob.class, GuardedBlob.class);
    FACES.put(Clob.class, GuardedClob.class);
    FACES.put(NClob.class, GuardedNClob.class);
    FACES.put(SQLXML.class, GuardedSqlXml.class);
    FACES.put(Struct.class, GuardedStruct.class);
    FACES.put(Savepoint.class, GuardedSavepoint.class);
    FACES.put(Ref.class, null);
    FACES.put(RowId.class, null);
  }

  /** Methods whose JDK default throws: Scrim offers neither sharding nor builders. */
  private static final Set<String> THROWN_BY_THE_JDK =
      Set.of(
          "Connection.setShardingKey(ShardingKey)",
          "Connection.setShardingKey(ShardingKey, ShardingKey)",
          "Connection.setShardingKeyIfValid(ShardingKey, int)",
          "Connection.setShardingKeyIfValid(ShardingKey, ShardingKey, int)",
          "DataSource.createConnectionBuilder()",
          "CommonDataSource.createShardingKeyBuilder()");

  @Test
  void everyMethodIsDecided() {
    List<String> undecided = new ArrayList<>();
    int audited = 0;
    for (Map.Entry<Class<?>, Class<?>> face : FACES.entrySet()) {
      for (Method method : face.getKey().getMethods()) {
        if (Modifier.isStatic(method.getModifiers())) {
          continue;
        }
        audited++;
        if (face.getValue() != null && !decided(face.getValue(), method)) {
          undecided.add(name(method));
        }
      }
    }
    assertThat(audited).isGreaterThanOrEqualTo(961);
    assertThat(undecided).containsExactlyInAnyOrderElementsOf(THROWN_BY_THE_JDK);
  }

  private static boolean decided(Class<?> face, Method method) {
    try {
      Method ours = face.getMethod(method.getName(), method.getParameterTypes());
      return ours.getDeclaringClass().getName().startsWith("dev.scrim.");
    } catch (NoSuchMethodException missing) {
      return false;
    }
  }

  private static String name(Method method) {
    List<String> parameters =
        Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
    return method.getDeclaringClass().getSimpleName()
        + "."
        + method.getName()
        + "("
        + String.join(", ", parameters)
        + ")";
  }

  /** What is forwarded without a thought must not lead anywhere. */
  @Test
  void forwardingTypesReturnNoJdbcObject() {
    List<Class<?>> forwarding =
        List.of(
            ForwardingConnection.class,
            ForwardingStatement.class,
            ForwardingResultSet.class,
            ForwardingDatabaseMetaData.class,
            ForwardingResultSetMetaData.class,
            ForwardingBlob.class,
            ForwardingClob.class,
            ForwardingSqlXml.class);
    List<String> leading = new ArrayList<>();
    int audited = 0;
    for (Class<?> type : forwarding) {
      for (Method method : type.getDeclaredMethods()) {
        if (!method.isDefault()) {
          continue;
        }
        audited++;
        Class<?> returned = method.getReturnType();
        if (returned == Object.class
            || (returned.getName().startsWith("java.sql.") && returned != RowIdLifetime.class)) {
          leading.add(name(method));
        }
      }
    }
    assertThat(audited).isGreaterThan(200);
    assertThat(leading).isEmpty();
  }
}
