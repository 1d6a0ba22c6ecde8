package dev.scrim.resolve;

import java.util.List;

/**
 * Which generated keys are wanted.
 *
 * @param all whether the driver is to choose
 * @param names columns as the application names them
 * @param positions columns by their position in the table, from 1
 */
public record KeyRequest(boolean all, List<String> names, List<Integer> positions) {

  /** No keys. */
  public static final KeyRequest NONE = new KeyRequest(false, List.of(), List.of());

  public KeyRequest {
    names = List.copyOf(names);
    positions = List.copyOf(positions);
  }
}
