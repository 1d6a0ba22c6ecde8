package dev.scrim.examples.quickstart;

import java.util.List;

/**
 * One query of the story, asked by several callers.
 *
 * @param point what to look at, one or two sentences
 */
record Scene(String title, String point, Query query, List<Caller> callers, Layout layout) {

  /** How the answers stand on the page. */
  enum Layout {
    /** One row each: a line per column, the callers beside each other. */
    ONE_ROW,
    /** A small table for each caller, as many beside each other as fit. */
    TABLES
  }
}
