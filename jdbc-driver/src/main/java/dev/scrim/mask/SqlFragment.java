package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.config.Dialect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A boolean expression over one table's own columns, with its values apart from its text.
 * Immutable.
 *
 * @param pieces text and values in the order of the expression
 * @param total whether it can fail on no row; false where the policy's own SQL is in it
 * @param uses which parts of the subject its text depends on
 */
public record SqlFragment(List<Piece> pieces, boolean total, List<SubjectUse> uses) {

  public SqlFragment {
    pieces = List.copyOf(pieces);
    uses = List.copyOf(uses);
  }

  /** A part of the expression. */
  public sealed interface Piece {}

  /** Text to send as it is. */
  public record Text(String sql) implements Piece {}

  /**
   * A value; the text around it casts it to what the column compares with.
   *
   * @param value a String, BigDecimal or Boolean; null where it comes from the subject
   * @param subjectPath {@code user}, {@code purpose}, {@code attributes.<name>} or {@code
   *     roles[<index>]}, or null for a constant of the policy
   * @param column what it is compared with
   */
  public record Bind(@Nullable Object value, @Nullable String subjectPath, Column column)
      implements Piece {

    /** Never prints the value. */
    @Override
    public String toString() {
      return "Bind[subjectPath=" + subjectPath + ", column=" + column.name() + "]";
    }
  }

  /** The expression with {@code ?} for each of {@link #binds}. */
  public String prepared() {
    StringBuilder sql = new StringBuilder();
    for (Piece piece : pieces) {
      sql.append(piece instanceof Text text ? text.sql() : "?");
    }
    return sql.toString();
  }

  /** The values for {@link #prepared}, in order. */
  public List<Bind> binds() {
    List<Bind> binds = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece instanceof Bind bind) {
        binds.add(bind);
      }
    }
    return binds;
  }

  /**
   * The expression with its values as literals, for a statement without parameters.
   *
   * @param subject one that it {@link #suits}
   */
  public String literal(Dialect dialect, SubjectValues subject) {
    SqlWords words = SqlWords.of(dialect);
    StringBuilder sql = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Text text) {
        sql.append(text.sql());
      } else if (piece instanceof Bind bind) {
        String path = bind.subjectPath();
        sql.append(literal(words, path == null ? bind.value() : subject.value(path)));
      }
    }
    return sql.toString();
  }

  /** Whether the text is right for that subject too; else it is to be written anew. */
  public boolean suits(SubjectValues subject) {
    for (SubjectUse use : uses) {
      if (!use.sameFor(subject)) {
        return false;
      }
    }
    return true;
  }

  private static String literal(SqlWords words, @Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof String text) {
      return words.text(text);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Boolean truth) {
      return truth ? "TRUE" : "FALSE";
    }
    throw new IllegalArgumentException("no literal for " + value.getClass().getSimpleName());
  }

  /** Prints the expression without its values. */
  @Override
  public String toString() {
    return "SqlFragment[" + prepared() + "]";
  }
}
