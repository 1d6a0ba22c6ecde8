package dev.scrim.properties;

/** The types that generated expressions have, coarser than the database's own. */
enum Kind {
  INT,
  NUM,
  TEXT,
  BOOL,
  DATE,
  STAMP,
  UUID,
  JSON,
  TEXTS;

  /** By its name in a grammar file. */
  static Kind named(String name) {
    return valueOf(name.toUpperCase(java.util.Locale.ROOT));
  }
}
