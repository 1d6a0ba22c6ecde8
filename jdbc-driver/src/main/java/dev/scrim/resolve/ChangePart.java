package dev.scrim.resolve;

/** Where in a changing statement the policy may need to add something. */
public enum ChangePart {
  /** Before a condition on the rows to change. */
  PREDICATE('p'),
  /** After it: the row filter joins here. */
  PREDICATE_END('q'),
  /** In the place of a condition that the statement does not have. */
  ROWS('w'),
  /** Before a part of the condition that can fail on rows that are filtered out. */
  HAZARD('h'),
  HAZARD_END('i'),
  /** Before an item that is returned. */
  ITEM('r'),
  ITEM_END('t'),
  /** In the place of a {@code *} that is returned. */
  STAR('a'),
  /** The same where it stands behind the table's name. */
  OWN_STAR('o'),
  /** In the place of a value that is written. */
  VALUE('v'),
  /** In the place of RETURNING where the statement has none. */
  TAIL('k');

  private final char letter;

  ChangePart(char letter) {
    this.letter = letter;
  }

  char letter() {
    return letter;
  }

  static ChangePart of(char letter) {
    for (ChangePart part : values()) {
      if (part.letter == letter) {
        return part;
      }
    }
    throw new IllegalStateException("no such hole");
  }
}
