package dev.scrim.properties;

/**
 * How long a property is tried, and from where: {@code -Dscrim.properties.statements=N} and {@code
 * -Dscrim.properties.seed=S}.
 */
record Settings(int statements, long seed) {

  /** What the system properties say. */
  static Settings of(int statements) {
    return new Settings(
        Integer.getInteger("scrim.properties.statements", statements),
        Long.getLong("scrim.properties.seed", 20261122L));
  }

  @Override
  public String toString() {
    return "-Dscrim.properties.statements=" + statements + " -Dscrim.properties.seed=" + seed;
  }
}
