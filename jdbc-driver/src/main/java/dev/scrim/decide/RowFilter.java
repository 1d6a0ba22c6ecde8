package dev.scrim.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition that a table's rows must meet to be seen; UCAST nodes or SQL. */
public sealed interface RowFilter {

  /** All, any or none of the parts; {@code not} has exactly one. */
  record Compound(Connective operator, List<RowFilter> parts) implements RowFilter {
    public Compound {
      parts = List.copyOf(parts);
    }
  }

  /** A column compared with a value. The field is as written, with or without the table's name. */
  record Field(Comparison operator, String field, Value value) implements RowFilter {}

  /** One boolean expression over the table's own columns, in the database's dialect. */
  record Sql(String text) implements RowFilter {}

  /** How parts of a compound are joined. */
  enum Connective {
    AND,
    OR,
    NOT
  }

  /** The UCAST field operators. */
  enum Comparison {
    EQ,
    NE,
    LT,
    LTE,
    GT,
    GTE,
    IN,
    NIN,
    CONTAINS,
    STARTSWITH,
    ENDSWITH
  }

  /** What a column is compared with. */
  sealed interface Value {
    /** A string, BigDecimal, Boolean or null (IS [NOT] NULL with eq and ne). */
    record Scalar(@Nullable Object value) implements Value {}

    /** The scalars of {@code in} and {@code nin}; none of them null. */
    record Many(List<Object> values) implements Value {
      public Many {
        values = List.copyOf(values);
      }
    }

    /** Another column of the same table, as written. */
    record OtherField(String field) implements Value {}

    /**
     * Taken from the subject at execution; absent means no rows. {@code user}, {@code purpose},
     * {@code roles} (a list) or {@code attributes.<name>}.
     */
    record FromSubject(String path) implements Value {}
  }
}
