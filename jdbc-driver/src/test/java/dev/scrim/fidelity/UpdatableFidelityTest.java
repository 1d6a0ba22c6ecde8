package dev.scrim.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.testkit.PolicyServer;
import dev.scrim.testkit.TestDatabase;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Result sets whose rows are changed: as with the raw driver, where the policy shows all. */
class UpdatableFidelityTest {

  private static final String DDL =
      """
      CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(20), price NUMERIC(8, 2), made DATE);
      INSERT INTO item VALUES (1, 'a', 1.5, DATE '2024-01-01'), (2, 'b', 2.5, NULL), (3, 'c', NULL, NULL);
      CREATE TABLE other (id INT PRIMARY KEY, name VARCHAR(20));
      INSERT INTO other VALUES (1, 'secret');
      """;

  private static final Fidelity FIDELITY = new Fidelity("updatable", DDL, DDL);

  private static final int SCROLL = ResultSet.TYPE_SCROLL_INSENSITIVE;
  private static final int UPDATABLE = ResultSet.CONCUR_UPDATABLE;

  @TestFactory
  Stream<DynamicTest> sameAsRaw() {
    return FIDELITY
        .both("updates", UpdatableFidelityTest::updates)
        .both("inserts and deletes", UpdatableFidelityTest::inserts)
        .both("by prepared statement", UpdatableFidelityTest::prepared)
        .both("cancelled and refreshed", UpdatableFidelityTest::cancelled)
        .both("errors", UpdatableFidelityTest::errors)
        .both("abilities", UpdatableFidelityTest::abilities)
        .tests();
  }

  private static void table(Connection c, Out out) throws Exception {
    out.plainRows(c, "SELECT * FROM item ORDER BY id");
  }

