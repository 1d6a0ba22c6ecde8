package dev.scrim.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

/** What is written as canonical is what the canonicalisation library makes of what is shown. */
class JsonTest {

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final Random random = new Random(8785);

  @Test
  void agreesWithTheLibraryOnRandomDocuments() throws Exception {
    for (int i = 0; i < 20_000; i++) {
      Json json = object(3);
      String canonical = new JsonCanonicalizer(json.shown()).getEncodedString();
      assertThat(json.canonical()).isEqualTo(canonical);
      JsonNode read = mapper.readTree(json.shown());
      assertThat(mapper.readTree(json.canonical())).isEqualTo(read);
    }
  }

  @Test
  void agreesOnEveryCharacterOfTheFirstPlane() throws Exception {
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      Json json = Json.array(List.of(Json.of("a" + c + "b")));
      assertThat(json.canonical())
          .isEqualTo(new JsonCanonicalizer(json.shown()).getEncodedString());
      String expected = Character.isSurrogate(c) ? "a\uFFFDb" : "a" + c + "b";
      assertThat(mapper.readTree(json.shown()).get(0).textValue()).isEqualTo(expected);
    }
  }

  @Test
  void keepsPairsAndReplacesHalvesOfPairs() {
    assertThat(Json.of("\uD83C\uDFAD").shown()).isEqualTo("\"\uD83C\uDFAD\"");
    assertThat(Json.of("\uDFAD\uD83C").shown()).isEqualTo("\"\uFFFD\uFFFD\"");
    assertThat(Json.of("x\uD83C").shown()).isEqualTo("\"x\uFFFD\"");
  }

  @Test
  void keepsNumbersExact() throws Exception {
    for (long n : new long[] {0, -1, 1_000_000, Json.MAX_NUMBER, -Json.MAX_NUMBER}) {
      assertThat(Json.of(n).shown()).isEqualTo(Long.toString(n));
    }
    assertThat(Json.of(Long.MAX_VALUE).shown()).isEqualTo("9007199254740991");
    assertThat(Json.of(Long.MIN_VALUE).shown()).isEqualTo("-9007199254740991");
  }

  @Test
  void refusesAFieldTwice() {
    Json.Fields fields = new Json.Fields().put("a", Json.NULL);
    assertThatThrownBy(() -> fields.put("a", Json.NULL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Json value(int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> Json.of(text());
      case 1 -> Json.of(random.nextLong() >> random.nextInt(64));
      case 2 -> Json.of(random.nextBoolean());
      case 3 -> Json.NULL;
      case 4 -> object(depth - 1);
      default -> array(depth - 1);
    };
  }

  private Json object(int depth) {
    Json.Fields fields = new Json.Fields();
    List<String> names = new ArrayList<>(List.of("b", "a", "v", "seq", "Z", "sql_state", "aa"));
    java.util.Collections.shuffle(names, random);
    names.subList(0, random.nextInt(names.size())).forEach(name -> fields.put(name, value(depth)));
    return fields.json();
  }

  private Json array(int depth) {
    List<Json> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(value(depth));
    }
    return Json.array(items);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(
          switch (random.nextInt(4)) {
            case 0 -> Character.toString(random.nextInt(0x20));
            case 1 -> Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1));
            case 2 -> String.valueOf((char) random.nextInt(0x10000));
            default -> String.valueOf("\"\\/?$<\u2028\u007f".charAt(random.nextInt(8)));
          });
    }
    return text.toString();
  }
}
