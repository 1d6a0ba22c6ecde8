package dev.scrim.properties;

import dev.scrim.Scrim;
import dev.scrim.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A connection on which generated statements run; what they change is undone. */
final class Session implements AutoCloseable {

  /** The subject that the generated filters speak of. */
  static final Subject SUBJECT = Subject.of("Ada").roles("red", "EU").attribute("region", "EU");

  private final Connection connection;

  Session(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  Observation plain(Query query) throws SQLException {
    try (Scrim.Scope scope = Scrim.as(SUBJECT);
        Statement statement = connection.createStatement()) {
      return Observation.of(statement, statement.execute(query.sql().plain()), query.ordered());
    } catch (SQLException e) {
      return Observation.of(e);
    } finally {
      connection.rollback();
    }
  }

  Observation prepared(Query query) throws SQLException {
    List<Object> binds = query.sql().binds();
    try (Scrim.Scope scope = Scrim.as(SUBJECT);
        PreparedStatement statement = connection.prepareStatement(query.sql().prepared())) {
      for (int i = 0; i < binds.size(); i++) {
        statement.setObject(i + 1, binds.get(i));
      }
      return Observation.of(statement, statement.execute(), query.ordered());
    } catch (SQLException e) {
      return Observation.of(e);
    } finally {
      connection.rollback();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
