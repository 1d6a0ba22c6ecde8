package dev.scrim.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every setting of a connection: its name, its default and what it means. */
public enum ScrimProperty {
  POLICY(
      "scrim.policy",
      null,
      Group.ESSENTIAL,
      "Who decides: `http(s)://host:8181` (an OPA server), `bundle:<file>` or"
          + " `bundle:classpath:<name>` (a bundle with a Wasm module, evaluated in this JVM), or"
          + " `opa:<folder>` (a child `opa run --server` on that folder, which ends with the JVM);"
          + " required."),
  AUDIT(
      "scrim.audit",
      "slf4j:dev.scrim.audit",
      Group.ESSENTIAL,
      "Where records of statements go, a comma list of `file:<path>` (a chained file),"
          + " `slf4j[:logger]` and (in a later version) `jdbc:<name or URL>`, or `none` alone; a sink"
          + " that cannot write stops the statement."),
  CONFIG(
      "scrim.config",
      null,
      Group.ESSENTIAL,
      "A file of settings, in the .properties format and UTF-8; it cannot name another one."),

  USER(
      "scrim.user",
      null,
      Group.SUBJECT,
      "On whose behalf statements run when nothing more specific is set; the database user where"
          + " it is missing."),
  ROLES("scrim.roles", null, Group.SUBJECT, "The roles of that user, a comma list."),
  PURPOSE("scrim.purpose", null, Group.SUBJECT, "Why that user reads."),
  ATTRIBUTE(
      "scrim.attribute.",
      null,
      Group.SUBJECT,
      "A further fact about that user, such as `scrim.attribute.region`."),
  SUBJECT(
      "scrim.subject",
      "open",
      Group.SUBJECT,
      "Who may say for whom a statement runs: `open` (the application is trusted to say it),"
          + " `required` (a scope or client info must name the user, else the statement is refused)"
          + " or `locked` (nothing may change what is set here)."),

  DECISION("scrim.decision", "scrim/decision", Group.POLICY, "Path of the decision rule."),
  DECISION_MAX_AGE(
      "scrim.decision.max-age",
      "60s",
      Group.POLICY,
      "How long a decision may be reused when it does not say."),
  POLICY_TIMEOUT(
      "scrim.policy.timeout", "2s", Group.POLICY, "How long one request to the policy may take."),
  POLICY_TOKEN(
      "scrim.policy.token", null, Group.POLICY, "Bearer token for the OPA server; never logged."),
  POLICY_STALE_FOR(
      "scrim.policy.stale-for",
      "0",
      Group.POLICY,
      "How long a fetched decision may be used while OPA is unreachable; `0` refuses at once."),
  POLICY_EXECUTABLE(
      "scrim.policy.executable",
      null,
      Group.POLICY,
      "The `opa` executable for `opa:<folder>`; looked for on the PATH where it is missing."),

  DIALECT(
      "scrim.dialect",
      null,
      Group.DATABASE,
      "The SQL dialect, `postgresql` or `h2`, for a product that Scrim does not know by itself."),
  CATALOG(
      "scrim.catalog",
      "live",
      Group.DATABASE,
      "Where tables and columns are looked up: `live` (the database's metadata) or `file:<path>`"
          + " (a snapshot)."),
  CATALOG_MAX_AGE(
      "scrim.catalog.max-age",
      "30s",
      Group.DATABASE,
      "How long what was read from the live catalogue is reused; DDL and unknown names end it at"
          + " once."),
  KEY(
      "scrim.key.",
      null,
      Group.DATABASE,
      "A key for pseudonyms, tokens and noise: `env:<variable>` or `file:<path>`, never the key"
          + " itself."),
  RECORD(
      "scrim.record",
      null,
      Group.DATABASE,
      "A file to which each distinct statement shape is appended with its call site, for"
          + " `scrim:check`.");

  /** The sections of the page of properties. */
  public enum Group {
    ESSENTIAL("Essentials"),
    SUBJECT("Who is asking"),
    POLICY("Asking the policy"),
    DATABASE("The database");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    /** The section's title. */
    public String title() {
      return title;
    }
  }

  private final String key;
  private final @Nullable String defaultValue;
  private final Group group;
  private final String description;

  ScrimProperty(String key, @Nullable String defaultValue, Group group, String description) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.group = group;
    this.description = description;
  }

  /** The name, such as {@code scrim.policy}; ends in a dot where a name of one's own follows. */
  public String key() {
    return key;
  }

  /** Whether {@link #key()} is only the beginning of the names, as in {@code scrim.key.<name>}. */
  public boolean isPrefix() {
    return key.endsWith(".");
  }

  /** The value that holds where none is set, or null where there is none. */
  public @Nullable String defaultValue() {
    return defaultValue;
  }

  /** Where it stands in the documentation. */
  public Group group() {
    return group;
  }

  /** One sentence in Markdown. */
  public String description() {
    return description;
  }

  /**
   * The environment variable, such as {@code SCRIM_POLICY}; ends in _ where the name does in a dot.
   */
  public String environmentName() {
    return asVariable(key);
  }

  static String asVariable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The property of that exact name, or null. */
  public static @Nullable ScrimProperty named(String name) {
    for (ScrimProperty property : values()) {
      if (property.isPrefix()
          ? name.startsWith(property.key) && name.length() > property.key.length()
          : name.equals(property.key)) {
        return property;
      }
    }
    return null;
  }
}
