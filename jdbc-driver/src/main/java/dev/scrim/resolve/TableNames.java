package dev.scrim.resolve;

import dev.scrim.catalog.Catalog;
import dev.scrim.catalog.SessionNames;
import dev.scrim.catalog.Table;
import dev.scrim.error.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the table that a name in a statement stands for, as the server would. */
final class TableNames {

  private final Catalog catalog;
  private final SessionNames names;

  TableNames(Catalog catalog, SessionNames names) {
    this.catalog = catalog;
    this.names = names;
  }

  /**
   * The table of a name with one, two or three parts as they are written.
   *
   * @throws UnknownName where the catalogue has none
   */
  Table find(List<String> written) {
    List<String> parts = new ArrayList<>();
    for (String part : written) {
      parts.add(catalog.identifiers().fold(part));
    }
    if (parts.size() == 3) {
      if (!parts.get(0).equalsIgnoreCase(String.valueOf(catalog.database()))) {
        throw new Refusal(
            "A table of another database is named; Scrim guards the connected database only");
      }
      parts = parts.subList(1, 3);
    }
    if (parts.isEmpty() || parts.size() > 2) {
      throw new Refusal("A table is named with more than three parts, which Scrim does not know");
    }
    Table table =
        parts.size() == 1 ? unqualified(parts.get(0)) : qualified(parts.get(0), parts.get(1));
    if (table == null) {
      throw new UnknownName(
          isOfTheSystem(parts) ? UnknownName.Of.ANYTHING : UnknownName.Of.TABLE,
          "The catalogue has no table " + String.join(".", parts) + " that this session can see");
    }
    return table;
  }

  /** The catalogue holds users' tables only. */
  private static boolean isOfTheSystem(List<String> parts) {
    String first = parts.get(0).toLowerCase(Locale.ROOT);
    return first.startsWith("pg_") || first.equals("information_schema");
  }

  private @Nullable Table qualified(String schema, String name) {
    if (schema.equals("pg_temp")) {
      return names.temporaryTables().get(name);
    }
    Table temporary = names.temporaryTables().get(name);
    if (temporary != null && temporary.schema().equals(schema)) {
      return temporary;
    }
    return catalog.table(schema, name);
  }

  private @Nullable Table unqualified(String name) {
    Table temporary = names.temporaryTables().get(name);
    if (temporary != null) {
      return temporary;
    }
    for (String schema : names.searchPath()) {
      Table table = catalog.table(schema, name);
      if (table != null) {
        return table;
      }
    }
    return null;
  }
}
