package dev.scrim.decide.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scrim.testkit.Opa;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The functions that we supply give what OPA itself gives. */
class HostBuiltinsTest {

  private static final List<String> EXPRESSIONS =
      List.of(
          "sprintf(\"%s|%v|%d|%%\", [\"a\", \"b\", 3])",
          "sprintf(\"%v %v %v %v\", [1.5, true, null, -7])",
          "sprintf(\"%v %v\", [[\"a\", 1, [true]], {\"k\": \"v\", \"n\": [2]}])",
          "sprintf(\"%s %s\", [[\"a\"], true])",
          "sprintf(\"%s\", [1])",
          "sprintf(\"%d\", [\"x\"])",
          "sprintf(\"%d\", [1.5])",
          "sprintf(\"%d %d\", [1])",
          "sprintf(\"%d\", [1, \"x\", 2.5])",
          "sprintf(\"%q\", [\"a\\\"b\\\\c\\nd\\u0001é\"])",
          "sprintf(\"%5d|%-5d|%05d|%05d\", [42, 42, 42, -42])",
          "sprintf(\"%6s|%-6s|\", [\"é😀\", \"ab\"])",
          "sprintf(\"%.2f|%f|%8.3f\", [1.005, 2.5, 3.25])",
          "sprintf(\"%f\", [1])",
          "sprintf(\"%v\", [123456789012345678901234567890])",
          "sprintf(\"%v %v %v\", [0.0001, 123456.5, 1234567.25])",
          "sprintf(\"%v %v %v %v\", [0.0000125, -7654321.5, 1e-7, 2.5e300])",
          "sprintf(\"%v\", [[1.5, 0.25, 12345678.5]])",
          "sprintf(\"no verbs $1 \\\\\", [])",
          "sprintf(json.unmarshal(\"1\"), [])",
          "sprintf(\"%v\", json.unmarshal(\"1\"))",
          "strings.any_prefix_match(\"abc\", [\"x\", \"ab\"])",
          "strings.any_prefix_match([\"abc\", \"xyz\"], \"xy\")",
          "strings.any_prefix_match({\"abc\"}, {\"b\"})",
          "strings.any_suffix_match(\"abc\", [\"c\"])",
          "strings.count(\"banana\", \"an\")",
          "strings.count(\"aaaa\", \"aa\")",
          "strings.count(\"é😀\", \"\")",
          "time.parse_rfc3339_ns(\"2026-11-22T09:30:00Z\")",
          "time.parse_rfc3339_ns(\"2026-11-22T09:30:00.123456789+02:00\")",
          "time.parse_rfc3339_ns(\"2026-11-22T09:30Z\")",
          "time.parse_rfc3339_ns(\"2026-13-22T09:30:00Z\")",
          "time.parse_rfc3339_ns(\"9999-01-01T00:00:00Z\")",
          "time.parse_rfc3339_ns(\"nonsense\")",
          "time.clock(1763803800000000000)",
          "time.clock([1763803800000000000, \"Europe/Berlin\"])",
          "time.clock([1763803800000000000, \"Nowhere/None\"])",
          "time.clock(1.5)",
          "time.clock(-1)",
          "time.date([1763803800000000000, \"UTC\"])",
          "time.date([1763803800000000000, \"\"])",
          "time.weekday(1763803800000000000)",
          "time.weekday([1763803800000000000, \"Asia/Tokyo\"])",
          "time.now_ns() == time.now_ns()",
          "trace(\"note\")");

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void giveWhatOpaGives(@TempDir Path folder) throws Exception {
    StringBuilder rego = new StringBuilder("package t\n\n");
    for (int i = 0; i < EXPRESSIONS.size(); i++) {
      rego.append("all[\"").append(i).append("\"] := ").append(EXPRESSIONS.get(i)).append('\n');
    }
    Path policy = Files.createDirectory(folder.resolve("policy"));
    Files.writeString(policy.resolve("t.rego"), rego.toString());
    Path bundle = Opa.buildWasm(policy, folder.resolve("bundle.tar.gz"), "t/all");
    JsonNode opa =
        json.readTree(Opa.run(List.of("eval", "-f", "json", "-b", policy.toString(), "data.t.all")))
            .at("/result/0/expressions/0/value");
    WasmBundle read = WasmBundle.read(Files.readAllBytes(bundle));
    WasmInstance instance = new WasmInstance(read.module(), read.data());
    JsonNode ours =
        json.readTree(instance.evaluate(0, "{}".getBytes(StandardCharsets.UTF_8))).at("/0/result");

    assertThat(opa.size()).isGreaterThan(EXPRESSIONS.size() / 2);
    for (int i = 0; i < EXPRESSIONS.size(); i++) {
      String key = Integer.toString(i);
      assertThat(ours.get(key)).as(EXPRESSIONS.get(i)).isEqualTo(opa.get(key));
    }
  }

  @Test
  void aVerbThatIsNotSuppliedFailsTheEvaluation() throws Exception {
    for (String format : List.of("%x", "%e", "%c", "%+d", "%#v", "%.3s", "%*d", "%")) {
      JsonNode arguments = json.readTree("[7, 7]");
      assertThatThrownBy(() -> Sprintf.apply(json.getNodeFactory().textNode(format), arguments))
          .as(format)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
