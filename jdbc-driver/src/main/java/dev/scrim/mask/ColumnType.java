package dev.scrim.mask;

import java.util.List;

/**
 * A column's type as the words of a dialect recognise it.
 *
 * @param base which built-in type it is
 * @param sql how it is written in a cast, with length or precision
 * @param comparable the type without length or precision, for values compared with the column: a
 *     cast to it cuts and rounds nothing
 * @param natural whether text functions already give exactly this type
 * @param modifiers length, or precision and scale; empty where there are none
 */
record ColumnType(
    BaseType base, String sql, String comparable, boolean natural, List<Integer> modifiers) {

  ColumnType {
    modifiers = List.copyOf(modifiers);
  }
}