  private static void updates(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement(SCROLL, UPDATABLE);
        ResultSet rows = s.executeQuery("SELECT id, name, price, made FROM item ORDER BY id")) {
      out.put(s.getResultSetConcurrency(), rows.getConcurrency(), rows.getType());
      rows.next();
      rows.updateString("name", "A");
      rows.updateBigDecimal(3, new BigDecimal("9.75"));
      rows.updateDate("made", Date.valueOf("2024-02-29"));
      rows.updateRow();
      out.put(rows.getString(2), rows.getBigDecimal(3), rows.getObject(4));
      rows.absolute(3);
      rows.updateNull(2);
      rows.updateObject(3, 5);
      rows.updateRow();
      out.put(rows.getString(2), rows.getInt(3));
      rows.first();
      out.put(rows.getString("name"));
      rows.updateCharacterStream(2, new StringReader("str"), 3);
      rows.updateRow();
    }
    table(c, out);
  }

  private static void inserts(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement(SCROLL, UPDATABLE);
        ResultSet rows = s.executeQuery("SELECT * FROM item")) {
      rows.moveToInsertRow();
      rows.updateInt("id", 10);
      rows.updateString(2, "ten");
      rows.insertRow();
      rows.moveToCurrentRow();
      rows.last();
      rows.beforeFirst();
      while (rows.next()) {
        if (rows.getInt("id") == 2) {
          rows.deleteRow();
        }
      }
    }
    table(c, out);
  }

  private static void prepared(Connection c, Out out) throws Exception {
    try (PreparedStatement s =
        c.prepareStatement("SELECT id, name FROM item WHERE id > ?", SCROLL, UPDATABLE)) {
      for (int i = 1; i < 3; i++) {
        s.setInt(1, i);
        try (ResultSet rows = s.executeQuery()) {
          while (rows.next()) {
            rows.updateString(2, rows.getString(2) + i);
            rows.updateRow();
          }
        }
      }
    }
    table(c, out);
  }

  private static void cancelled(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement(SCROLL, UPDATABLE);
        ResultSet rows = s.executeQuery("SELECT id, name FROM item ORDER BY id")) {
      rows.next();
      rows.updateString(2, "zzz");
      rows.cancelRowUpdates();
      out.put(rows.getString(2));
      try (Statement other = c.createStatement()) {
        other.executeUpdate("UPDATE item SET name = 'new' WHERE id = 1");
      }
      rows.refreshRow();
      out.put(rows.getString(2), rows.rowUpdated(), rows.rowDeleted(), rows.rowInserted());
    }
  }

  private static void errors(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement(SCROLL, UPDATABLE);
        ResultSet rows = s.executeQuery("SELECT id, name FROM item ORDER BY id")) {
      out.fails("before the first row", () -> step(() -> rows.updateString(2, "x")));
      rows.next();
      rows.updateInt(1, 2);
      out.fails("a duplicate", () -> step(rows::updateRow));
      out.fails("insert outside", () -> step(rows::insertRow));
    }
    try (Statement s = c.createStatement(SCROLL, UPDATABLE);
        ResultSet rows = s.executeQuery("SELECT name FROM item ORDER BY id")) {
      rows.next();
      out.fails("no key", () -> step(() -> rows.updateString(1, "x")));
    }
    table(c, out);
  }

  private static void abilities(Connection c, Out out) throws Exception {
    out.put(c.getMetaData().supportsResultSetConcurrency(SCROLL, UPDATABLE));
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT id FROM item")) {
      out.put(rows.getConcurrency(), rows.next());
      out.fails("not asked for", () -> step(() -> rows.updateInt(1, 5)));
    }
  }

  private static final Consumer<ObjectNode> MASKED =
      table -> table.putObject("columns").putObject("name").put("action", "null");

  /** Whoever sees a table masked or in part, or may not write it, changes nothing. */
  @Test
  void notPastThePolicy() throws Exception {
    for (Fidelity.On product : Fidelity.On.values()) {
      try (TestDatabase database = FIDELITY.database(product)) {
        refused(database, MASKED, null);
        refused(
            database,
            table ->
                table
                    .putArray("rows")
                    .addObject()
                    .put("type", "field")
                    .put("operator", "gt")
                    .put("field", "id")
                    .put("value", 0),
            null);
        refused(database, t -> t.putObject("other_columns").put("action", "show"), "update");
        refused(
            database,
            t ->
                t.putObject("columns").putObject("price").put("action", "show").put("write", false),
            "update");
        refused(database, t -> t.put("delete", false), "delete");
        // a column that the query does not name is masked
        refused(
            database,
            t -> t.putObject("columns").putObject("price").put("action", "null").put("write", true),
            null);
        try (Connection raw = database.raw()) {
          Out out = new Out();
          out.plainRows(raw, "SELECT name FROM item ORDER BY id");
          assertThat(out.lines).containsExactly("a", "b", "c");
        }
      }
    }
  }

  /** A driver looks for the table to change in the text; nothing else may stand there. */
  @Test
  void onlyTheTableThatWasDecided() throws Exception {
    for (Fidelity.On product : Fidelity.On.values()) {
      try (TestDatabase database = FIDELITY.database(product);
          Connection c = Fidelity.guarded(database);
          Statement s = c.createStatement(SCROLL, UPDATABLE)) {
        for (String sql :
            List.of(
                "SELECT i.id, o.name FROM item i JOIN other o ON o.id = i.id",
                "SELECT id, ' from other ' AS name FROM item",
                "SELECT id, extract(year from made) AS name FROM item",
                "SELECT id, (SELECT max(name) FROM other) AS name FROM item",
                "SELECT id, name FROM (SELECT id, name FROM item) AS other",
                "WITH other AS (SELECT id, name FROM item) SELECT id, name FROM other")) {
          try (ResultSet rows = s.executeQuery(sql)) {
            rows.next();
            assertThat(rows.getConcurrency()).as(sql).isEqualTo(ResultSet.CONCUR_READ_ONLY);
            assertThatThrownBy(() -> rows.updateString(2, "x"))
                .as(sql)
                .isInstanceOf(PolicyDeniedException.class)
                .hasMessageContaining("one table");
            assertThatThrownBy(rows::deleteRow).isInstanceOf(PolicyDeniedException.class);
            assertThatThrownBy(rows::refreshRow).isInstanceOf(PolicyDeniedException.class);
          }
        }
      }
    }
  }

  private static void refused(TestDatabase database, Consumer<ObjectNode> change, String step)
      throws SQLException {
    try (PolicyServer policy =
            PolicyServer.deciding(
                input -> {
                  ObjectNode decision = Fidelity.permitting(input);
                  decision.path("tables").forEach(table -> change.accept((ObjectNode) table));
                  return decision;
                });
        Connection c = Fidelity.guarded(database, policy);
        Statement s = c.createStatement(SCROLL, UPDATABLE)) {
      String query = "SELECT id, name FROM item ORDER BY id";
      if (step == null) {
        assertThatThrownBy(() -> s.executeQuery(query)).isInstanceOf(PolicyDeniedException.class);
        return;
      }
      ResultSet rows = s.executeQuery(query);
      rows.next();
      assertThatThrownBy(
              () -> {
                if (step.equals("delete")) {
                  rows.deleteRow();
                } else {
                  rows.updateString(2, "x");
                  rows.updateRow();
                }
              })
          .isInstanceOf(PolicyDeniedException.class);
    }
  }

  private interface Step {
    void take() throws Exception;
  }

  private static Object step(Step step) throws Exception {
    step.take();
    return "done";
  }
}
