package dev.scrim.decide;

/** Asks one policy engine for one decision rule. Thread-safe. */
public interface Decider extends AutoCloseable {

  /**
   * Puts one question. Takes no longer than the configured time-out.
   *
   * @param input the policy's {@code input} document, JSON in UTF-8
   * @throws DeciderException where the engine cannot be asked or its answer is no answer
   * @throws dev.scrim.error.Refusal where the answer contradicts itself
   */
  Answer ask(byte[] input) throws DeciderException;

  /**
   * A number that changes when answers given before must no longer be used, because the policy's
   * revision did. Costs one volatile read.
   */
  long epoch();

  @Override
  void close();
}
