package dev.scrim.rewrite;

import java.util.Locale;

/** How failed checks of a row are told from other errors: by what the database's message quotes. */
public final class RowCheck {

  /** The column that holds the check where a statement returns nothing else. */
  static final String COLUMN = "scrim$check";

  private RowCheck() {}

  /** A new row of that table is not among the rows that may be seen. */
  public static String hiddenRow(String table) {
    return "scrim$rows " + table;
  }

  /** The value for that column is the masked one that is shown. */
  public static String maskedValue(String table, String column) {
    return "scrim$mask " + table + "." + column.toLowerCase(Locale.ROOT);
  }

  /** A number for a condition, or an error that quotes the marker; no constant, so not folded. */
  static String failing(String marker) {
    return " THEN '1' ELSE '" + marker.replace("'", "''") + "' END";
  }
}
