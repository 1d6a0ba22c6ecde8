package dev.scrim.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.error.ScrimConfigException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {

  @TempDir Path folder;

  @Test
  void hasTheDocumentedDefaults() throws Exception {
    ScrimConfig config = Reading.of("scrim.policy", "http://localhost:8181").config();

    assertThat(config)
        .isEqualTo(
            new ScrimConfig(
                new PolicySource.Server(URI.create("http://localhost:8181")),
                null,
                "scrim/decision",
                Duration.ofSeconds(60),
                Duration.ofSeconds(2),
                null,
                Duration.ZERO,
                null,
                new java.util.TreeSet<>(),
                null,
                new java.util.TreeMap<>(),
                SubjectMode.OPEN,
                java.util.List.of(new AuditTarget.Slf4j("dev.scrim.audit")),
                null,
                Duration.ofSeconds(30),
                Map.of(),
                null,
                null,
                null));
  }

  @Test
  void readsEverySetting() throws Exception {
    ScrimConfig config =
        Reading.of(
                "scrim.policy", "opa:policies",
                "scrim.policy.executable", "/opt/opa",
                "scrim.decision", "acme/main",
                "scrim.decision.max-age", "2m",
                "scrim.policy.timeout", "500ms",
                "scrim.policy.token", "s3cret",
                "scrim.policy.stale-for", "1h",
                "scrim.user", "alice",
                "scrim.roles", " b , a,, c ",
                "scrim.purpose", "fraud",
                "scrim.attribute.region", "EU",
                "scrim.subject", "required",
                "scrim.audit", "file:a.jsonl, slf4j , slf4j:acme.audit,jdbc:audit")
            .info("scrim.catalog", "file:snapshot.json")
            .info("scrim.catalog.max-age", "0")
            .info("scrim.key.main", "env:KEY")
            .info("scrim.record", "shapes.jsonl")
            .info("scrim.dialect", "h2")
            .info("ApplicationName", "billing")
            .config();

    assertThat(config.policy()).isEqualTo(new PolicySource.Folder(Path.of("policies")));
    assertThat(config.policyExecutable()).isEqualTo("/opt/opa");
    assertThat(config.decisionPath()).isEqualTo("acme/main");
    assertThat(config.decisionMaxAge()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.policyTimeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.policyToken()).isEqualTo("s3cret");
    assertThat(config.policyStaleFor()).isEqualTo(Duration.ofHours(1));
    assertThat(config.user()).isEqualTo("alice");
    assertThat(config.roles()).containsExactly("a", "b", "c");
    assertThat(config.purpose()).isEqualTo("fraud");
    assertThat(config.attributes()).containsExactly(Map.entry("region", "EU"));
    assertThat(config.subjectMode()).isEqualTo(SubjectMode.REQUIRED);
    assertThat(config.audit())
        .containsExactly(
            new AuditTarget.File(Path.of("a.jsonl")),
            new AuditTarget.Slf4j("dev.scrim.audit"),
            new AuditTarget.Slf4j("acme.audit"),
            new AuditTarget.Jdbc("audit"));
    assertThat(config.catalogFile()).isEqualTo(Path.of("snapshot.json"));
    assertThat(config.catalogMaxAge()).isEqualTo(Duration.ZERO);
    assertThat(config.keys()).containsExactly(Map.entry("main", "env:KEY"));
    assertThat(config.recordFile()).isEqualTo(Path.of("shapes.jsonl"));
    assertThat(config.dialect()).isEqualTo(Dialect.H2);
    assertThat(config.application()).isEqualTo("billing");
  }

  @Test
  void takesTheFirstSourceThatHasASetting() throws Exception {
    Path file = folder.resolve("scrim.properties");
    Files.writeString(file, "scrim.policy=bundle:file\nscrim.user=filé\nother=x\n");
    Reading reading =
        Reading.url("jdbc:scrim:postgresql://db/app?scrim.policy=bundle:url")
            .info("scrim.policy", "bundle:info")
            .system("scrim.policy", "bundle:system")
            .system("scrim.purpose", "system")
            .environment("SCRIM_POLICY", "bundle:env")
            .environment("SCRIM_CONFIG", file)
            .environment("SCRIM_PURPOSE", "env")
            .environment("SCRIM_DECISION_MAX_AGE", "5s")
            .environment("SCRIM_ATTRIBUTE_REGION", "EU")
            .environment("SCRIM_KEY_MAIN_2", "file:k");

    ScrimConfig config = reading.config();
    assertThat(config.policy()).isEqualTo(new PolicySource.Bundle("info"));
    assertThat(config.user()).isEqualTo("filé");
    assertThat(config.purpose()).isEqualTo("system");
    assertThat(config.decisionMaxAge()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.attributes()).containsExactly(Map.entry("region", "EU"));
    assertThat(config.keys()).containsExactly(Map.entry("main_2", "file:k"));

    assertThat(policyOf("jdbc:scrim:postgresql:x?scrim.policy=bundle:url", file, true))
        .isEqualTo("url");
    assertThat(policyOf("jdbc:scrim:postgresql:x", file, true)).isEqualTo("file");
    assertThat(policyOf("jdbc:scrim:postgresql:x", null, true)).isEqualTo("system");
    assertThat(policyOf("jdbc:scrim:postgresql:x", null, false)).isEqualTo("env");
  }

  private static String policyOf(String url, Path file, boolean system) throws Exception {
    Reading reading = Reading.url(url).environment("SCRIM_POLICY", "bundle:env");
    if (file != null) {
      reading.system("scrim.config", file);
    }
    if (system) {
      reading.system("scrim.policy", "bundle:system");
    }
    return ((PolicySource.Bundle) reading.config().policy()).location();
  }

  @Test
  void findsTheFileThroughTheUrlFirst() throws Exception {
    Path ofUrl = Files.writeString(folder.resolve("a.properties"), "scrim.policy=bundle:a");
    Path ofSystem = Files.writeString(folder.resolve("b.properties"), "scrim.policy=bundle:b");

    ScrimConfig config =
        Reading.url("jdbc:scrim:postgresql:x?scrim.config=" + ofUrl)
            .system("scrim.config", ofSystem)
            .config();

    assertThat(config.policy()).isEqualTo(new PolicySource.Bundle("a"));
  }

  @Test
  void readsAFileThatBeginsWithAByteOrderMark() throws Exception {
    Path file = Files.writeString(folder.resolve("bom"), "\uFEFFscrim.subject=required");

    assertThat(
            Reading.of("scrim.policy", "bundle:x", "scrim.config", file.toString())
                .config()
                .subjectMode())
        .isEqualTo(SubjectMode.REQUIRED);
  }

  @Test
  void refusesAFileWithAnUnknownNameOrAnotherFile() throws Exception {
    Path unknown = Files.writeString(folder.resolve("a"), "scrim.polcy=bundle:x");
    Path chained = Files.writeString(folder.resolve("b"), "scrim.config=c");
    Path binary = Files.write(folder.resolve("c"), new byte[] {(byte) 0xff, (byte) 0xfe});

    assertThatThrownBy(() -> Reading.of("scrim.config", unknown.toString()).config())
        .isInstanceOf(ScrimConfigException.class)
        .hasMessage(
            "scrim.polcy (from the file "
                + unknown
                + ") is no setting of Scrim; did you mean scrim.policy?");
    assertThatThrownBy(() -> Reading.of("scrim.config", chained.toString()).config())
        .hasMessageContaining("cannot name another file");
    assertThatThrownBy(() -> Reading.of("scrim.config", binary.toString()).config())
        .hasMessageContaining("no .properties file in UTF-8");
    assertThatThrownBy(() -> Reading.of("scrim.config", folder.resolve("d").toString()).config())
        .hasMessageContaining("does not exist");
  }

  @Test
  void handsTheRealDriverNothingOfOurs() throws Exception {
    Properties defaults = new Properties();
    defaults.setProperty("ssl", "true");
    defaults.setProperty("scrim.purpose", "by default");
    Properties info = new Properties(defaults);
    info.setProperty("user", "app");
    info.setProperty("password", "pw");
    info.setProperty("scrim.policy", "bundle:x");
    info.put("socketFactory", 42);

    ConfigReader.Result result =
        ConfigReader.read(
            "jdbc:scrim:postgresql://db/app?ssl=true&scrim.user=a&x=%20y",
            info, new Surroundings(Map.of(), Map.of()));

    assertThat(result.realUrl()).isEqualTo("jdbc:postgresql://db/app?ssl=true&x=%20y");
    assertThat(result.realProperties())
        .containsOnly(
            Map.entry("user", "app"),
            Map.entry("password", "pw"),
            Map.entry("ssl", "true"),
            Map.entry("socketFactory", 42));
    assertThat(result.config().purpose()).isEqualTo("by default");
    assertThat(info.getProperty("scrim.policy")).as("the caller's properties").isNotNull();
    assertThat(result.toString()).doesNotContain("pw");
  }

  @Test
  void equalSettingsAreEqualConfigurations() throws Exception {
    Reading inUrl =
        Reading.url("jdbc:scrim:postgresql:x?scrim.policy=http://h/&scrim.roles=b,a")
            .system("scrim.decision.max-age", "60s");
    Reading inInfo =
        Reading.of("scrim.policy", "http://h", "scrim.roles", " a, b")
            .environment("SCRIM_DECISION_MAX_AGE", "1m");

    assertThat(inUrl.config()).isEqualTo(inInfo.config()).hasSameHashCodeAs(inInfo.config());
    assertThat(inUrl.config())
        .isNotEqualTo(Reading.of("scrim.policy", "http://h", "scrim.roles", "a").config());
  }

  @Test
  void configuresADataSourceWithoutAUrl() throws Exception {
    Properties settings = new Properties();
    settings.setProperty("scrim.policy", "bundle:x");
    settings.setProperty("ApplicationName", "billing");
    Surroundings around = new Surroundings(Map.of("scrim.purpose", "fraud"), Map.of());

    ScrimConfig config = ConfigReader.forDataSource(settings, around);
    assertThat(config.application()).isEqualTo("billing");
    assertThat(config.purpose()).isEqualTo("fraud");

    settings.setProperty("policy", "bundle:y");
    assertThatThrownBy(() -> ConfigReader.forDataSource(settings, around))
        .hasMessage(
            "policy is no setting of Scrim: their names begin with scrim.; set it on the data"
                + " source itself");
  }

  @Test
  void readsTheProcessItself() throws Exception {
    System.setProperty("scrim.purpose", "of the process");
    try {
      Properties info = new Properties();
      info.setProperty("scrim.policy", "bundle:x");
      assertThat(ConfigReader.read("jdbc:scrim:h2:mem:x", info).config().purpose())
          .isEqualTo("of the process");
      assertThat(ConfigReader.forDataSource(info).purpose()).isEqualTo("of the process");
    } finally {
      System.clearProperty("scrim.purpose");
    }
  }

  @Test
  void leavesOthersSystemPropertiesAndVariablesAlone() throws Exception {
    ScrimConfig config =
        Reading.of("scrim.policy", "bundle:x")
            .system("scrim.test.opa", "y")
            .system("scrim.docs.write", "true")
            .system("scrim.failOn", "never")
            .system("scrim.skip", "true")
            .environment("SCRIM_TEST_X", "1")
            .environment("SCRIM_OPA_VERSION", "1")
            .environment("SCRIMMAGE", "1")
            .config();

    assertThat(config.policy()).isEqualTo(new PolicySource.Bundle("x"));
  }

  @Test
  void tellsPlainHttpToAnotherMachine() {
    assertThat(PlainHttp.isExposed(URI.create("http://opa:8181"))).isTrue();
    assertThat(PlainHttp.isExposed(URI.create("HTTP://127.0.0.1.evil.example"))).isTrue();
    assertThat(PlainHttp.isExposed(URI.create("https://opa:8181"))).isFalse();
    assertThat(PlainHttp.isExposed(URI.create("http://127.0.0.1:8181"))).isFalse();
    assertThat(PlainHttp.isExposed(URI.create("http://[::1]:8181"))).isFalse();
    assertThat(PlainHttp.isExposed(URI.create("http://LOCALHOST:8181"))).isFalse();
  }
}
