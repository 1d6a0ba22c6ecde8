package dev.scrim.resolve;

import java.util.List;

/**
 * The text of a statement or of a view's definition, with what stands in its holes.
 *
 * @param template the text with holes
 * @param scans the references to tables, by the number of their hole
 * @param groupings the groupings, by the number of their hole
 * @param changes the changes to tables, by the number of their holes
 * @param returned the items that changes return, by the number of their holes
 * @param assigned the values that stand in the statement and are written, by the number of theirs
 */
public record Body(
    Template template,
    List<Scan> scans,
    List<Grouping> groupings,
    List<Change> changes,
    List<Returned> returned,
    List<Assigned> assigned) {

  public Body {
    scans = List.copyOf(scans);
    groupings = List.copyOf(groupings);
    changes = List.copyOf(changes);
    returned = List.copyOf(returned);
    assigned = List.copyOf(assigned);
  }
}
