package dev.scrim.audit;

/** Says why a line is no link of a chain; never quotes the line. Without a stack trace. */
final class BrokenChainException extends Exception {

  private static final long serialVersionUID = 1L;

  BrokenChainException(String why) {
    super(why, null, false, false);
  }

  /** Why, as a sentence about the line without its subject. */
  String why() {
    return String.valueOf(getMessage());
  }
}
