package dev.scrim.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Generated SQL as a tree, so that a failing statement can be made smaller. Immutable.
 *
 * @param kind what can stand in its place: trees of one kind are exchangeable; empty for none
 * @param parts strings, values and trees
 * @param least the shortest text that can stand in its place, or null where nothing can
 */
record Sql(String kind, List<Object> parts, String least) {

  /** A value that is a literal in a plain statement, and a parameter in a prepared one. */
  record Value(String literal, String type, Object bound) {}

  Sql {
    parts = List.copyOf(parts);
  }

  /** Text and trees that stay as they are. */
  static Sql of(Object... parts) {
    return new Sql("", List.of(parts), null);
  }

  /** What may be left out. */
  static Sql clause(Object... parts) {
    return new Sql("", List.of(parts), "");
  }

  static Sql list(String separator, List<?> items) {
    List<Object> parts = new ArrayList<>();
    for (Object item : items) {
      if (!parts.isEmpty()) {
        parts.add(separator);
      }
      parts.add(item);
    }
    return new Sql("", parts, null);
  }

  /** As a plain statement. */
  String plain() {
    StringBuilder out = new StringBuilder();
    leaves(part -> out.append(part instanceof Value value ? value.literal() : part));
    return out.toString();
  }

  /** As a prepared statement, in which an operator of a question mark is written twice. */
  String prepared() {
    StringBuilder out = new StringBuilder();
    leaves(
        part ->
            out.append(
                part instanceof Value v
                    ? "CAST(? AS " + v.type() + ")"
                    : part.toString().replace(" ? ", " ?? ")));
    return out.toString();
  }

  /** The parameters of the prepared statement. */
  List<Object> binds() {
    List<Object> binds = new ArrayList<>();
    leaves(
        part -> {
          if (part instanceof Value value) {
            binds.add(value.bound());
          }
        });
    return binds;
  }

  private void leaves(Consumer<Object> to) {
    for (Object part : parts) {
      if (part instanceof Sql tree) {
        tree.leaves(to);
      } else {
        to.accept(part);
      }
    }
  }

  /** All trees in it, itself first. */
  List<Sql> trees() {
    List<Sql> all = new ArrayList<>();
    all.add(this);
    for (Object part : parts) {
      if (part instanceof Sql tree) {
        all.addAll(tree.trees());
      }
    }
    return all;
  }

  /** The same with another tree in the place of this very one. */
  Sql with(Sql place, Sql other) {
    if (this == place) {
      return other;
    }
    List<Object> changed = new ArrayList<>(parts.size());
    boolean any = false;
    for (Object part : parts) {
      Object now = part instanceof Sql tree ? tree.with(place, other) : part;
      any |= now != part;
      changed.add(now);
    }
    return any ? new Sql(kind, changed, least) : this;
  }
}
