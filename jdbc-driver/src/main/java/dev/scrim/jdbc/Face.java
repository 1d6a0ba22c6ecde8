package dev.scrim.jdbc;

/** A value of the real driver behind a face of ours; taken off where it is passed back. */
interface Face<T> {

  /** The real driver's object; stays inside this package. */
  T delegate();
}
