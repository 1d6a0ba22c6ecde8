package dev.scrim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.Scrim;
import dev.scrim.Subject;
import dev.scrim.error.PolicyDeniedException;
import java.sql.Connection;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** For whom a statement runs. */
class SubjectSourceTest {

  private static final Map<String, String> CONFIGURED =
      Map.of(
          "scrim.user", "app",
          "scrim.roles", "clerk, reader",
          "scrim.purpose", "billing",
          "scrim.attribute.region", "EU");

  private static final Subject APP =
      Subject.of("app").roles("clerk", "reader").purpose("billing").attribute("region", "EU");

  private static Subject subject(Guarded guarded) throws SQLException {
    try (Statement s = guarded.connection.createStatement()) {
      s.execute("SELECT 1");
    }
    return guarded.enforcer.requests.get(guarded.enforcer.requests.size() - 1).subject();
  }

  @Test
  void theDatabaseUserStandsInWhereNobodyIsNamed() throws SQLException {
    try (Guarded guarded = Guarded.h2(Map.of())) {
      assertThat(subject(guarded)).isEqualTo(Subject.of(""));
    }
    try (Guarded guarded = Guarded.h2(Map.of())) {
      try (Statement s = guarded.connection.createStatement()) {
        s.execute("CREATE USER eve PASSWORD 'x' ADMIN");
      }
      Properties eve = new Properties();
      eve.setProperty("user", "eve");
      eve.setProperty("password", "x");
      RawSource source = new RawSource.FromDriver(new org.h2.Driver(), guarded.database.url(), eve);
      Map<String, String> roles = Map.of("scrim.roles", "x");
      try (Connection c = Guard.open(source, Guarded.config(roles), guarded.enforcer);
          Statement s = c.createStatement()) {
        s.execute("SELECT 1");
      }
      assertThat(guarded.enforcer.requests)
          .last()
          .extracting("subject")
          .isEqualTo(Subject.of("EVE").roles("x"));
    }
  }

  @Test
  void clientInfoMergesOverTheConfiguration() throws SQLException {
    try (Guarded guarded = Guarded.h2(CONFIGURED)) {
      Connection c = guarded.connection;
      assertThat(subject(guarded)).isEqualTo(APP);
      assertThat(subject(guarded)).isSameAs(subject(guarded));
      c.setClientInfo("scrim.purpose", "fraud");
      assertThat(subject(guarded)).isEqualTo(APP.purpose("fraud"));
      c.setClientInfo("scrim.roles", "auditor");
      c.setClientInfo("scrim.attribute.site", "Rome");
      assertThat(subject(guarded))
          .isEqualTo(APP.purpose("fraud").roles("auditor").attribute("site", "Rome"));
      assertThat(c.getClientInfo("scrim.roles")).isEqualTo("auditor");
      c.setClientInfo("scrim.roles", null);
      assertThat(subject(guarded)).isEqualTo(APP.purpose("fraud").attribute("site", "Rome"));
      // another person: nothing of the one before is left
      c.setClientInfo("scrim.user", "bob");
      assertThat(subject(guarded)).isEqualTo(Subject.of("bob"));
      c.setClientInfo("scrim.roles", "a,b");
      c.setClientInfo("scrim.token", "t");
      assertThat(subject(guarded)).isEqualTo(Subject.of("bob").roles("a", "b").token("t"));
      assertThat(c.getClientInfo("scrim.token")).isNull();
      assertThat(c.getClientInfo()).containsEntry("scrim.user", "bob").doesNotContainValue("t");
      c.setClientInfo("scrim.user", "carol");
      assertThat(subject(guarded)).isEqualTo(Subject.of("carol"));
      c.endRequest();
      assertThat(subject(guarded)).isEqualTo(APP);
      c.setClientInfo("scrim.user", "carol");
      c.beginRequest();
      assertThat(subject(guarded)).isEqualTo(APP);
    }
  }

