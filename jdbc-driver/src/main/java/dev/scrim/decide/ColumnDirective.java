package dev.scrim.decide;

import org.jspecify.annotations.Nullable;

/**
 * What the policy says of one column.
 *
 * @param action what becomes of it when read
 * @param method how it is masked; not null exactly where the action is MASK
 * @param write whether the caller may write it
 * @param rule the rule that said so, or null
 */
public record ColumnDirective(
    Action action, @Nullable MaskMethod method, boolean write, @Nullable String rule) {

  public ColumnDirective {
    if ((action == Action.MASK) != (method != null)) {
      throw new IllegalArgumentException("a method belongs to the action mask, and only to it");
    }
  }
}
