package dev.scrim.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedSubjectTest {

  @TempDir Path folder;

  private static Reading application(String mode) {
    return Reading.url("jdbc:scrim:postgresql:x?scrim.purpose=url")
        .info("scrim.policy", "bundle:x")
        .info("scrim.user", "mallory")
        .info("scrim.roles", "admin")
        .info("scrim.attribute.region", "US")
        .info("scrim.subject", mode);
  }

  @Test
  void ofTheOperatorCannotBeLiftedOrCompleted() throws Exception {
    ScrimConfig config =
        application("open")
            .system("scrim.subject", "locked")
            .system("scrim.user", "batch")
            .config();

    assertThat(config.subjectMode()).isEqualTo(SubjectMode.LOCKED);
    assertThat(config.user()).isEqualTo("batch");
    assertThat(config.roles()).isEmpty();
    assertThat(config.purpose()).isNull();
    assertThat(config.attributes()).isEmpty();
  }

  @Test
  void mayStandInTheFileThatTheSystemPropertiesName() throws Exception {
    Path ours = folder.resolve("operator.properties");
    Files.writeString(ours, "scrim.subject=locked\nscrim.user=batch\nscrim.attribute.region=EU");
    Path theirs = Files.writeString(folder.resolve("app.properties"), "scrim.roles=admin");

    ScrimConfig config =
        application("open")
            .info("scrim.config", theirs.toString())
            .system("scrim.config", ours)
            .config();

    assertThat(config.subjectMode()).isEqualTo(SubjectMode.LOCKED);
    assertThat(config.user()).isEqualTo("batch");
    assertThat(config.roles()).isEmpty();
    assertThat(config.attributes()).isEqualTo(Map.of("region", "EU"));
  }

  @Test
  void withoutAUserIsNobodyAndNotTheDatabaseUser() throws Exception {
    ScrimConfig config = application("open").system("scrim.subject", "locked").config();

    assertThat(config.user()).isEmpty();
    assertThat(config.roles()).isEmpty();
  }

  @Test
  void ofTheApplicationHoldsWhatItSet() throws Exception {
    ScrimConfig config = application("locked").environment("SCRIM_ATTRIBUTE_TEAM", "blue").config();

    assertThat(config.subjectMode()).isEqualTo(SubjectMode.LOCKED);
    assertThat(config.user()).isEqualTo("mallory");
    assertThat(config.roles()).containsExactly("admin");
    assertThat(config.purpose()).isEqualTo("url");
    assertThat(config.attributes()).isEqualTo(Map.of("region", "US", "team", "blue"));
  }

  @Test
  void ofTheApplicationGivesWayToTheOperatorsSubjectAsAWhole() throws Exception {
    ScrimConfig config = application("locked").system("scrim.user", "batch").config();

    assertThat(config.subjectMode()).isEqualTo(SubjectMode.LOCKED);
    assertThat(config.user()).isEqualTo("batch");
    assertThat(config.roles()).isEmpty();
    assertThat(config.attributes()).isEmpty();
  }

  @Test
  void isNotInForceUnlessSet() throws Exception {
    ScrimConfig config =
        application("open")
            .system("scrim.subject", "required")
            .system("scrim.user", "batch")
            .system("scrim.attribute.team", "blue")
            .config();

    assertThat(config.subjectMode()).isEqualTo(SubjectMode.OPEN);
    assertThat(config.user()).isEqualTo("mallory");
    assertThat(config.attributes()).isEqualTo(Map.of("region", "US", "team", "blue"));
  }
}
