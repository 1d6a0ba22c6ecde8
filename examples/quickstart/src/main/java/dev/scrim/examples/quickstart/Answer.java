package dev.scrim.examples.quickstart;

import java.util.List;

/** What the application got from its database. */
sealed interface Answer {

  /**
   * A result.
   *
   * @param columns their labels in lower case, as databases differ in this
   * @param rows the values as text
   */
  record Rows(List<String> columns, List<List<String>> rows) implements Answer {}

  /** So many rows were changed. */
  record Changed(int rows) implements Answer {}

  /** An SQLException said that the caller may not do this. */
  record Refused(String message) implements Answer {}
}
