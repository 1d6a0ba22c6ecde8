package dev.scrim.properties;

import java.util.ArrayList;
import java.util.List;

/**
 * The names that an expression may use.
 *
 * @param outer what a correlated subquery sees beyond; null for none
 */
record Scope(List<Relation> relations, Scope outer) {

  Scope with(Relation added) {
    List<Relation> more = new ArrayList<>(relations);
    more.add(added);
    return new Scope(more, outer);
  }

  /** Qualified names of the columns of that kind. */
  List<String> columns(Kind kind) {
    List<String> names = new ArrayList<>();
    for (Relation relation : relations) {
      for (Column column : relation.columns()) {
        if (column.kind() == kind) {
          names.add(relation.name() + "." + column.name());
        }
      }
    }
    return names;
  }

  /** Qualified names of all columns: rows that agree in these are the same. */
  List<String> everything() {
    List<String> names = new ArrayList<>();
    for (Relation relation : relations) {
      relation.columns().forEach(column -> names.add(relation.name() + "." + column.name()));
    }
    return names;
  }

  /** A name without its qualifier where no other relation has it, else as it is. */
  String shortest(String qualified) {
    int dot = qualified.indexOf('.');
    String name = qualified.substring(dot + 1);
    long same =
        relations.stream()
            .flatMap(relation -> relation.columns().stream())
            .filter(column -> column.name().equals(name))
            .count();
    boolean hidden = relations.stream().anyMatch(relation -> relation.leftOut().contains(name));
    return same == 1 && !hidden ? name : qualified;
  }
}
