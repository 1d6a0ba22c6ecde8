package dev.scrim.resolve;

import java.util.List;

/**
 * A GROUP BY of a table's primary key that carries other columns of the table, which a derived
 * table does not do by itself.
 *
 * @param scan the number of the table's scan
 * @param keys exact names of the primary key's columns
 * @param qualifier what the columns are to be qualified with, as the statement writes it
 * @param columns exact names of the columns carried
 * @param row whether the table's whole row is carried
 */
public record Grouping(
    int scan, List<String> keys, String qualifier, List<String> columns, boolean row) {}
