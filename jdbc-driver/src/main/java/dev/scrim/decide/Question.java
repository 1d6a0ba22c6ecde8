package dev.scrim.decide;

import dev.scrim.resolve.StatementAccess;

/**
 * The part of a request that is whole in every cache key: all but the subject and the time.
 * Statements of one fingerprint are nearly always equal, so that alone makes the hash.
 */
record Question(Phase phase, Environment environment, StatementAccess statement) {

  static Question of(DecisionRequest request) {
    return new Question(request.phase(), request.environment(), request.statement());
  }

  @Override
  public int hashCode() {
    return statement.fingerprint().hashCode() * 31 + phase.hashCode();
  }
}
