package dev.scrim.decide.wasm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Scrim supplies to Wasm modules. Those that need keys, the network or chance
 * are not among them: such policies run in an OPA server.
 */
final class HostBuiltins {

  private HostBuiltins() {}

  /** The functions, for a module whose evaluation takes place at that moment. */
  static List<HostBuiltin> at(LongSupplier epochNanos) {
    return List.of(
        new HostBuiltin("sprintf", Sprintf::apply),
        new HostBuiltin("trace", note -> BooleanNode.TRUE),
        new HostBuiltin("strings.any_prefix_match", a -> anyMatch(a, String::startsWith)),
        new HostBuiltin("strings.any_suffix_match", a -> anyMatch(a, String::endsWith)),
        new HostBuiltin("strings.count", HostBuiltins::count),
        new HostBuiltin("time.now_ns", none -> LongNode.valueOf(epochNanos.getAsLong())),
        new HostBuiltin("time.parse_rfc3339_ns", TimeBuiltins::parse),
        new HostBuiltin("time.clock", TimeBuiltins::clock),
        new HostBuiltin("time.date", TimeBuiltins::date),
        new HostBuiltin("time.weekday", TimeBuiltins::weekday));
  }

  /** Their names. */
  static Set<String> names() {
    return at(() -> 0).stream().map(HostBuiltin::name).collect(Collectors.toUnmodifiableSet());
  }

  private static @Nullable JsonNode anyMatch(JsonNode[] a, BiPredicate<String, String> matches) {
    List<String> searched = strings(a[0]);
    List<String> wanted = strings(a[1]);
    if (searched == null || wanted == null) {
      return null;
    }
    return BooleanNode.valueOf(
        searched.stream().anyMatch(text -> wanted.stream().anyMatch(w -> matches.test(text, w))));
  }

  private static @Nullable List<String> strings(JsonNode node) {
    if (node.isTextual()) {
      return List.of(node.textValue());
    }
    List<String> strings = new ArrayList<>();
    for (JsonNode item : node) {
      if (!node.isArray() || !item.isTextual()) {
        return null;
      }
      strings.add(item.textValue());
    }
    return node.isArray() ? strings : null;
  }

  private static @Nullable JsonNode count(JsonNode... a) {
    if (!a[0].isTextual() || !a[1].isTextual()) {
      return null;
    }
    String text = a[0].textValue();
    String part = a[1].textValue();
    if (part.isEmpty()) {
      return IntNode.valueOf(text.codePointCount(0, text.length()) + 1);
    }
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return IntNode.valueOf(count);
  }
}
