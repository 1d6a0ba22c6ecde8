package dev.scrim.config;

import dev.scrim.error.ScrimConfigException;

/**
 * A value that was found for a property.
 *
 * @param name the property's full name
 * @param value trimmed; may be empty, may be a secret
 * @param source where it was found, for people
 */
record Setting(String name, String value, String source) {

  /** What to throw where the value is wrong; {@code why} must not quote a secret. */
  ScrimConfigException wrong(String why) {
    return new ScrimConfigException(name + " (from " + source + ") " + why);
  }

  /** Leaves the value out: it may be a secret. */
  @Override
  public String toString() {
    return name + " (from " + source + ")";
  }
}
