package dev.scrim.catalog;

import dev.scrim.catalog.Catalog.UserType;
import dev.scrim.catalog.H2Identifiers.Folding;
import dev.scrim.error.PolicyUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads H2's {@code INFORMATION_SCHEMA}, one query per kind. */
final class H2CatalogReader implements CatalogReader {

  // In upper case without quotes, these names are found however the database folds.
  private static final String SETTINGS =
      "SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME IN"
          + " ('DATABASE_TO_UPPER', 'DATABASE_TO_LOWER', 'CASE_INSENSITIVE_IDENTIFIERS')"
          + " UNION ALL SELECT 'database', CURRENT_CATALOG";

  private static final String SCHEMAS = "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA";

  private static final String TABLES =
      "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, TABLE_CLASS FROM INFORMATION_SCHEMA.TABLES"
          + " WHERE TABLE_TYPE <> 'LOCAL TEMPORARY'";

  private static final String KEYS =
      "SELECT K.TABLE_SCHEMA, K.TABLE_NAME, K.COLUMN_NAME"
          + " FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS T"
          + " JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE K"
          + " ON K.CONSTRAINT_SCHEMA = T.CONSTRAINT_SCHEMA"
          + " AND K.CONSTRAINT_NAME = T.CONSTRAINT_NAME"
          + " WHERE T.CONSTRAINT_TYPE = 'PRIMARY KEY'"
          + " ORDER BY K.TABLE_SCHEMA, K.TABLE_NAME, K.ORDINAL_POSITION";

  private static final String VIEWS =
      "SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS"
          + " WHERE VIEW_DEFINITION IS NOT NULL AND STATUS = 'VALID'";

  private static final String SYNONYMS =
      "SELECT SYNONYM_SCHEMA, SYNONYM_NAME, SYNONYM_FOR_SCHEMA, SYNONYM_FOR"
          + " FROM INFORMATION_SCHEMA.SYNONYMS";

  private static final String ROUTINES =
      "SELECT DISTINCT ROUTINE_SCHEMA, ROUTINE_NAME FROM INFORMATION_SCHEMA.ROUTINES";

  private static final String DOMAINS =
      "SELECT DOMAIN_SCHEMA, DOMAIN_NAME FROM INFORMATION_SCHEMA.DOMAINS";

  @Override
  public CatalogContent read(Connection side) throws SQLException {
    boolean autoCommit = side.getAutoCommit();
    side.setAutoCommit(true);
    try {
      return content(side);
    } finally {
      side.setAutoCommit(autoCommit);
    }
  }

  private static CatalogContent content(Connection side) throws SQLException {
    CatalogContent.Builder content = database(side);
    Metadata.each(side, "schemas", SCHEMAS, row -> content.schema(row.getString(1)));
    Metadata.each(
        side, "functions", ROUTINES, row -> content.function(row.getString(1), row.getString(2)));
    Metadata.each(
        side,
        "domains",
        DOMAINS,
        row ->
            content.type(new UserType(row.getString(1), row.getString(2), UserType.Kind.DOMAIN)));
    relations(side).tables().forEach(content::table);
    return content.build();
  }

  private static CatalogContent.Builder database(Connection side) throws SQLException {
    Map<String, String> settings = new HashMap<>();
    Metadata.each(
        side, "settings", SETTINGS, row -> settings.put(row.getString(1), row.getString(2)));
    if (isOn(settings.get("CASE_INSENSITIVE_IDENTIFIERS"))) {
      throw new PolicyUnavailableException(
          "The database was opened with CASE_INSENSITIVE_IDENTIFIERS=TRUE, under which one name can"
              + " stand for several columns; that is not analysed. Open it without.");
    }
    Folding folding =
        isOn(settings.get("DATABASE_TO_UPPER"))
            ? Folding.UPPER
            : isOn(settings.get("DATABASE_TO_LOWER")) ? Folding.LOWER : Folding.NONE;
    return new CatalogContent.Builder(settings.get("database"), new H2Identifiers(folding));
  }

  private static boolean isOn(@Nullable String setting) {
    return "true".equalsIgnoreCase(setting);
  }

  private static H2Relations relations(Connection side) throws SQLException {
    H2Relations relations = new H2Relations();
    Metadata.each(
        side,
        "tables",
        TABLES,
        row -> {
          TableKind kind = kind(row.getString(1), row.getString(3), row.getString(4));
          refuseMaterialized(kind, row.getString(2));
          relations.addTable(row.getString(1), row.getString(2), kind);
        });
    Metadata.each(
        side, "columns", H2Columns.SELECT + H2Columns.ORDER, row -> relations.addColumn(row));
    Metadata.each(side, "primary keys", KEYS, relations::addKeyColumn);

    List<String[]> views = new ArrayList<>();
    Metadata.each(
        side,
        "view definitions",
        VIEWS,
        row -> views.add(new String[] {row.getString(1), row.getString(2), row.getString(3)}));
    for (String[] view : views) {
      relations.define(view[0], view[1], new H2ViewQuery(side, view[2]));
    }
    Metadata.each(
        side,
        "synonyms",
        SYNONYMS,
        row ->
            relations.addSynonym(
                row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    return relations;
  }

  private static TableKind kind(String schema, String tableType, String tableClass) {
    if (schema.equalsIgnoreCase("INFORMATION_SCHEMA") || schema.equalsIgnoreCase("PG_CATALOG")) {
      return TableKind.SYSTEM;
    }
    if (tableClass.endsWith(".MaterializedView")) {
      return TableKind.MATERIALIZED_VIEW;
    }
    if (tableType.equals("VIEW")) {
      return TableKind.VIEW;
    }
    // Linked tables, and engines that keep their rows who knows where.
    return tableClass.equals("org.h2.mvstore.db.MVTable") ? TableKind.TABLE : TableKind.FOREIGN;
  }

  /** Where one exists, H2 fails to list the columns of any table. */
  private static void refuseMaterialized(TableKind kind, String name) throws SQLException {
    if (kind == TableKind.MATERIALIZED_VIEW) {
      throw new PolicyUnavailableException(
          "H2 cannot list the columns of a database that has a materialized view, here "
              + name
              + ". Drop it, or use a plain view.");
    }
  }
}
