package dev.scrim.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class DemoDatabaseTest {

  private static final DemoData DATA = DemoData.generate();

  @Test
  void replacesItsOwnTables() throws Exception {
    String url = "jdbc:h2:mem:own_tables;DB_CLOSE_DELAY=-1";
    new DemoDatabase(url).fill(DATA);
    new DemoDatabase(url).fill(DATA);
    assertThat(count(url, "people")).isEqualTo(DATA.people().size());
  }

  @Test
  void leavesTablesOfOthersAlone() throws Exception {
    String url = "jdbc:h2:mem:tables_of_others;DB_CLOSE_DELAY=-1";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id int)");
      statement.execute("INSERT INTO orders VALUES (1)");
    }
    assertThatThrownBy(() -> new DemoDatabase(url).fill(DATA))
        .hasMessageContaining("public.orders")
        .hasMessageContaining("nothing was changed");
    assertThat(count(url, "orders")).isEqualTo(1);
    assertThatThrownBy(() -> count(url, "people")).hasMessageContaining("PEOPLE");
  }

  private static int count(String url, String table) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT count(*) FROM " + table)) {
      result.next();
      return result.getInt(1);
    }
  }
}
