package dev.scrim.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** Turns rows of H2's {@code INFORMATION_SCHEMA.COLUMNS} into columns. */
final class H2Columns {

  /** What {@link #column} reads, from a row named {@code C}, in the table's order. */
  static final String SELECT =
      "SELECT C.TABLE_SCHEMA, C.TABLE_NAME, C.COLUMN_NAME, C.DATA_TYPE,"
          + " DATA_TYPE_SQL(C.TABLE_SCHEMA, C.TABLE_NAME, 'TABLE', C.DTD_IDENTIFIER),"
          + " C.CHARACTER_MAXIMUM_LENGTH, C.DOMAIN_SCHEMA, C.DOMAIN_NAME"
          + " FROM INFORMATION_SCHEMA.COLUMNS C";

  static final String ORDER = " ORDER BY C.TABLE_SCHEMA, C.TABLE_NAME, C.ORDINAL_POSITION";

  /** H2 writes this, or more, where no length was given. */
  private static final long UNLIMITED = 1_000_000_000;

  private H2Columns() {}

  static Column column(ResultSet row) throws SQLException {
    // Lower case where the database folds to it.
    String dataType = row.getString(4).toUpperCase(Locale.ROOT);
    String domainSchema = row.getString(7);
    String domain = row.getString(8);
    TypeFamily family = family(dataType);
    boolean isDomain = domainSchema != null && domain != null;
    return new Column(
        row.getString(3),
        isDomain ? Quoting.quote(domainSchema) + '.' + Quoting.quote(domain) : row.getString(5),
        isDomain ? domain.toLowerCase(Locale.ROOT) : shortName(dataType),
        family,
        length(family, row));
  }

  private static int length(TypeFamily family, ResultSet row) throws SQLException {
    long length = row.getLong(6);
    boolean limited =
        !row.wasNull()
            && length < UNLIMITED
            && (family == TypeFamily.TEXT || family == TypeFamily.BINARY);
    return limited ? (int) length : -1;
  }

  private static TypeFamily family(String dataType) {
    return switch (dataType) {
      case "CHARACTER", "CHARACTER VARYING", "VARCHAR_IGNORECASE", "CHARACTER LARGE OBJECT" ->
          TypeFamily.TEXT;
      case "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "NUMERIC",
          "REAL",
          "DOUBLE PRECISION",
          "DECFLOAT" ->
          TypeFamily.NUMBER;
      case "BOOLEAN" -> TypeFamily.BOOLEAN;
      case "DATE" -> TypeFamily.DATE;
      case "TIME", "TIME WITH TIME ZONE" -> TypeFamily.TIME;
      case "TIMESTAMP", "TIMESTAMP WITH TIME ZONE" -> TypeFamily.TIMESTAMP;
      case "UUID" -> TypeFamily.UUID;
      case "JSON" -> TypeFamily.JSON;
      case "BINARY", "BINARY VARYING", "BINARY LARGE OBJECT" -> TypeFamily.BINARY;
      default -> TypeFamily.OTHER;
    };
  }

  private static String shortName(String dataType) {
    return switch (dataType) {
      case "CHARACTER" -> "char";
      case "CHARACTER VARYING" -> "varchar";
      case "CHARACTER LARGE OBJECT" -> "clob";
      case "BINARY VARYING" -> "varbinary";
      case "BINARY LARGE OBJECT" -> "blob";
      case "DOUBLE PRECISION" -> "double";
      case "TIME WITH TIME ZONE" -> "timetz";
      case "TIMESTAMP WITH TIME ZONE" -> "timestamptz";
      default -> dataType.toLowerCase(Locale.ROOT);
    };
  }
}
