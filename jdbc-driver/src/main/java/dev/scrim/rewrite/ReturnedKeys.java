package dev.scrim.rewrite;

import java.util.List;

/**
 * What the real driver is asked to give back as generated keys.
 *
 * @param columns by name; empty for none
 * @param hidden whether they are only there for a check, and the application asked for none
 */
public record ReturnedKeys(List<String> columns, boolean hidden) {

  static final ReturnedKeys NONE = new ReturnedKeys(List.of(), false);

  public ReturnedKeys {
    columns = List.copyOf(columns);
  }
}
