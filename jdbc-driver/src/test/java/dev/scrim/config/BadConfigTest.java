package dev.scrim.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.error.ScrimConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each wrong setting is refused by name, saying what is accepted, without quoting a secret. */
class BadConfigTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          scrim.policy            |                     | is empty
          scrim.policy            | localhost:8181      | must be http(s)://host:8181, bundle:<file> or opa:<folder>
          scrim.policy            | ftp://s3cret        | must be http(s)://host:8181
          scrim.policy            | http://u:s3cret@h   | use scrim.policy.token instead
          scrim.policy            | http://             | write http(s)://host:8181
          scrim.policy            | http://h:99999      | no valid host and port
          scrim.policy            | http://my_host:1    | no valid host and port
          scrim.policy            | http://h/?t=s3cret  | must end before any ?
          scrim.policy            | http://h s3cret     | is no valid URL
          scrim.policy            | bundle:             | names nothing after bundle:
          scrim.policy            | bundle:classpath:   | names nothing after bundle:classpath:
          scrim.policy            | opa:                | names nothing after opa:
          scrim.policy.token      |                     | is empty
          scrim.policy.executable |                     | is empty
          scrim.decision          |                     | no path of a rule
          scrim.decision          | /scrim/decision     | such as scrim/decision
          scrim.decision          | scrim//decision     | no path of a rule
          scrim.decision          | scrim/../x          | no path of a rule
          scrim.decision          | scrim.decision?x    | no path of a rule
          scrim.decision.max-age  | 60                  | write a whole number and ms, s, m or h
          scrim.decision.max-age  | 60 s                | such as 500ms, 60s, 2m, 1h, or 0
          scrim.decision.max-age  | -1s                 | is not a duration
          scrim.decision.max-age  | 1.5s                | is not a duration
          scrim.decision.max-age  | 1d                  | is not a duration
          scrim.decision.max-age  | 9999999999999h      | is not a duration
          scrim.decision.max-age  | 999999999999h       | at most 8760h
          scrim.decision.max-age  |                     | is not a duration
          scrim.catalog.max-age   | PT1S                | is not a duration
          scrim.policy.stale-for  | forever             | is not a duration
          scrim.policy.timeout    | 0                   | must be longer than 0
          scrim.subject           | Locked              | must be one of open, required, locked
          scrim.subject           |                     | must be one of open, required, locked
          scrim.dialect           | oracle              | must be one of postgresql, h2
          scrim.audit             |                     | names no sink
          scrim.audit             | ,,                  | names no sink
          scrim.audit             | s3cret              | a sink that is not known
          scrim.audit             | file:               | names nothing after file:
          scrim.audit             | slf4j:              | names nothing after slf4j:
          scrim.audit             | jdbc:               | names nothing after jdbc:
          scrim.audit             | none,slf4j          | none beside other sinks
          scrim.catalog           | file:               | names nothing after file:
          scrim.catalog           | snapshot.json       | must be live or file:<path>
          scrim.key.main          | s3cret              | must say where the key is: env:<variable> or file:<path>
          scrim.key.main          | env:                | names nothing after env:
          scrim.key.main          | file:               | names nothing after file:
          scrim.record            |                     | is empty
          scrim.polcy             | x                   | did you mean scrim.policy?
          scrim.role              | x                   | did you mean scrim.roles?
          scrim.Policy            | x                   | did you mean scrim.policy?
          SCRIM.USER              | x                   | did you mean scrim.user?
          scrim.key.              | x                   | did you mean scrim.key.<name>?
          scrim.attributes.region | x                   | did you mean scrim.attribute.<name>?
          scrim.decision.maxage   | x                   | did you mean scrim.decision.max-age?
          scrim.test.x            | x                   | is no setting of Scrim
          """)
  void isRefused(String name, String value, String why) {
    Reading reading = Reading.of("scrim.policy", "bundle:x").info(name, value == null ? "" : value);

    assertThatThrownBy(reading::config)
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageStartingWith(name + " (from the connection properties)")
        .hasMessageContaining(why)
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  @Test
  void saysWhatToSetWhereThereIsNoPolicy() {
    assertThatThrownBy(() -> Reading.of().config())
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("scrim.policy is not set")
        .hasMessageContaining("SCRIM_POLICY")
        .hasMessageContaining("bundle:<file>");
  }

  @Test
  void namesTheSourceOfAWrongValue() {
    assertThatThrownBy(
            () -> Reading.of("scrim.policy", "bundle:x").environment("SCRIM_SUBJECT", "x").config())
        .hasMessageStartingWith("scrim.subject (from the environment) must be one of");
    assertThatThrownBy(
            () -> Reading.of("scrim.policy", "bundle:x").system("scrim.usr", "x").config())
        .hasMessage(
            "scrim.usr (from the system properties) is no setting of Scrim; did you mean"
                + " scrim.user?");
  }

  @Test
  void refusesAnUnknownVariable() {
    assertThatThrownBy(
            () ->
                Reading.of("scrim.policy", "bundle:x")
                    .environment("SCRIM_DECISION_MAXAGE", "s3cret")
                    .config())
        .hasMessage(
            "the environment variable SCRIM_DECISION_MAXAGE is no setting of Scrim; did you mean"
                + " SCRIM_DECISION_MAX_AGE?");
    assertThatThrownBy(
            () -> Reading.of("scrim.policy", "bundle:x").environment("SCRIM_KEY_", "x").config())
        .hasMessageContaining("SCRIM_KEY_<NAME>");
  }

  @Test
  void refusesAPropertyThatIsNoString() {
    java.util.Properties info = new java.util.Properties();
    info.put("scrim.policy", java.net.URI.create("http://h"));

    assertThatThrownBy(
            () ->
                ConfigReader.read(
                    "jdbc:scrim:h2:mem:x",
                    info,
                    new Surroundings(java.util.Map.of(), java.util.Map.of())))
        .hasMessage("scrim.policy (from the connection properties) must be a string");
  }

  @Test
  void refusesAForeignUrl() {
    assertThatThrownBy(() -> Reading.url("jdbc:postgresql:x").config())
        .hasMessageContaining("jdbc:scrim:");
    assertThatThrownBy(() -> Reading.url("jdbc:scrim:").config())
        .hasMessageContaining("jdbc:scrim:postgresql://host/database");
  }
}
