package dev.scrim.parse;

import java.util.List;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** What became of SQL text. */
public sealed interface Parsed {

  /**
   * Transaction control, savepoints and settings on the written list of harmless ones: they pass
   * with no request and no record.
   *
   * @param sql what to send: the tokens of the statement, comments dropped
   * @param transaction whether it opens or ends a transaction or touches a savepoint
   */
  record Control(String sql, boolean transaction) implements Parsed {}

  /**
   * A statement with a syntax tree whose tokens are those of the text.
   *
   * @param tree parameters stand in it as {@code ?1}, {@code ?2}, … in the order of the text
   * @param only whether child tables of what UPDATE or DELETE changes are left out ({@code ONLY})
   * @param parameters how many there are
   * @param fingerprint {@code sha256:} and 64 hexadecimal digits
   * @param text the statement with each literal replaced by {@code ?}, comments dropped
   */
  record Tree(Statement tree, boolean only, int parameters, String fingerprint, String text)
      implements Parsed {}

  /**
   * A statement that is known by its first words only. It runs, as its own tokens with comments
   * dropped, only where the policy grants it by name.
   *
   * @param grant such as {@code copy}, {@code do}, {@code session}, {@code explain}, {@code lock}
   * @param sql what to send
   * @param parameters how many parameters it has
   * @param fingerprint as in {@link Tree}
   * @param text as in {@link Tree}
   * @param temporary what it does to temporary tables
   */
  record Opaque(
      String grant,
      String sql,
      int parameters,
      String fingerprint,
      String text,
      TemporaryTables temporary)
      implements Parsed {}

  /**
   * What a statement that is not analysed does to temporary tables.
   *
   * @param mayFill whether it may put data into any of them
   * @param made the name, as it is written, of one that it makes and leaves empty; or null
   */
  record TemporaryTables(boolean mayFill, @Nullable String made) {}

  /**
   * {@code CREATE TABLE … AS} a query, or {@code SELECT … INTO}.
   *
   * @param head what stands before the query
   * @param table the new table's name as it is written, without a schema
   * @param temporary whether it belongs to the session alone
   * @param query the query's tree
   * @param tail what stands after the query, with a space before it; or empty
   * @param parameters as in {@link Tree}
   * @param fingerprint as in {@link Tree}
   * @param text as in {@link Tree}
   */
  record CreateTableAs(
      String head,
      String table,
      boolean temporary,
      Select query,
      String tail,
      int parameters,
      String fingerprint,
      String text)
      implements Parsed {}

  /**
   * {@code TRUNCATE}.
   *
   * @param tables what is emptied
   * @param tail what stands after the tables, with a space before it; or empty
   * @param fingerprint as in {@link Tree}
   * @param text as in {@link Tree}
   */
  record Truncate(List<Emptied> tables, String tail, String fingerprint, String text)
      implements Parsed {}

  /** A table that is emptied, by the parts of its name as they are written. */
  record Emptied(List<String> name, boolean only) {}
}
