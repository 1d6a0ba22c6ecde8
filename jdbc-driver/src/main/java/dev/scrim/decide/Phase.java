package dev.scrim.decide;

/** The moment at which the policy is asked. */
public enum Phase {
  RUN,
  BUILD
}
