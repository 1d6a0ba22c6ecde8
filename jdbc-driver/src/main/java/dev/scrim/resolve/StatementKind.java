package dev.scrim.resolve;

/** The kind of a statement, as the policy sees it. */
public enum StatementKind {
  SELECT,
  INSERT,
  UPDATE,
  DELETE,
  MERGE,
  TRUNCATE,
  DDL,
  CALL,
  SESSION,
  EXPLAIN,
  UNWRAP,
  DETOKENIZE,
  OTHER
}
