package dev.scrim.decide.wasm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.styra.opa.wasm.OpaBuiltin.Builtin;
import com.styra.opa.wasm.OpaWasm;
import org.jspecify.annotations.Nullable;

/**
 * A function that Rego has and OPA's Wasm modules leave to their host.
 *
 * @param name in Rego
 * @param body gives null where Rego's is undefined; throws where the evaluation must fail
 */
record HostBuiltin(String name, Body body) implements Builtin {

  /** What the function computes from its arguments. */
  interface Body {
    @Nullable JsonNode apply(JsonNode... arguments);
  }

  @Override
  public int asBuiltin0(OpaWasm wasm) {
    return call(wasm);
  }

  @Override
  public int asBuiltin1(OpaWasm wasm, int a) {
    return call(wasm, a);
  }

  @Override
  public int asBuiltin2(OpaWasm wasm, int a, int b) {
    return call(wasm, a, b);
  }

  @Override
  public int asBuiltin3(OpaWasm wasm, int a, int b, int c) {
    return call(wasm, a, b, c);
  }

  @Override
  public int asBuiltin4(OpaWasm wasm, int a, int b, int c, int d) {
    return call(wasm, a, b, c, d);
  }

  private int call(OpaWasm wasm, int... addresses) {
    try {
      JsonNode[] arguments = new JsonNode[addresses.length];
      for (int i = 0; i < addresses.length; i++) {
        arguments[i] = wasm.jsonMapper().readTree(wasm.readString(addresses[i]));
      }
      JsonNode result = body.apply(arguments);
      return result == null ? 0 : wasm.writeResult(wasm.jsonMapper().writeValueAsString(result));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an argument of " + name + " is no JSON");
    }
  }
}
