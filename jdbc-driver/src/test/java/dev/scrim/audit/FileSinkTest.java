package dev.scrim.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scrim.error.PolicyUnavailableException;
import dev.scrim.error.ScrimConfigException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("audit.jsonl");
  }

  private void assertIntact(long records) throws Exception {
    AuditVerifier.Result result = AuditVerifier.verify(file);
    assertThat(result.damage()).isNull();
    assertThat(result.records()).isEqualTo(records);
  }

  @Test
  void beginsAChainAsTheDesignShows() throws Exception {
    try (AuditTrail trail = Samples.open(file)) {
      String id = trail.permitted(Samples.entry());
      assertThat(Files.readAllLines(file)).as("written before permitted returns").hasSize(1);
      trail.outcome(id, Samples.OUTCOME);
    }

    List<String> lines = Files.readAllLines(file);
    JsonNode decision = JsonMapper.builder().build().readTree(lines.get(0));
    JsonNode outcome = JsonMapper.builder().build().readTree(lines.get(1));
    assertThat(decision.fieldNames())
        .toIterable()
        .containsExactly(
            "v",
            "seq",
            "time",
            "id",
            "event",
            "subject",
            "application",
            "statement",
            "tables",
            "decision",
            "prev",
            "hash");
    assertThat(outcome.fieldNames())
        .toIterable()
        .containsExactly("v", "seq", "time", "id", "event", "outcome", "prev", "hash");
    assertThat(decision.get("prev").textValue()).isEqualTo("0".repeat(64));
    assertThat(outcome.get("prev")).isEqualTo(decision.get("hash"));
    assertThat(outcome.get("id")).isEqualTo(decision.get("id"));
    assertThat(decision.get("seq").intValue()).isEqualTo(1);
    assertThat(outcome.get("seq").intValue()).isEqualTo(2);
    assertIntact(2);
  }

  @Test
  void goesOnAfterARestart() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (AuditTrail trail = Samples.open(file)) {
        Samples.write(trail, 2);
      }
    }

    assertIntact(12);
  }

  @Test
  void findsTheLastLineHoweverLongItIs() throws Exception {
    for (int length : new int[] {1, 7000, 8192, 20_000, 100_000}) {
      try (AuditTrail trail = Samples.open(file)) {
        trail.permitted(Samples.entry(Samples.ACCESS, "x".repeat(length), Samples.DECISION, 1));
      }
    }

    assertIntact(5);
  }

  @Test
  void isSharedByAllThatNameTheSameFile() throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), folder);
    AuditTrail one = Samples.open(file);
    AuditTrail two = Samples.open(folder.resolve("link").resolve(".").resolve("audit.jsonl"));

    Samples.write(one, 1);
    Samples.write(two, 1);
    one.close();
    one.close();
    Samples.write(two, 1);
    assertThatThrownBy(() -> one.permitted(Samples.entry()))
        .isInstanceOf(PolicyUnavailableException.class)
        .hasMessageContaining("so the statement was not run: the audit trail is closed");
    two.close();

    assertIntact(6);
  }

  @Test
  void letsManyThreadsWriteAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    Set<String> ids = new HashSet<>();
    try (AuditTrail trail = Samples.open(file);
        AuditTrail another = Samples.open(file)) {
      List<Future<List<String>>> running = new ArrayList<>();
      for (int t = 0; t < 16; t++) {
        AuditTrail mine = t % 2 == 0 ? trail : another;
        running.add(
            threads.submit(
                () -> {
                  List<String> written = new ArrayList<>();
                  for (int i = 0; i < 50; i++) {
                    String id = mine.permitted(Samples.entry());
                    mine.outcome(id, Samples.OUTCOME);
                    written.add(id);
                  }
                  return written;
                }));
      }
      for (Future<List<String>> one : running) {
        ids.addAll(one.get());
      }
    } finally {
      threads.shutdown();
    }

    assertThat(ids).hasSize(800);
    assertIntact(1600);
  }

  @Test
  void survivesInterruptedThreads() throws Exception {
    Thread.currentThread().interrupt();
    try (AuditTrail trail = Samples.open(file)) {
      Samples.write(trail, 1);
      assertThat(Thread.interrupted()).as("still interrupted").isTrue();

      Thread writer =
          new Thread(
              () -> {
                while (!Thread.currentThread().isInterrupted()) {
                  try {
                    Samples.write(trail, 1);
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                }
              });
      writer.start();
      Thread.sleep(50);
      writer.interrupt();
      writer.join();
      Samples.write(trail, 1);
    } finally {
      Thread.interrupted();
    }

    assertThat(AuditVerifier.verify(file).intact()).isTrue();
    assertThat(AuditVerifier.verify(file).records()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void setsALineAsideThatACrashCutOff() throws Exception {
    try (AuditTrail trail = Samples.open(file)) {
      Samples.write(trail, 2);
    }
    String whole = Files.readString(file);
    int n = 0;
    for (int torn = 1;
        torn < whole.length() - whole.lastIndexOf('{', whole.length() - 200);
        torn += 37) {
      n++;
      Files.writeString(file, whole.substring(0, whole.length() - torn));
      try (AuditTrail trail = Samples.open(file)) {
        Samples.write(trail, 1);
      }
      String kept = Files.readString(folder.resolve("audit.jsonl.torn-" + n));
      assertThat(whole.substring(0, whole.length() - torn)).endsWith("\n" + kept);
      assertIntact(5);
    }
    assertThat(n).isGreaterThan(3);
  }

  @Test
  void setsTheVeryFirstLineAsideToo() throws Exception {
    for (String torn : List.of("{", "{\"v\":1,\"seq\":1,\"time\":\"2026")) {
      Files.writeString(file, torn);
      try (AuditTrail trail = Samples.open(file)) {
        Samples.write(trail, 1);
      }
      assertIntact(2);
    }
    assertThat(folder.resolve("audit.jsonl.torn-2"))
        .hasContent("{\"v\":1,\"seq\":1,\"time\":\"2026");
  }

  @Test
  void doesNotTouchAFileThatHoldsSomethingElse() throws Exception {
    for (String other : List.of("notes", "notes\n", "{}\n", "{\"v\":1,\"seq\":1}\nnotes", "\0\0")) {
      Files.writeString(file, other);
      assertThatThrownBy(() -> Samples.open(file))
          .isInstanceOf(ScrimConfigException.class)
          .hasMessageStartingWith("scrim.audit: the file " + file + " cannot be used: it");
      assertThat(file).hasContent(other);
    }
    assertThat(folder.resolve("audit.jsonl.torn-1")).doesNotExist();
  }

  @Test
  void doesNotGoOnAfterALineThatWasChanged() throws Exception {
    try (AuditTrail trail = Samples.open(file)) {
      Samples.write(trail, 1);
    }
    Files.writeString(file, Files.readString(file).replace("\"rows\":12", "\"rows\":13"));

    assertThatThrownBy(() -> Samples.open(file))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining(
            "its last line was changed: its hash does not fit its content; run audit verify");
  }

  @Test
  void saysWhatIsWrongWithAPath() throws Exception {
    Path missing = folder.resolve("a").resolve("audit.jsonl");

    assertThatThrownBy(() -> Samples.open(missing))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("the folder " + folder.resolve("a") + " does not exist; create it");
    assertThatThrownBy(() -> Samples.open(folder))
        .isInstanceOf(ScrimConfigException.class)
        .hasMessageContaining("it is not a regular file");
  }

  @Test
  void refusesWhereTheFileWasMovedAndRecoversWhenItIsBack() throws Exception {
    Path away = folder.resolve("away");
    try (AuditTrail trail = Samples.open(file)) {
      Samples.write(trail, 1);
      Files.move(file, away);
      assertThatThrownBy(() -> trail.permitted(Samples.entry()))
          .isInstanceOf(PolicyUnavailableException.class)
          .hasMessageContaining("so the statement was not run")
          .hasMessageContaining("was moved or deleted; put it back");
      Files.writeString(file, "");
      assertThatThrownBy(() -> trail.permitted(Samples.entry()))
          .hasMessageContaining("was moved or replaced");
      Files.move(away, file, StandardCopyOption.REPLACE_EXISTING);
      Samples.write(trail, 1);
    }

    assertThat(AuditVerifier.verify(file).intact()).isTrue();
  }

  @Test
  void refusesWhereSomebodyElseWritesToTheFile() throws Exception {
    try (AuditTrail trail = Samples.open(file)) {
      Samples.write(trail, 1);
      long length = Files.size(file);
      Files.writeString(file, "x", StandardOpenOption.APPEND);
      assertThatThrownBy(() -> trail.permitted(Samples.entry()))
          .isInstanceOf(PolicyUnavailableException.class)
          .hasMessageContaining("was cut or written to by somebody else");
      Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
      assertThatThrownBy(() -> trail.permitted(Samples.entry()))
          .hasMessageContaining("was cut or written to by somebody else");
      assertThat(length).isPositive();
      assertThat(file).isEmptyFile();
    }
  }

  @Test
  void refusesARecordThatWouldBeTooLongToRead() throws Exception {
    String text = "\u0001".repeat(ChainLine.MAX_BYTES / 6 + 1);
    try (AuditTrail trail = Samples.open(file)) {
      assertThatThrownBy(
              () -> trail.permitted(Samples.entry(Samples.ACCESS, text, Samples.DECISION, 1)))
          .isInstanceOf(PolicyUnavailableException.class)
          .hasMessageContaining("longer than 16 MiB");
      Samples.write(trail, 1);
    }

    assertIntact(2);
    assertThat(Files.readString(file, StandardCharsets.UTF_8)).doesNotContain("\\u0001");
  }
}
