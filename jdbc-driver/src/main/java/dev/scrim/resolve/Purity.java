package dev.scrim.resolve;

/** What evaluating a function or operator of the system can do, from best to worst. */
public enum Purity {
  /** It cannot fail, warn or be seen, for any values of the types that it takes. */
  TOTAL,
  /** It reads and changes nothing but its arguments, but may fail. */
  PURE,
  /** It is harmless, but its result or effect tells that, or how often, it was evaluated. */
  VISIBLE,
  /** Nothing is known of it: refuse it, or have it granted by name. */
  UNKNOWN
}
