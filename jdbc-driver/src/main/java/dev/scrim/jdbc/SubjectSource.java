package dev.scrim.jdbc;

import dev.scrim.Scrim;
import dev.scrim.Subject;
import dev.scrim.config.ScrimConfig;
import dev.scrim.config.SubjectMode;
import java.sql.Connection;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * For whom a connection's next statement runs: the thread's scope, else client info over the
 * configuration over the database user. Asked at each execution, so it allocates only after a
 * change.
 */
final class SubjectSource {

  private final ScrimConfig config;
  private final Connection raw;
  private final ClientInfo clientInfo = new ClientInfo();
  private @Nullable Subject configured;
  private @Nullable Subject merged;

  SubjectSource(ScrimConfig config, Connection raw) {
    this.config = config;
    this.raw = raw;
  }

  Subject current() throws SQLException {
    Subject scope = Scrim.current();
    return switch (config.subjectMode()) {
      case OPEN -> scope != null ? scope : merged();
      case REQUIRED -> required(scope);
      case LOCKED -> locked(scope);
    };
  }

  /** Under whose name a refusal is recorded where nothing may run. */
  Subject whenRefused() throws SQLException {
    return configured();
  }

  private Subject required(@Nullable Subject scope) throws SQLException {
    boolean named = scope != null ? !scope.user().isEmpty() : clientInfo.namesUser();
    if (!named) {
      throw Refusals.refused(
          "nobody is named as the user, and scrim.subject=required demands it: open a scope with"
              + " Scrim.as(…) or set the client info scrim.user");
    }
    return scope != null ? scope : merged();
  }

  private Subject locked(@Nullable Subject scope) throws SQLException {
    if (scope != null) {
      throw Refusals.refused(
          "a scope of Scrim.as(…) is open, and scrim.subject=locked lets nothing change the"
              + " configured subject: run the statement outside the scope");
    }
    return configured();
  }

  private Subject merged() throws SQLException {
    Subject known = merged;
    if (known == null) {
      known = clientInfo.over(configured());
      merged = known;
    }
    return known;
  }

  private Subject configured() throws SQLException {
    Subject known = configured;
    if (known == null) {
      known =
          new Subject(
              user(), new TreeSet<>(config.roles()), config.purpose(), config.attributes(), null);
      configured = known;
    }
    return known;
  }

  /** What a locked configuration leaves out stays empty; else the database user stands in. */
  private String user() throws SQLException {
    String user = config.user();
    if (user != null) {
      return user;
    }
    String database =
        config.subjectMode() == SubjectMode.LOCKED ? null : raw.getMetaData().getUserName();
    return database == null ? "" : database;
  }

  void set(String name, @Nullable String value) throws SQLClientInfoException {
    requireUnlocked(name);
    clientInfo.set(name, value);
    merged = null;
  }

  /** Whether all of ours among these may be set. */
  void requireSettable(Properties properties) throws SQLClientInfoException {
    for (String name : properties.stringPropertyNames()) {
      if (ClientInfo.isOurs(name)) {
        requireUnlocked(name);
        ClientInfo.requireKnown(name);
      }
    }
  }

  /** Puts ours among these in place of all that was set before. */
  void replace(Properties properties) throws SQLClientInfoException {
    clear();
    // a user clears what was set before it, so it goes first
    String user = properties.getProperty("scrim.user");
    if (user != null) {
      clientInfo.set("scrim.user", user);
    }
    for (String name : properties.stringPropertyNames()) {
      if (ClientInfo.isOurs(name) && !name.equals("scrim.user")) {
        clientInfo.set(name, properties.getProperty(name));
      }
    }
  }

  void clear() {
    clientInfo.clear();
    merged = null;
  }

  @Nullable String get(String name) {
    return clientInfo.get(name);
  }

  void addTo(Properties properties) {
    clientInfo.addTo(properties);
  }

  private void requireUnlocked(String name) throws SQLClientInfoException {
    if (config.subjectMode() == SubjectMode.LOCKED) {
      throw ClientInfo.refused(
          "the client info "
              + name
              + " cannot be set: scrim.subject=locked lets nothing change it");
    }
  }
}
