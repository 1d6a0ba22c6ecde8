package dev.scrim.jdbc;

import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message of ours for a database's error: what happened and to which constraint, no data. */
final class ErrorText {

  static final String WITHHELD =
      "the database's own message is withheld, as the statement touches protected data";

  private static final Map<String, String> STATES =
      Map.ofEntries(
          Map.entry("22001", "a value is too long for its column"),
          Map.entry("22003", "a number is out of range"),
          Map.entry("22007", "a date or time is malformed"),
          Map.entry("22008", "a date or time is out of range"),
          Map.entry("22012", "division by zero"),
          Map.entry("22018", "a value cannot be converted"),
          Map.entry("22P02", "a value is malformed for its type"),
          Map.entry("23502", "a column that must have a value has none"),
          Map.entry("23503", "a foreign key is violated"),
          Map.entry("23505", "a unique constraint is violated"),
          Map.entry("23506", "a foreign key is violated"),
          Map.entry("23513", "a check constraint is violated"),
          Map.entry("23514", "a check constraint is violated"),
          Map.entry("23P01", "an exclusion constraint is violated"),
          Map.entry("40001", "the transaction could not be serialised; try it again"),
          Map.entry("40P01", "a deadlock was found; try the transaction again"),
          Map.entry("42501", "the database user lacks a privilege"),
          Map.entry("42601", "the database does not take the statement's syntax"),
          Map.entry("42703", "the database knows no such column"),
          Map.entry("42P01", "the database knows no such table"),
          Map.entry("42883", "the database knows no such function or operator"),
          Map.entry("55P03", "a lock was not available"),
          Map.entry("57014", "the statement was cancelled or took too long"),
          Map.entry("90007", "the object is closed"),
          Map.entry("HYT00", "the statement took too long"));

  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("01", "the statement returned a result where none was expected"),
          Map.entry("02", "the statement returned no result where one was expected"),
          Map.entry("08", "the connection to the database failed"),
          Map.entry("0A", "the database does not support that"),
          Map.entry("21", "a subquery gave more than one row or column"),
          Map.entry("22", "a value does not fit"),
          Map.entry("23", "a constraint is violated"),
          Map.entry("25", "the transaction's state does not allow that"),
          Map.entry("28", "the database refused the user"),
          Map.entry("40", "the transaction was rolled back; try it again"),
          Map.entry("42", "the database does not take the statement"),
          Map.entry("44", "a view's check option is violated"),
          Map.entry("53", "the database is short of resources"),
          Map.entry("54", "a limit of the database is exceeded"),
          Map.entry("55", "an object is not in the state that the statement needs"),
          Map.entry("57", "the database's operator intervened"));

  private ErrorText() {}

  static String of(SQLException raw) {
    return what(raw.getSQLState()) + ErrorNames.of(raw).text() + "; " + WITHHELD;
  }

  private static String what(@Nullable String state) {
    if (state == null || state.length() != 5) {
      return "the database reported an error";
    }
    String known = STATES.get(state);
    if (known == null) {
      known = CLASSES.getOrDefault(state.substring(0, 2), "the database reported an error");
    }
    return known;
  }
}
