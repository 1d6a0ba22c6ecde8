package dev.scrim.properties;

/** Fresh names for aliases. */
final class Names {

  private int aliases;

  String alias(String prefix) {
    aliases++;
    return prefix + aliases;
  }
}
