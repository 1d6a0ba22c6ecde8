package dev.scrim.parse;

import net.sf.jsqlparser.statement.Statement;

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
   * @param parameters how many there are
   * @param fingerprint {@code sha256:} and 64 hexadecimal digits
   * @param text the statement with each literal replaced by {@code ?}, comments dropped
   */
  record Tree(Statement tree, int parameters, String fingerprint, String text) implements Parsed {}

  /**
   * A statement that is known by its first words only. It runs, as its own tokens with comments
   * dropped, only where the policy grants it by name.
   *
   * @param grant such as {@code copy}, {@code do}, {@code session}, {@code explain}, {@code lock}
   * @param sql what to send
   * @param parameters how many parameters it has
   * @param fingerprint as in {@link Tree}
   * @param text as in {@link Tree}
   */
  record Opaque(String grant, String sql, int parameters, String fingerprint, String text)
      implements Parsed {}
}
