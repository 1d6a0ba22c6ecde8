package dev.scrim.resolve;

import java.util.List;

/**
 * The columns that a statement is to return as generated keys.
 *
 * @param change the number of the outermost statement's change, or -1 where it makes none
 * @param columns exact names; empty where no keys are wanted
 * @param any whether those of them that may be seen are enough, as the application named none
 */
public record KeyColumns(int change, List<String> columns, boolean any) {

  public KeyColumns {
    columns = List.copyOf(columns);
  }
}
