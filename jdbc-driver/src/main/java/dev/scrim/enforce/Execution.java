package dev.scrim.enforce;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One execution of a plan. Exactly the first of its outcomes is recorded. */
public interface Execution {

  /** It ended well. {@code rows} were returned or changed, -1 where unknown. */
  void succeeded(long rows) throws SQLException;

  /** The database reported an error with that SQLState. */
  void failed(@Nullable String sqlState) throws SQLException;

  /** The database found a row that the policy does not let the subject make. */
  void denied() throws SQLException;

  /** The result was given up before its end after that many rows. */
  void abandoned(long rows) throws SQLException;
}
