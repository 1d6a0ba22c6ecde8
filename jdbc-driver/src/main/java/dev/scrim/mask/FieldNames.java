package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.Table;
import dev.scrim.error.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the column that a filter's field names, in any case, with or without the table's name. */
final class FieldNames {

  private FieldNames() {}

  static Column find(Table table, String field) {
    String wanted = field.toLowerCase(Locale.ROOT);
    String prefix = table.name().toLowerCase(Locale.ROOT) + '.';
    String longPrefix = table.id() + '.';
    Column found = null;
    for (Column column : table.columns()) {
      String name = column.name().toLowerCase(Locale.ROOT);
      if (wanted.equals(name) || wanted.equals(prefix + name) || wanted.equals(longPrefix + name)) {
        if (found != null) {
          throw refusal(table, field, "names more than one column");
        }
        found = column;
      }
    }
    if (found == null) {
      throw refusal(table, field, "names no column");
    }
    return found;
  }

  private static Refusal refusal(Table table, @Nullable String field, String what) {
    return new Refusal(
        "the row filter's field '"
            + field
            + "' "
            + what
            + " of table "
            + table.id()
            + "; correct the policy");
  }
}
