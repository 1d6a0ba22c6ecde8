package dev.scrim.jdbc;

import dev.scrim.Subject;
import dev.scrim.enforce.Plan;
import dev.scrim.enforce.StatementRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The changes that a driver makes by SQL of its own for the rows of one table. That SQL never
 * passes Scrim, so each change is first decided and recorded as the statement that it amounts to at
 * most: an insert or update of all the table's columns, a deletion of rows, a reading of all
 * columns; and only for a table that is shown whole.
 */
final class RowWrites {

  /** What may be done to a row. */
  enum Change {
    INSERT,
    UPDATE,
    DELETE,
    READ
  }

  /** Makes a change on the real result set. */
  @FunctionalInterface
  interface Step {
    void take(ResultSet raw) throws SQLException;
  }

  /** Whoever looks for a table's name after a FROM, in text or literals, finds only this one. */
  private static final Pattern FROM = Pattern.compile("(?i)\\bfrom\\b");

  private static final Pattern TABLE =
      Pattern.compile("(?i)\\bfrom\\s+(\"(\\w+)\"\\.\"(\\w+)\")(?=\\s|$)");

  private final Gate gate;
  private final Connection raw;
  private final String schema;
  private final String table;
  private @Nullable List<String> columns;

  private RowWrites(Gate gate, Connection raw, String schema, String table) {
    this.gate = gate;
    this.raw = raw;
    this.schema = schema;
    this.table = table;
  }

  /** Null where the rows are not those of one table that is shown as it is. */
  static @Nullable RowWrites of(Plan plan, Gate gate, Connection raw) {
    Plan.OneTable only = plan.oneWholeTable();
    if (only == null) {
      return null;
    }
    Matcher found = TABLE.matcher(plan.sql());
    boolean plain =
        FROM.matcher(plan.sql()).results().count() == 1
            && found.find()
            && found.group(2).equalsIgnoreCase(only.schema())
            && found.group(3).equalsIgnoreCase(only.name());
    return plain ? new RowWrites(gate, raw, found.group(2), found.group(3)) : null;
  }

  /** Decides and records a change, then makes it. */
  void make(Change change, ResultSet rows, Step step) throws SQLException {
    Subject subject = gate.subject();
    Plan plan = gate.plan(new StatementRequest(sql(change), subject, true, Keys.NONE));
    if (plan.guarded() || !gate.showsWhole(schema, table)) {
      throw gate.refused(Refusals.CHANGES);
    }
    gate.send(
        plan,
        subject,
        outcome -> {
          step.take(rows);
          outcome.succeeded(1);
          return change;
        });
  }

  private String sql(Change change) throws SQLException {
    String name = quoted(schema) + '.' + quoted(table);
    return switch (change) {
      case INSERT ->
          "INSERT INTO "
              + name
              + columns().stream().collect(Collectors.joining(", ", " (", ") VALUES ("))
              + String.join(", ", Collections.nCopies(columns().size(), "?"))
              + ")";
      case UPDATE ->
          "UPDATE "
              + name
              + columns().stream()
                  .map(c -> c + " = ?")
                  .collect(Collectors.joining(", ", " SET ", ""));
      case DELETE -> "DELETE FROM " + name;
      case READ -> "SELECT * FROM " + name;
    };
  }

  /** The names of all columns, in quotes. */
  private List<String> columns() throws SQLException {
    List<String> known = columns;
    if (known == null) {
      known = new ArrayList<>();
      try (ResultSet rows = raw.getMetaData().getColumns(null, schema, table, null)) {
        while (rows.next()) {
          // an underscore in a name is a wildcard
          if (schema.equals(rows.getString("TABLE_SCHEM"))
              && table.equals(rows.getString("TABLE_NAME"))) {
            known.add(quoted(rows.getString("COLUMN_NAME")));
          }
        }
      }
      columns = known;
    }
    return known;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
