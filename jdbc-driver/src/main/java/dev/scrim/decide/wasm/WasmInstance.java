package dev.scrim.decide.wasm;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.styra.opa.wasm.OpaWasm;
import com.styra.opa.wasm.OpaWasm_ModuleExports;
import dev.scrim.decide.DeciderException;
import dev.scrim.decide.PolicyJson;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One loaded policy module with its data. For one thread at a time, and for none any more once a
 * method threw.
 */
final class WasmInstance {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FIRST_PAGES = 16;

  /** 256 MiB: a policy that needs more is refused rather than the application starved. */
  private static final int MOST_PAGES = 4096;

  private static final int LEAST_MINOR_VERSION = 2;

  private final OpaWasm wasm;
  private final OpaWasm_ModuleExports abi;
  private final int data;
  private final int heap;

  /** The moment of the evaluation under way, the same however often the policy asks. */
  private long now;

  WasmInstance(byte[] module, byte[] data) {
    this.wasm =
        OpaWasm.builder()
            .withInputStream(new ByteArrayInputStream(module))
            .withJsonMapper(JSON)
            .withYamlMapper(JSON)
            .withMemory(new ByteArrayMemory(new MemoryLimits(FIRST_PAGES, MOST_PAGES)))
            .withDefaultBuiltins(false)
            .addBuiltins(HostBuiltins.at(() -> now).toArray(HostBuiltin[]::new))
            .build();
    this.abi = wasm.exports();
    long major = abi.opaWasmAbiVersion().getValue();
    long minor = abi.opaWasmAbiMinorVersion().getValue();
    if (major != 1 || minor < LEAST_MINOR_VERSION) {
      throw new IllegalStateException("its ABI is " + major + "." + minor + ", not 1.3");
    }
    int text = abi.opaMalloc(data.length);
    wasm.memory().write(text, data);
    this.data = abi.opaJsonParse(text, data.length);
    if (this.data == 0) {
      throw new IllegalStateException("its data is no JSON");
    }
    this.heap = abi.opaHeapPtrGet();
  }

  /** The ids of the entry points by their paths. */
  Map<String, Integer> entrypoints() throws DeciderException {
    return numbers(abi.entrypoints());
  }

  /** The ids of the functions that the module leaves to the host, by name. */
  Map<String, Integer> builtins() throws DeciderException {
    return numbers(abi.builtins());
  }

  /**
   * The JSON of the result set: {@code []} where the entry point is undefined.
   *
   * @throws RuntimeException where the evaluation fails or the thread is interrupted
   */
  byte[] evaluate(int entrypoint, byte[] input) {
    Memory memory = wasm.memory();
    int end = heap + input.length;
    int missing = end - memory.pages() * Memory.PAGE_SIZE;
    if (missing > 0 && memory.grow(missing / Memory.PAGE_SIZE + 1) < 0) {
      throw new IllegalStateException("the question does not fit into the module's memory");
    }
    Instant moment = Instant.now();
    now = moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
    abi.opaHeapPtrSet(heap);
    memory.write(heap, input);
    int aligned = (end + 7) & ~7;
    int result = abi.opaEval(0, entrypoint, data, heap, input.length, aligned, 0);
    return memory.readCString(result).getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, Integer> numbers(int address) throws DeciderException {
    Map<String, Integer> numbers = new HashMap<>();
    JsonNode read = PolicyJson.read(wasm.readString(address).getBytes(StandardCharsets.UTF_8));
    read.properties().forEach(entry -> numbers.put(entry.getKey(), entry.getValue().intValue()));
    return numbers;
  }
}
