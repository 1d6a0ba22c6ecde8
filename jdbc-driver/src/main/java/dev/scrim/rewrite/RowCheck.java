package dev.scrim.rewrite;

/** How a failed check of a new row against the row filter is told from other errors. */
public final class RowCheck {

  /** The column that holds the check where a statement returns nothing else. */
  static final String COLUMN = "scrim$check";

  private RowCheck() {}

  /** What the database's message quotes where a row of that table fails the check. */
  public static String marker(String table) {
    return "scrim$rows " + table;
  }
}
