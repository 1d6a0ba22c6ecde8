package dev.scrim.resolve;

/**
 * A value that stands in the statement and is written to a column.
 *
 * @param change the number of the change
 * @param row the number of the row in it
 * @param column the exact name of the column
 * @param before text before the parameter, or all of it where there is none
 * @param parameter the application's parameter, from 1, or 0 for none
 * @param after text after the parameter
 */
public record Assigned(
    int change, int row, String column, String before, int parameter, String after) {

  /** Never prints the value. */
  @Override
  public String toString() {
    return "Assigned[column=" + column + ", parameter=" + parameter + "]";
  }
}
