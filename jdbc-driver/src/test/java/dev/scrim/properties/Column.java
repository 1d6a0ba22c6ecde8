package dev.scrim.properties;

/**
 * A column of a generated table.
 *
 * @param name as it is written in SQL
 * @param type as the table declares it
 * @param length of a text in characters; 0 where there is none
 */
record Column(String name, Kind kind, String type, int length) {}
