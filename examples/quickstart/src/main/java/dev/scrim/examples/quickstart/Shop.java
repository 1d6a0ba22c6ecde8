package dev.scrim.examples.quickstart;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The application: a pool and plain JDBC. Nothing here knows of Scrim; it is in the address, and it
 * may also be absent.
 */
final class Shop implements AutoCloseable {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final HikariDataSource pool;

  Shop(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(2);
    pool = new HikariDataSource(config);
  }

  Answer run(Query query) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(query.sql())) {
      for (int i = 0; i < query.parameters().size(); i++) {
        statement.setObject(i + 1, query.parameters().get(i));
      }
      if (!statement.execute()) {
        return new Answer.Changed(statement.getUpdateCount());
      }
      try (ResultSet result = statement.getResultSet()) {
        return read(result);
      }
    } catch (SQLException e) {
      if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        return new Answer.Refused(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  private static Answer.Rows read(ResultSet result) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      columns.add(result.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT));
    }
    List<List<String>> rows = new ArrayList<>();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(text(result.getObject(i)));
      }
      rows.add(row);
    }
    return new Answer.Rows(columns, rows);
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Timestamp timestamp) {
      return timestamp.toLocalDateTime().format(MINUTE);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value == null ? "NULL" : value.toString();
  }

  @Override
  public void close() {
    pool.close();
  }
}
