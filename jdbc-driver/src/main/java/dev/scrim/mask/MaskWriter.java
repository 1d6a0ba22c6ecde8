package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.config.Dialect;
import dev.scrim.decide.MaskMethod;

/**
 * Writes masked columns as SQL expressions, without an alias.
 *
 * <p>Every mask but {@code sql} is total: no stored value makes it fail or warn. NULL stays NULL
 * except for {@code redact}, and the result has the column's type, so a text is cut to the column's
 * length. What a mask shows beyond its purpose: {@code partial} and {@code generalize keep_first}
 * the number of characters, {@code email} whether there is an {@code @} behind the first character,
 * and the domain's length. A column of a domain gets its base type back.
 *
 * <p>Characters are Unicode code points on PostgreSQL and UTF-16 code units on H2, as in the
 * databases' own functions; the padding of a {@code CHAR(n)} does not count.
 *
 * <p>On PostgreSQL every function, operator and type is named in full, so nothing on a search path
 * can take its place. H2 refuses user functions named like a built-in one (unless the database
 * itself was configured with {@code BUILTIN_ALIAS_OVERRIDE}), so its own names stand alone.
 *
 * <p>Thread-safe.
 */
public interface MaskWriter {

  /** The writer for a dialect. */
  static MaskWriter of(Dialect dialect) {
    return new DialectMasks(SqlWords.of(dialect));
  }

  /**
   * The masked column.
   *
   * <p>Periods of a type with time zone are those of UTC whatever the session's zone is, for a
   * session could otherwise find the hidden part by moving its zone; a time of day with time zone
   * keeps its own offset. On PostgreSQL a period that starts before the first or after the last
   * timestamp becomes {@code -infinity} or {@code infinity}. The lowest bucket of a number starts
   * at the lowest number of its type where {@code floor(x / n) * n} is outside of it.
   *
   * @param columnSql the column, as it is written where the expression will stand
   * @param method any but {@link MaskMethod.Sql}
   * @throws dev.scrim.error.Refusal where the method does not apply to the column's type
   */
  String mask(Column column, String columnSql, MaskMethod method);

  /**
   * The expression of a {@code sql} mask, cast to the column's type. Not total: expression and cast
   * may fail on a value.
   *
   * @param checkedExpression printed from a tree that was checked
   */
  String sqlMask(Column column, String checkedExpression);

  /** NULL of the column's type. */
  String nullOf(Column column);
}
