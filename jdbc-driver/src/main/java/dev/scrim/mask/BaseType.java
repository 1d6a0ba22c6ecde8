package dev.scrim.mask;

/** The built-in types that masks and filters tell apart. */
enum BaseType {
  TEXT,
  CHAR,
  INT1,
  INT2,
  INT4,
  INT8,
  NUMERIC,
  DECFLOAT,
  FLOAT4,
  FLOAT8,
  BOOLEAN,
  DATE,
  TIME,
  TIMETZ,
  TIMESTAMP,
  TIMESTAMPTZ,
  UUID,
  JSON,
  BINARY,
  /** A domain, an extension's type, or anything else: only what needs no knowledge applies. */
  UNKNOWN
}
