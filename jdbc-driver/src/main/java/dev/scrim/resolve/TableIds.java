package dev.scrim.resolve;

import dev.scrim.catalog.Table;
import dev.scrim.catalog.TableKind;
import java.util.Locale;

/** The ids under which the policy knows tables. */
public final class TableIds {

  private TableIds() {}

  /** {@code schema.name} in lower case; temporary tables stand in {@code pg_temp}. */
  public static String of(Table table) {
    return schema(table) + '.' + table.name().toLowerCase(Locale.ROOT);
  }

  static String schema(Table table) {
    return table.kind() == TableKind.TEMPORARY
        ? "pg_temp"
        : table.schema().toLowerCase(Locale.ROOT);
  }
}
