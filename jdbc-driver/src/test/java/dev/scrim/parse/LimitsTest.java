package dev.scrim.parse;

import static dev.scrim.parse.Sql.postgres;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large statements work; larger ones are refused; nothing hangs or runs out of stack. */
class LimitsTest {

  private static String repeat(String part, int times, String separator) {
    return String.join(separator, Collections.nCopies(times, part));
  }

  private static String nested(String prefix, String core, String suffix, int depth) {
    return prefix.repeat(depth) + core + suffix.repeat(depth);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a = 1 OR ", "a = 1 AND ", "a || ", "a + "})
  void longChains(String part) {
    Parsed.Tree tree = postgres("SELECT x FROM t WHERE " + part.repeat(5000) + "a").parses();
    // Shallow enough for whoever walks it on a small stack.
    assertThat(onSmallStack(() -> tree.tree().toString())).contains(part.strip());
  }

  @Test
  void longLists() {
    String list =
        IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
    postgres("SELECT x FROM t WHERE a IN (" + list + ")").parses();
    postgres("SELECT x FROM t WHERE a = ANY (ARRAY[" + list + "])").parses();
    postgres("INSERT INTO t VALUES " + repeat("(1, 'a')", 1000, ",")).parses();
    postgres(repeat("SELECT a FROM t", 500, " UNION ALL ")).parses();
    postgres("SELECT '" + "x".repeat(1_000_000) + "'").parses();
    String wide = "(SELECT " + repeat("a + 1", 1000, ", ") + " FROM t)";
    postgres("SELECT 1 FROM (" + wide + " UNION ALL " + wide + ") x").parses();
    postgres("SELECT 1 WHERE 1 IN (" + wide + " EXCEPT " + wide + ")").parses();
  }

  @Test
  void nestingThatOccurs() {
    postgres("SELECT " + nested("(", "a", ")", 100) + " FROM t").parses();
    postgres("SELECT a FROM " + nested("(SELECT a FROM ", "t", ") x", 100)).parses();
    postgres("SELECT " + nested("f(a, ", "a", ")", 100) + " FROM t").parses();
    postgres("SELECT 1 WHERE " + nested("a IN (SELECT b WHERE ", "a = 1", ")", 100)).parses();
    postgres("SELECT " + nested("CASE WHEN a THEN ", "1", " ELSE 2 END", 100) + " FROM t").parses();
  }

  @Test
  void tooLongAndTooDeep() {
    postgres("SELECT '" + "x".repeat(1 << 20) + "'").refused("longer than");
    postgres("SELECT " + nested("(", "a", ")", 200)).refused("too deeply");
    postgres("SELECT " + nested("a[", "1", "]", 200)).refused("too deeply");
    postgres("SELECT " + nested("CASE WHEN a THEN ", "1", " END", 200)).refused("too deeply");
    postgres("SELECT " + "(".repeat(100_000)).refused("too deeply");
    postgres("SELECT " + repeat("a", 10_000, ".")).refused("too many parts");
    postgres("SELECT " + "NOT ".repeat(100_000) + "a").refused("");
  }

  @Test
  void aSmallStackIsARefusal() {
    String deep = "SELECT a FROM " + nested("(SELECT a FROM ", "t", ") x", 140);
    Object outcome =
        onSmallStack(
            () -> {
              try {
                return postgres(deep).parse();
              } catch (dev.scrim.error.Refusal refusal) {
                return refusal;
              }
            });
    assertThat(outcome).isNotNull();
  }

  private static <T> T onSmallStack(java.util.function.Supplier<T> work) {
    AtomicReference<T> result = new AtomicReference<>();
    Thread thread = new Thread(null, () -> result.set(work.get()), "small", 256 * 1024);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return result.get();
  }
}
