package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.IdentifierRules;
import dev.scrim.catalog.Table;
import dev.scrim.config.Dialect;
import dev.scrim.decide.RowFilter;
import dev.scrim.error.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table's row filters as one condition over its own columns, which stand quoted and
 * unqualified where nothing else is said.
 *
 * <p>A comparison with NULL is neither true nor false, and a row is seen where the condition is
 * true. {@code contains}, {@code startswith} and {@code endswith} compare characters exactly; all
 * else follows the column's collation. An empty {@code in} holds for no row, an empty {@code nin}
 * for each.
 *
 * <p>What a subject lacks ends the whole condition: it is FALSE. What a subject has but the column
 * cannot be compared with is refused, as is such a constant, before the database sees it.
 *
 * <p>Thread-safe.
 */
public final class FilterWriter {

  private static final int DEEPEST = 64;
  private static final int MOST_PARTS = 10_000;

  private final SqlWords words;
  private final Function<Column, String> names;

  private FilterWriter(SqlWords words, Function<Column, String> names) {
    this.words = words;
    this.names = names;
  }

  /** The writer for a dialect. */
  public static FilterWriter of(Dialect dialect, IdentifierRules identifiers) {
    return new FilterWriter(SqlWords.of(dialect), column -> identifiers.quote(column.name()));
  }

  /** The same writer where something else stands for each column. */
  public FilterWriter naming(Function<Column, String> columns) {
    return new FilterWriter(words, columns);
  }

  /**
   * The condition that all filters hold; TRUE where there are none.
   *
   * @param subject decides the number of its roles and whether there is a value at each path; the
   *     text serves every subject that the fragment {@link SqlFragment#suits}
   * @param checker for {@code {"sql"}} filters
   * @throws Refusal where a filter names no column of the table, compares it with what it cannot be
   *     compared with, is too long or too deep, or the checker refuses it
   */
  public SqlFragment write(
      Table table, List<RowFilter> filters, SubjectValues subject, SqlFilterChecker checker) {
    FragmentBuilder out = new FragmentBuilder();
    if (filters.isEmpty()) {
      return out.text("TRUE").build();
    }
    if (size(filters, 0) > MOST_PARTS) {
      throw new Refusal(
          "the row filters of table "
              + table.id()
              + " have more than "
              + MOST_PARTS
              + " conditions and values; simplify the policy or use a table of the database");
    }
    join(new FieldFilter(words, names, table, subject, out), filters, " AND ", out, checker);
    return out.build();
  }

  /** Exact names of the columns that the filters read, or null where SQL may read any. */
  public static @Nullable Set<String> columns(Table table, List<RowFilter> filters) {
    Set<String> columns = new HashSet<>();
    return collect(table, filters, columns) ? columns : null;
  }

  private static boolean collect(Table table, List<RowFilter> filters, Set<String> into) {
    for (RowFilter filter : filters) {
      if (filter instanceof RowFilter.Field field) {
        into.add(FieldNames.find(table, field.field()).name());
        if (field.value() instanceof RowFilter.Value.OtherField other) {
          into.add(FieldNames.find(table, other.field()).name());
        }
      } else if (!(filter instanceof RowFilter.Compound compound)
          || !collect(table, compound.parts(), into)) {
        return false;
      }
    }
    return true;
  }

  private void join(
      FieldFilter fields,
      List<RowFilter> parts,
      String connective,
      FragmentBuilder out,
      SqlFilterChecker checker) {
    String before = "";
    for (RowFilter part : parts) {
      out.text(before);
      before = connective;
      write(fields, part, out, checker);
    }
  }

  private void write(
      FieldFilter fields, RowFilter filter, FragmentBuilder out, SqlFilterChecker checker) {
    if (filter instanceof RowFilter.Field field) {
      fields.write(field);
    } else if (filter instanceof RowFilter.Sql sql) {
      out.canFail();
      out.text("(" + checker.check(fields.table(), sql.text()) + ")");
    } else if (filter instanceof RowFilter.Compound compound) {
      boolean not = compound.operator() == RowFilter.Connective.NOT;
      int parts = compound.parts().size();
      if (parts == 0 || (not && parts != 1)) {
        throw new Refusal(
            "a row filter of table "
                + fields.table().id()
                + " joins no conditions, or negates more than one; correct the policy");
      }
      boolean or = compound.operator() == RowFilter.Connective.OR;
      out.text(not ? "NOT (" : "(");
      join(fields, compound.parts(), or ? " OR " : " AND ", out, checker);
      out.text(")");
    } else {
      throw new Refusal("a row filter of table " + fields.table().id() + " is of an unknown kind");
    }
  }

  private static int size(List<RowFilter> filters, int depth) {
    if (depth > DEEPEST) {
      throw new Refusal(
          "a row filter is nested deeper than " + DEEPEST + " levels; simplify the policy");
    }
    int size = 0;
    for (RowFilter filter : filters) {
      size++;
      if (filter instanceof RowFilter.Compound compound) {
        size += size(compound.parts(), depth + 1);
      } else if (filter instanceof RowFilter.Field field
          && field.value() instanceof RowFilter.Value.Many many) {
        size += many.values().size();
      }
    }
    return size;
  }
}
