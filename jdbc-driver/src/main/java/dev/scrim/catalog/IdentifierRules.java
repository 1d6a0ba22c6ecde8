package dev.scrim.catalog;

/** How a database reads and writes identifiers. */
public interface IdentifierRules {

  /**
   * The exact name that an identifier stands for: quotes taken off, unquoted ones folded, over-long
   * ones cut as the server would.
   *
   * @param written as it stands in the statement
   */
  String fold(String written);

  /** The identifier that stands for exactly that name, always quoted. */
  String quote(String exact);
}
