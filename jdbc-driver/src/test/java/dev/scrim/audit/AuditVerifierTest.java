package dev.scrim.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditVerifierTest {

  @TempDir Path folder;
  private Path file;
  private List<String> lines;

  @BeforeEach
  void writeSixRecords() throws Exception {
    file = folder.resolve("audit.jsonl");
    try (AuditTrail trail = Samples.open(file)) {
      Samples.write(trail, 2);
      trail.refused(Samples.entry(null, null, null, 1), "tab\tand \u0001 bell", List.of());
      trail.permitted(Samples.entry(Samples.ACCESS, "SELECT \"é😀\"", Samples.DECISION, 2));
    }
    lines = new ArrayList<>(Files.readAllLines(file));
  }

  private AuditVerifier.Result verify(List<String> changed) throws Exception {
    Files.writeString(file, String.join("\n", changed) + "\n");
    return AuditVerifier.verify(file);
  }

  @Test
  void findsAnIntactChain() throws Exception {
    AuditVerifier.Result result = AuditVerifier.verify(file);

    assertThat(result.damage()).isNull();
    assertThat(result.records()).isEqualTo(6);
    assertThat(lines.get(5)).endsWith("\"hash\":\"" + result.lastHash() + "\"}");
    assertThat(lines.get(0)).contains("\"time\":\"" + result.firstTime() + "\"");
    assertThat(lines.get(5)).contains("\"time\":\"" + result.lastTime() + "\"");
  }

  @Test
  void findsAnEmptyFileIntact() throws Exception {
    Files.writeString(file, "");

    assertThat(AuditVerifier.verify(file))
        .isEqualTo(new AuditVerifier.Result(0, null, null, null, null));
  }

  @Test
  void namesTheLineOfEveryByteThatIsChanged() throws Exception {
    byte[] original = Files.readAllBytes(file);
    int line = 1;
    for (int i = 0; i < original.length; i++) {
      byte[] changed = original.clone();
      changed[i] = change(original[i], i % 4);
      AuditVerifier.Damage damage =
          AuditVerifier.verify(new ByteArrayInputStream(changed)).damage();
      if (damage == null || damage.line() != line) {
        fail("byte %d from %d to %d gives %s", i, original[i], changed[i], damage);
      }
      if (original[i] == '\n') {
        line++;
      }
    }
  }

  /** One bit, the case of a letter, white space, and what is no UTF-8. */
  private static byte change(byte b, int way) {
    byte white = (byte) (b == ' ' ? '\t' : ' ');
    return new byte[] {(byte) (b ^ 1), (byte) (b ^ 0x20), white, (byte) 0xff}[way];
  }

  @Test
  void namesTheLineWhereOneWasRemoved() throws Exception {
    lines.remove(2);

    assertThat(verify(lines).damage())
        .isEqualTo(
            new AuditVerifier.Damage(
                3, "is record 4, but here stood record 3: records were removed or moved"));
  }

  @Test
  void findsThatTheFirstWasRemoved() throws Exception {
    assertThat(verify(lines.subList(1, 6)).damage().line()).isEqualTo(1);
  }

  @Test
  void namesADuplicate() throws Exception {
    lines.add(3, lines.get(2));

    assertThat(verify(lines).damage())
        .isEqualTo(
            new AuditVerifier.Damage(
                4, "was added or moved: it is record 3, but here stood record 4"));
  }

  @Test
  void namesTheFirstOfTwoThatWereSwapped() throws Exception {
    Collections.swap(lines, 2, 4);

    assertThat(verify(lines).damage().line()).isEqualTo(3);
  }

  @Test
  void namesARecordThatWasPutInWithAGoodHash() throws Exception {
    String third = hashOf(lines.get(2));
    lines.add(3, link(4, third));

    assertThat(verify(lines).damage())
        .isEqualTo(
            new AuditVerifier.Damage(
                4, "was added, or the line after it: both claim to be record 4"));
  }

  @Test
  void namesARecordThatWasRewrittenWithAGoodHash() throws Exception {
    lines.set(3, link(4, hashOf(lines.get(2))));

    AuditVerifier.Result result = verify(lines);
    assertThat(result.damage())
        .isEqualTo(
            new AuditVerifier.Damage(
                4, "was changed and given a new hash: the line after it names another one"));
    assertThat(result.records()).isEqualTo(3);
    assertThat(result.lastHash()).isEqualTo(hashOf(lines.get(2)));
  }

  @Test
  void namesWhatIsNoRecord() throws Exception {
    for (String line : List.of("", "{}", "[]", "null", "{\"v\":1}", "{\"v\":2}", "x", "\r")) {
      List<String> changed = new ArrayList<>(lines);
      changed.add(1, line);
      assertThat(verify(changed).damage().line()).as(line).isEqualTo(2);
    }
  }

  @Test
  void findsOtherSpellingsThatHashTheSame() throws Exception {
    String surrogate = lines.get(0).replace("= ?", "= \\ud800");
    assertThat(verify(with(0, surrogate)).damage().line()).isEqualTo(1);
    String doubled = lines.get(0).replaceFirst("\"v\":1", "\"v\":1,\"v\":1");
    assertThat(verify(with(0, doubled)).damage().line()).isEqualTo(1);
    String fraction = lines.get(0).replaceFirst("\"seq\":1", "\"seq\":1.0");
    assertThat(verify(with(0, fraction)).damage().line()).isEqualTo(1);
  }

  private List<String> with(int index, String line) {
    List<String> changed = new ArrayList<>(lines);
    assertThat(line).isNotEqualTo(changed.set(index, line));
    return changed;
  }

  @Test
  void acceptsAnotherOrderOfFieldsAndWhiteSpace() throws Exception {
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    TreeMap<?, ?> sorted = json.readValue(lines.get(1), TreeMap.class);
    lines.set(1, json.writeValueAsString(sorted.descendingMap()).replace("\n", " "));

    assertThat(verify(lines).intact()).isTrue();
  }

  @Test
  void cannotSeeThatTheEndWasLeftOut() throws Exception {
    AuditVerifier.Result result = verify(lines.subList(0, 4));

    assertThat(result.intact()).isTrue();
    assertThat(result.records()).isEqualTo(4);
    assertThat(AuditVerifier.LIMITS).contains("leave out its end");
  }

  @Test
  void seesALineThatWasCutOff() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    int fifthEnds = String.join("\n", lines.subList(0, 5)).getBytes(StandardCharsets.UTF_8).length;
    for (int length = fifthEnds + 2; length < whole.length; length++) {
      AuditVerifier.Result result =
          AuditVerifier.verify(new ByteArrayInputStream(whole, 0, length));
      assertThat(result.damage().line()).isEqualTo(6);
      assertThat(result.damage().why()).startsWith("has no line end: it was cut off");
      assertThat(result.records()).isEqualTo(5);
    }
  }

  private static String hashOf(String line) {
    return line.substring(line.length() - 66, line.length() - 2);
  }

  private static String link(long seq, String prev) {
    AuditRecord record = new RecordWriter(Samples.NOW).outcome("forged", Samples.OUTCOME);
    String line = new String(record.link(seq, prev, Chain.sha256()).line(), StandardCharsets.UTF_8);
    return line.strip();
  }
}
