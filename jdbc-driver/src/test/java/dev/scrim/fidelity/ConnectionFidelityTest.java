package dev.scrim.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.testkit.PolicyServer;
import dev.scrim.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Schemas by {@code setSchema}, and what is handed out by {@code unwrap}. */
class ConnectionFidelityTest {

  private static final String DDL =
      """
      CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20));
      INSERT INTO person VALUES (1, 'public one');
      CREATE SCHEMA tenant;
      CREATE TABLE tenant.person (id INT PRIMARY KEY, ssn VARCHAR(20));
      INSERT INTO tenant.person VALUES (1, 'tenant one'), (2, 'tenant two');
      """;

  /** A function of the system's name, which whoever looks into that schema first would call. */
  private static final String TRAP =
      """
      CREATE SCHEMA trap;
      CREATE FUNCTION trap.lower(x varchar) RETURNS text LANGUAGE sql
        AS 'SELECT max(ssn)::text FROM public.person';
      """;

  private static final Fidelity FIDELITY = new Fidelity("connection", DDL + TRAP, DDL);

  @TestFactory
  Stream<DynamicTest> sameAsRaw() {
    return FIDELITY
        .both("another schema", ConnectionFidelityTest::schema)
        .both("a schema that is undone", ConnectionFidelityTest::undone)
        .both("a prepared statement in both", ConnectionFidelityTest::prepared)
        .both("a batch over the change", ConnectionFidelityTest::batch)
        .both("catalogs", ConnectionFidelityTest::catalogs)
        .tests();
  }

  private static String name(Connection c, String name) throws SQLException {
    return Fidelity.isH2(c) ? name.toUpperCase(Locale.ROOT) : name;
  }

  private static void people(Connection c, Out out) throws Exception {
    out.rows(c, "SELECT ssn FROM person WHERE id > ? ORDER BY id", 0);
    out.plainRows(c, "SELECT count(*) FROM person");
  }

  private static void schema(Connection c, Out out) throws Exception {
    people(c, out);
    c.setSchema(name(c, "tenant"));
    out.put(c.getSchema());
    people(c, out);
    out.plainRows(c, "SELECT ssn FROM public.person");
    c.setSchema(name(c, "public"));
    people(c, out);
    out.fails("no such schema", () -> nothingIn(c, "nowhere"));
    c.setSchema(name(c, "public"));
    people(c, out);
  }

  private static Object nothingIn(Connection c, String schema) throws SQLException {
    c.setSchema(schema);
    try (Statement s = c.createStatement()) {
      return s.executeQuery("SELECT ssn FROM person");
    }
  }

  private static void undone(Connection c, Out out) throws Exception {
    c.setAutoCommit(false);
    people(c, out);
    c.setSchema(name(c, "tenant"));
    people(c, out);
    c.rollback();
    people(c, out);
    c.rollback();
    c.setSchema(name(c, "public"));
    people(c, out);
    Savepoint before = c.setSavepoint();
    c.setSchema(name(c, "tenant"));
    people(c, out);
    c.rollback(before);
    people(c, out);
    c.setSchema(name(c, "tenant"));
    c.commit();
    people(c, out);
  }

  private static void prepared(Connection c, Out out) throws Exception {
    if (Fidelity.isH2(c)) {
      // H2 keeps a prepared statement's tables; Scrim prepares anew for the names of the moment
      people(c, out);
      return;
    }
    try (PreparedStatement s = c.prepareStatement("SELECT ssn FROM person WHERE id = ?")) {
      for (int i = 0; i < 14; i++) {
        c.setSchema(i % 2 == 0 ? "public" : "tenant");
        s.setInt(1, 1);
        out.put(s.executeQuery());
      }
    }
  }

  private static void batch(Connection c, Out out) throws Exception {
    try (Statement s = c.createStatement()) {
      s.addBatch("UPDATE person SET ssn = 'x' WHERE id = 1");
      out.put((Object) s.executeBatch());
      c.setSchema(name(c, "tenant"));
      s.addBatch("UPDATE person SET ssn = 'y' WHERE id = 1");
      out.put((Object) s.executeBatch());
    }
    out.plainRows(c, "SELECT ssn FROM public.person");
    out.plainRows(c, "SELECT ssn FROM tenant.person ORDER BY id");
  }

