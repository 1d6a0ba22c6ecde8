package dev.scrim.properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scrim.testkit.H2;
import dev.scrim.testkit.PolicyServer;
import dev.scrim.testkit.Postgres;
import dev.scrim.testkit.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One world in two databases that differ in what is hidden, and the ways to reach them. */
final class Arena implements AutoCloseable {

  private static final String TEMPLATE = "properties_template";

  private final World world;
  private final PolicyServer policy;
  private final TestDatabase one;
  private final TestDatabase other;
  private final List<Session> sessions = new ArrayList<>();

  private Arena(World world, PolicyServer policy, TestDatabase one, TestDatabase other) {
    this.world = world;
    this.policy = policy;
    this.one = one;
    this.other = other;
  }

  static Arena of(Product product, Dice dice) throws SQLException {
    World world = Worlds.generate(product, dice);
    TestDatabase one = database(product);
    TestDatabase other = database(product);
    try (Connection connection = one.raw()) {
      Data data = Data.generate(world, dice, connection);
      Setup.build(world, data.one(), one);
      Setup.build(world, data.other(), other);
    }
    Setup.buildMasked(world, one);
    JsonNode decision = json(world.decision());
    return new Arena(world, PolicyServer.deciding(input -> decision), one, other);
  }

  World world() {
    return world;
  }

  /** Through Scrim to the one database. */
  Session guarded() throws SQLException {
    return session(one.guarded(settings()));
  }

  /** Through Scrim to the other. */
  Session guardedOther() throws SQLException {
    return session(other.guarded(settings()));
  }

  Session raw() throws SQLException {
    return session(one.raw());
  }

  Session rawOther() throws SQLException {
    return session(other.raw());
  }

  /** Over the hand-made views. */
  Session views() throws SQLException {
    return session(inSchema("masked", ""));
  }

  /**
   * Over the same views, as the server may also run a statement: whether an error that one row
   * makes comes up at all depends on the order in which the server joins and filters.
   */
  List<Session> viewsByOtherPlans() throws SQLException {
    List<Session> others = new ArrayList<>();
    others.add(session(inSchema("barred", "")));
    others.add(session(inSchema("inline", "")));
    others.add(session(inSchema("fenced", "")));
    if (world.product() == Product.POSTGRES) {
      for (String off :
          List.of(
              "-c enable_hashjoin=off -c enable_mergejoin=off",
              "-c enable_nestloop=off",
              "-c join_collapse_limit=1 -c from_collapse_limit=1",
              "-c enable_material=off -c enable_hashagg=off -c enable_memoize=off")) {
        others.add(session(inSchema("masked", off)));
        others.add(session(inSchema("inline", off)));
        others.add(session(inSchema("fenced", off)));
      }
    }
    return others;
  }

  private Connection inSchema(String schema, String options) throws SQLException {
    if (world.product() == Product.POSTGRES) {
      return one.raw(Map.of("currentSchema", schema, "options", options));
    }
    Connection connection = one.raw();
    connection.setSchema(schema.toUpperCase(java.util.Locale.ROOT));
    return connection;
  }

  private Session session(Connection connection) throws SQLException {
    Session session = new Session(connection);
    sessions.add(session);
    return session;
  }

  private Map<String, String> settings() {
    return Map.of("scrim.policy", policy.url(), "scrim.audit", "none");
  }

  private static TestDatabase database(Product product) {
    if (product == Product.H2) {
      return H2.fresh("");
    }
    Postgres.template(TEMPLATE, connection -> {});
    return Postgres.fresh(TEMPLATE);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(text, e);
    }
  }

  @Override
  public void close() throws SQLException {
    for (Session session : sessions) {
      session.close();
    }
    policy.close();
    one.close();
    other.close();
  }
}
