package dev.scrim.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.config.AuditTarget;
import dev.scrim.error.PolicyUnavailableException;
import dev.scrim.error.ScrimConfigException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPLoggerFactory;

class AuditTrailsTest {

  @TempDir Path folder;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(err);
  }

  private List<String> logged() {
    return log.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void logsOneLinePerRecord() throws Exception {
    try (AuditTrail trail = AuditTrails.open(Samples.config(new AuditTarget.Slf4j("acme.audit")))) {
      String id = trail.permitted(Samples.entry(null, "a {} \n b", Samples.DECISION, 1));
      trail.outcome(id, Samples.OUTCOME);

      assertThat(logged())
          .hasSize(2)
          .allMatch(line -> line.contains("INFO acme.audit - {\"v\":1,"));
      assertThat(logged().get(0)).contains("\"id\":\"" + id, "\"text\":\"a {} \\n b\"");
      assertThat(logged().get(1)).contains("\"id\":\"" + id, "\"status\":\"ok\"");
      assertThat(logged().get(0)).doesNotContain("\"seq\"", "\"prev\"", "\"hash\"");
    }
  }

  @Test
  void writesToEverySink() throws Exception {
    Path file = folder.resolve("audit.jsonl");
    try (AuditTrail trail =
        AuditTrails.open(
            Samples.config(new AuditTarget.File(file), new AuditTarget.Slf4j("acme.audit")))) {
      String id = trail.permitted(Samples.entry());

      assertThat(Files.readString(file)).contains(id);
      assertThat(logged()).singleElement().asString().contains(id);
    }
  }

  @Test
  void saysThatNothingIsRecorded() throws Exception {
    try (AuditTrail trail = AuditTrails.open(Samples.config(new AuditTarget.None()))) {
      assertThat(logged())
          .singleElement()
          .asString()
          .contains("WARN", "scrim.audit is none: no statement of this connection is recorded");

      trail.outcome(trail.permitted(Samples.entry()), Samples.OUTCOME);
      assertThat(logged()).hasSize(1);
    }
  }

  @Test
  void refusesTheSinkThatComesLater() {
    Path file = folder.resolve("audit.jsonl");

    assertThatThrownBy(
            () ->
                AuditTrails.open(
                    Samples.config(
                        new AuditTarget.File(file), new AuditTarget.Jdbc("jdbc:x:s3cret"))))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("jdbc sink, which comes with a later version")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void freesTheFirstSinkWhereTheSecondFails() throws Exception {
    Path file = folder.resolve("audit.jsonl");
    assertThatThrownBy(
            () ->
                AuditTrails.open(
                    Samples.config(new AuditTarget.File(file), new AuditTarget.Jdbc("x"))))
        .isInstanceOf(ScrimConfigException.class);

    AuditFile.open(file.toRealPath()).close();
  }

  @Test
  void refusesNoSinkAtAll() {
    assertThatThrownBy(() -> AuditTrails.open(Samples.config()))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("names no sink");
  }

  @Test
  void refusesALoggerWithoutAProvider() {
    assertThatThrownBy(() -> Slf4jSink.open("acme.audit", new NOPLoggerFactory()))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("SLF4J has no provider, so nothing would be recorded");
  }

  @Test
  void refusesALoggerThatIsOff() {
    System.setProperty("org.slf4j.simpleLogger.log.acme.off", "warn");
    try {
      assertThatThrownBy(() -> Slf4jSink.open("acme.off", LoggerFactory.getILoggerFactory()))
          .isInstanceOf(ScrimConfigException.class)
          .hasMessageContaining("acme.off, whose level INFO is off");
    } finally {
      System.clearProperty("org.slf4j.simpleLogger.log.acme.off");
    }
  }

  @Test
  void stopsWhereTheLoggerIsSwitchedOffOrFails() throws Exception {
    SwitchedLogger logger = new SwitchedLogger();
    AuditTrail trail =
        new SinkTrail(List.of(Slf4jSink.open("acme.audit", name -> logger)), Samples.NOW);
    trail.permitted(Samples.entry());

    logger.failing = true;
    assertThatThrownBy(() -> trail.permitted(Samples.entry()))
        .isInstanceOf(PolicyUnavailableException.class)
        .hasMessageContaining("so the statement was not run: the logger acme.audit failed");

    logger.on = false;
    assertThatThrownBy(() -> trail.permitted(Samples.entry()))
        .isInstanceOf(PolicyUnavailableException.class)
        .hasMessageContaining("level INFO of the logger acme.audit was switched off");
    assertThatThrownBy(() -> trail.refused(Samples.entry(), "no", List.of()))
        .hasMessageContaining("the statement was refused anyway");
    assertThatThrownBy(() -> trail.outcome("x", Samples.OUTCOME))
        .hasMessageContaining("but the statement was run already");
    assertThat(logger.lines).isEqualTo(1);
  }

  /** A logger whose level changes at run time, as with any provider that is managed. */
  private static final class SwitchedLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;
    private boolean on = true;
    private boolean failing;
    private int lines;

    SwitchedLogger() {
      name = "acme.audit";
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return "";
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
      if (failing) {
        throw new IllegalStateException(
            MessageFormatter.basicArrayFormat(message, arguments).toLowerCase(Locale.ROOT));
      }
      lines++;
    }

    @Override
    public boolean isTraceEnabled() {
      return on;
    }

    @Override
    public boolean isDebugEnabled() {
      return on;
    }

    @Override
    public boolean isInfoEnabled() {
      return on;
    }

    @Override
    public boolean isWarnEnabled() {
      return on;
    }

    @Override
    public boolean isErrorEnabled() {
      return on;
    }
  }
}