  private static void catalogs(Connection c, Out out) throws Exception {
    out.put(c.getCatalog() == null);
    c.setCatalog("other");
    out.put("other".equals(c.getCatalog()));
    people(c, out);
  }

  /** The policy is asked about the tables that names stand for now, and masks them. */
  @Test
  void masksFollowTheNames() throws Exception {
    for (Fidelity.On product : Fidelity.On.values()) {
      try (TestDatabase database = FIDELITY.database(product);
          PolicyServer policy = PolicyServer.deciding(ConnectionFidelityTest::maskingTenant);
          Connection c = Fidelity.guarded(database, policy);
          PreparedStatement s = c.prepareStatement("SELECT ssn FROM person WHERE id = 1")) {
        assertThat(one(s)).isEqualTo("public one");
        c.setSchema(name(c, "tenant"));
        assertThat(one(s)).isNull();
        c.setSchema(name(c, "public"));
        assertThat(one(s)).isEqualTo("public one");
      }
    }
  }

  /** A function that stands on the new path is not taken for the system's. */
  @Test
  void functionsOfTheNewPathAreNotHarmless() throws Exception {
    try (TestDatabase database = FIDELITY.database(Fidelity.On.POSTGRESQL);
        PolicyServer policy =
            PolicyServer.deciding(
                input -> {
                  ObjectNode decision = Fidelity.permitting(input);
                  decision.remove("functions");
                  return decision;
                });
        Connection c = Fidelity.guarded(database, policy);
        Statement s = c.createStatement()) {
      s.executeQuery("SELECT lower('X'::varchar)").close();
      c.setSchema("trap");
      assertThatThrownBy(() -> s.executeQuery("SELECT lower('X'::varchar)"))
          .isInstanceOf(PolicyDeniedException.class)
          .hasMessageContaining("lower");
    }
  }

  /** The raw connection is handed out where that is granted; what it changes is seen. */
  @Test
  void unwrapIsGrantedByName() throws Exception {
    try (TestDatabase database = FIDELITY.database(Fidelity.On.POSTGRESQL);
        Connection c = Fidelity.guarded(database);
        Statement s = c.createStatement()) {
      org.postgresql.PGConnection raw = c.unwrap(org.postgresql.PGConnection.class);
      assertThat(raw.getBackendPID()).isPositive();
      assertThat(c.unwrap(Connection.class)).isSameAs(c);
      Out out = new Out();
      out.put(s.executeQuery("SELECT count(*) FROM person"));
      try (Statement direct = ((Connection) raw).createStatement()) {
        direct.execute("SET search_path = tenant");
      }
      out.put(s.executeQuery("SELECT count(*) FROM person"));
      assertThat(out.lines).containsExactly("rows [1 Long]", "rows [2 Long]");
    }
    try (TestDatabase database = FIDELITY.database(Fidelity.On.POSTGRESQL);
        PolicyServer policy =
            PolicyServer.deciding(
                input -> {
                  ObjectNode decision = Fidelity.permitting(input);
                  decision.remove("grants");
                  return decision;
                });
        Connection c = Fidelity.guarded(database, policy)) {
      assertThatThrownBy(() -> c.unwrap(org.postgresql.PGConnection.class))
          .isInstanceOf(PolicyDeniedException.class)
          .hasMessageContaining("unwrap");
      assertThat(policy.inputs().get(0).at("/statement/kind").asText()).isEqualTo("unwrap");
    }
  }

  private static ObjectNode maskingTenant(JsonNode input) {
    ObjectNode decision = Fidelity.permitting(input);
    if (decision.at("/tables/tenant.person") instanceof ObjectNode table) {
      table.putObject("columns").putObject("ssn").put("action", "null");
    }
    return decision;
  }

  private static String one(PreparedStatement s) throws SQLException {
    try (ResultSet rows = s.executeQuery()) {
      rows.next();
      return rows.getString(1);
    }
  }
}
