package dev.scrim.audit;

import dev.scrim.Subject;
import dev.scrim.decide.Decided;
import dev.scrim.error.Reason;
import dev.scrim.resolve.StatementAccess;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one record per statement to every configured sink. Thread-safe. */
public interface AuditTrail extends AutoCloseable {

  /**
   * Records that a statement may run; durable in every sink before this returns.
   *
   * @param entry what is known of the statement
   * @return the record's id, which the outcome repeats
   * @throws dev.scrim.error.PolicyUnavailableException where a sink cannot write
   */
  String permitted(Entry entry) throws SQLException;

  /** Records a refusal, and returns the record's id. */
  String refused(Entry entry, String message, List<Reason> reasons) throws SQLException;

  /** Records how the statement with that id ended. */
  void outcome(String id, Outcome outcome) throws SQLException;

  @Override
  void close();

  /**
   * What is known of a statement when it is recorded.
   *
   * @param subject on whose behalf
   * @param application the application's name, or null
   * @param access what it touches, or null where it could not be analysed
   * @param text the statement with each literal replaced by {@code ?}, or null where it could not
   *     be parsed
   * @param decided the decision, or null where none was made
   * @param batch how many parameter sets or statements run, at least 1
   */
  record Entry(
      Subject subject,
      @Nullable String application,
      @Nullable StatementAccess access,
      @Nullable String text,
      @Nullable Decided decided,
      int batch) {}

  /**
   * How a statement ended.
   *
   * @param status ok, denied, error or abandoned
   * @param rows rows returned or changed, or -1 where unknown
   * @param durationMicros from sending the statement to the end of its result, in microseconds
   * @param sqlState of the error, or null
   */
  record Outcome(Status status, long rows, long durationMicros, @Nullable String sqlState) {}

  /** The values of {@code outcome.status}. */
  enum Status {
    OK,
    DENIED,
    ERROR,
    ABANDONED
  }
}