  @Test
  void allClientInfoAtOnce() throws SQLException {
    try (Guarded guarded = Guarded.h2(CONFIGURED)) {
      guarded.connection.setClientInfo("scrim.purpose", "fraud");
      Properties properties = new Properties();
      properties.setProperty("scrim.attribute.region", "US");
      properties.setProperty("scrim.roles", "auditor");
      properties.setProperty("scrim.user", "bob");
      guarded.connection.setClientInfo(properties);
      assertThat(subject(guarded))
          .isEqualTo(Subject.of("bob").roles("auditor").attribute("region", "US"));
      guarded.connection.setClientInfo(new Properties());
      assertThat(subject(guarded)).isEqualTo(APP);
    }
  }

  @Test
  void unknownNamesAreNamed() throws SQLException {
    try (Guarded guarded = Guarded.h2(CONFIGURED)) {
      for (String name : new String[] {"scrim.usr", "Scrim.User", "scrim.attribute."}) {
        assertThatThrownBy(() -> guarded.connection.setClientInfo(name, "x"))
            .isInstanceOf(SQLClientInfoException.class)
            .hasMessageContaining(name);
      }
    }
  }

  @Test
  void otherClientInfoGoesToTheDatabase() throws SQLException {
    try (Guarded guarded = Guarded.postgres()) {
      guarded.connection.setClientInfo("ApplicationName", "billing");
      guarded.connection.setClientInfo("scrim.user", "bob");
      assertThat(guarded.connection.getClientInfo("ApplicationName")).isEqualTo("billing");
      assertThat(guarded.connection.getClientInfo())
          .containsEntry("ApplicationName", "billing")
          .containsEntry("scrim.user", "bob");
    }
  }

  @Test
  void aScopeReplacesTheWholeSubject() throws SQLException {
    try (Guarded guarded = Guarded.h2(CONFIGURED)) {
      guarded.connection.setClientInfo("scrim.roles", "auditor");
      Subject inScope = Scrim.as(Subject.of("alice")).callThrowing(() -> subject(guarded));
      assertThat(inScope).isEqualTo(Subject.of("alice"));
      assertThat(subject(guarded)).isEqualTo(APP.roles("auditor"));
    }
  }

  @Test
  void required() throws SQLException {
    try (Guarded guarded = Guarded.h2(Map.of("scrim.user", "app", "scrim.subject", "required"))) {
      assertThatThrownBy(() -> subject(guarded))
          .isInstanceOf(PolicyDeniedException.class)
          .hasMessageContaining("scrim.subject=required");
      guarded.connection.setClientInfo("scrim.roles", "x");
      assertThatThrownBy(() -> subject(guarded)).isInstanceOf(PolicyDeniedException.class);
      assertThat(Scrim.as(Subject.of("alice")).callThrowing(() -> subject(guarded)))
          .isEqualTo(Subject.of("alice"));
      assertThatThrownBy(() -> Scrim.as(Subject.of("")).callThrowing(() -> subject(guarded)))
          .isInstanceOf(PolicyDeniedException.class);
      guarded.connection.setClientInfo("scrim.user", "bob");
      assertThat(subject(guarded)).isEqualTo(Subject.of("bob"));
    }
  }

  @Test
  void locked() throws SQLException {
    try (Guarded guarded = Guarded.h2(Map.of("scrim.user", "app", "scrim.subject", "locked"))) {
      assertThat(subject(guarded)).isEqualTo(Subject.of("app"));
      assertThatThrownBy(() -> guarded.connection.setClientInfo("scrim.roles", "x"))
          .isInstanceOf(SQLClientInfoException.class)
          .hasMessageContaining("scrim.subject=locked");
      assertThatThrownBy(() -> Scrim.as(Subject.of("bob")).callThrowing(() -> subject(guarded)))
          .isInstanceOf(PolicyDeniedException.class)
          .hasMessageContaining("scrim.subject=locked");
      assertThat(subject(guarded)).isEqualTo(Subject.of("app"));
    }
    try (Guarded guarded = Guarded.h2(Map.of("scrim.subject", "locked"))) {
      assertThat(subject(guarded)).isEqualTo(Subject.of(""));
    }
  }
}
