package dev.scrim.catalog;

/**
 * A column of a table.
 *
 * @param name exactly as the database holds it
 * @param type the type as it is written in a cast of this database, with length or precision, such
 *     as {@code character varying(20)}; system types are qualified where the dialect needs it
 * @param typeName the type's short name for the policy, such as {@code varchar}
 * @param family what it is to the masks
 * @param length the most characters or bytes, or -1 where unlimited or not applicable
 */
public record Column(String name, String type, String typeName, TypeFamily family, int length) {}
