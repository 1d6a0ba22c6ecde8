package dev.scrim.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.scrim.error.PolicyDeniedException;
import dev.scrim.error.PolicyUnavailableException;
import dev.scrim.testkit.PolicyServer;
import dev.scrim.testkit.PolicyServer.Answer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fail closed: where the policy cannot be asked or does not answer, the statement is refused in
 * words, with an SQLState that pools leave alone, and the database never sees it.
 */
class UnreachablePolicyTest {

  private People people;

  @BeforeEach
  void createDatabase() throws SQLException {
    people = new People();
  }

  @AfterEach
  void dropDatabase() {
    people.close();
  }

  /** Else the cases below could pass because nothing ever reaches the database. */
  @Test
  void aGoodDecisionLetsTheStatementThrough() throws SQLException {
    try (PolicyServer policy = PolicyServer.always(People.GOOD);
        Connection connection = people.connect(policy.url());
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery(People.READ + " WHERE id = 1")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("Ada");
      }
      assertThat(statement.executeUpdate(People.WRITE)).isEqualTo(1);
      assertThat(policy.inputs()).isNotEmpty();
    }
    assertThat(people.sawMarkedStatement()).isTrue();
    assertThat(people.count()).isEqualTo(3);
  }

  @Test
  void opaStopped() throws SQLException {
    PolicyServer policy = PolicyServer.always(People.GOOD);
    policy.close();
    assertUnavailable(policy.url());
  }

  @Test
  void opaStoppedAfterConnecting() throws SQLException {
    PolicyServer policy = PolicyServer.always(People.GOOD);
    try (Connection connection = people.connect(policy.url())) {
      policy.close();
      people.assertRefused(connection, PolicyUnavailableException.class, "58000");
    }
  }

  @Test
  void opaSlow() throws SQLException {
    long start = System.nanoTime();
    try (PolicyServer policy =
        PolicyServer.answering(new Answer(200, "{\"result\":" + People.GOOD + "}", 20_000))) {
      assertUnavailable(policy.url());
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }

  static Stream<Arguments> notAnAnswer() {
    return Stream.of(
        arguments("internal error", new Answer(500, "{\"code\":\"internal_error\"}", 0)),
        arguments("internal error with a decision", new Answer(500, wrapped(People.GOOD), 0)),
        arguments("unauthorized", new Answer(401, "{\"code\":\"unauthorized\"}", 0)),
        arguments("not found", new Answer(404, "{}", 0)),
        arguments("redirected", new Answer(302, "", 0)),
        arguments("created, not answered", new Answer(201, wrapped(People.GOOD), 0)),
        arguments("nothing at all", Answer.ok("")),
        arguments("a page of HTML", Answer.ok("<html><body>Sign in</body></html>")),
        arguments("half a document", Answer.ok(wrapped(People.GOOD).substring(0, 60))),
        arguments("text after the document", Answer.ok(wrapped(People.GOOD) + "x")),
        arguments("two documents", Answer.ok(wrapped(People.GOOD) + wrapped(People.GOOD))),
        arguments("an array", Answer.ok("[" + wrapped(People.GOOD) + "]")),
        arguments("null", Answer.ok("null")),
        arguments("undefined decision", Answer.ok("{}")),
        arguments("null decision", Answer.ok(wrapped("null"))),
        arguments("decision true", Answer.ok(wrapped("true"))),
        arguments("decision that is a list", Answer.ok(wrapped("[" + People.GOOD + "]"))),
        arguments("decision that is text", Answer.ok(wrapped("\"allow\""))),
        arguments("deeply nested", Answer.ok(wrapped("[".repeat(5000) + "]".repeat(5000)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void notAnAnswer(String name, Answer answer) throws SQLException {
    try (PolicyServer policy = PolicyServer.answering(answer);
        Connection connection = people.connect(policy.url())) {
      people.assertRefused(connection, SQLException.class, null);
    }
  }

  @Test
  void denialCarriesTheReasonOfThePolicy() throws SQLException {
    String denied =
        """
        {"allow": false, "reasons": [
          {"rule": "pii/name", "message": "names are for the help desk", "url": "docs/name"}]}""";
    try (PolicyServer policy = PolicyServer.always(denied);
        Connection connection = people.connect(policy.url())) {
      SQLException refusal = people.assertRefused(connection, PolicyDeniedException.class, "42501");
      assertThat((Throwable) refusal)
          .hasMessageContainingAll("pii/name", "names are for the help desk");
      assertThat(((PolicyDeniedException) refusal).reasons())
          .singleElement()
          .satisfies(reason -> assertThat(reason.rule()).isEqualTo("pii/name"));
      assertThat(((PolicyDeniedException) refusal).decisionId()).isNotBlank();
    }
  }

  @Test
  void aBrokenAnswerIsNotRemembered() throws SQLException {
    AtomicBoolean broken = new AtomicBoolean(true);
    try (PolicyServer policy =
            PolicyServer.answering(
                () -> broken.get() ? new Answer(500, "{}", 0) : Answer.ok(wrapped(People.GOOD)));
        Connection connection = people.connect(policy.url());
        Statement statement = connection.createStatement()) {
      people.assertRefused(connection, PolicyUnavailableException.class, "58000");
      broken.set(false);
      try (ResultSet rows = statement.executeQuery(People.READ)) {
        assertThat(rows.next()).isTrue();
      }
    }
  }

  private void assertUnavailable(String url) throws SQLException {
    try (Connection connection = people.connect(url)) {
      people.assertRefused(connection, PolicyUnavailableException.class, "58000");
    }
  }

  private static String wrapped(String decision) {
    return "{\"result\":" + decision + "}";
  }
}
