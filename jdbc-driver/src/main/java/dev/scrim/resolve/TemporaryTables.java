package dev.scrim.resolve;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.Table;
import dev.scrim.catalog.TableKind;
import dev.scrim.catalog.TemporaryChange;
import dev.scrim.catalog.TemporaryChange.Filled;
import dev.scrim.resolve.Relation.Base;
import dev.scrim.resolve.Relation.Output;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds from which columns a walked statement fills temporary tables. */
final class TemporaryTables {

  private final Walk walk;

  TemporaryTables(Walk walk) {
    this.walk = walk;
  }

  /** What the statement puts into tables that are there. */
  TemporaryChange filled() {
    List<Filled> filled = new ArrayList<>();
    for (TableTouch touch : walk.touches.values()) {
      Set<String> written = touch.touched().written();
      if (touch.table().kind() == TableKind.TEMPORARY && !written.isEmpty()) {
        filled.add(new Filled(touch.table().name(), written, one(written())));
      }
    }
    return change(filled);
  }

  /** What a table is made from, column by column. */
  TemporaryChange made(String table, List<Output> outputs) {
    List<Set<String>> sources = new ArrayList<>();
    boolean known = true;
    for (Output output : outputs) {
      Set<String> of = sources(output.flow());
      known &= of != null;
      sources.add(of == null ? Set.of() : of);
    }
    return change(List.of(new Filled(walk.fold(table), null, known ? sources : null)));
  }

  /** A function that is not known to be harmless may write anywhere. */
  private TemporaryChange change(List<Filled> filled) {
    boolean anything = !walk.functions.isEmpty();
    return filled.isEmpty() && !anything
        ? TemporaryChange.NONE
        : new TemporaryChange(anything, filled);
  }

  private static @Nullable List<Set<String>> one(@Nullable Set<String> sources) {
    return sources == null ? null : List.of(sources);
  }

  /** The columns whose values the statement writes anywhere. */
  private @Nullable Set<String> written() {
    Set<Base> flows = new HashSet<>();
    for (TableTouch touch : walk.touches.values()) {
      touch.touched().flows().forEach(column -> flows.add(new Base(touch, column)));
    }
    return sources(flows);
  }

  private @Nullable Set<String> sources(Set<Base> flow) {
    Set<String> sources = new HashSet<>();
    for (Base base : flow) {
      Table table = base.table().table();
      if (table.kind() == TableKind.TEMPORARY) {
        List<String> behind = behind(table, base.column());
        if (behind == null) {
          return null;
        }
        sources.addAll(behind);
      } else {
        sources.add((table.id() + "." + base.column()).toLowerCase(Locale.ROOT));
      }
    }
    return sources;
  }

  private @Nullable List<String> behind(Table table, String column) {
    Map<String, List<String>> columns = walk.names.lineage().get(table.name());
    return columns == null ? null : columns.get(column);
  }

  /** For the policy: the lineage of a temporary table, or null where it is not known. */
  static @Nullable Map<String, List<String>> lineage(
      Table table, Map<String, Map<String, List<String>>> known) {
    Map<String, List<String>> columns =
        table.kind() == TableKind.TEMPORARY ? known.get(table.name()) : null;
    if (columns == null) {
      return null;
    }
    Map<String, List<String>> lower = new java.util.TreeMap<>();
    for (Column column : table.columns()) {
      List<String> from = columns.getOrDefault(column.name(), List.of());
      lower.merge(
          column.name().toLowerCase(Locale.ROOT),
          from,
          (one, other) -> {
            List<String> both = new ArrayList<>(one);
            both.addAll(other);
            return both;
          });
    }
    return lower;
  }
}
