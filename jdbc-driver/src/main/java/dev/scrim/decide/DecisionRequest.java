package dev.scrim.decide;

import dev.scrim.Subject;
import dev.scrim.resolve.StatementAccess;

/** The question to the policy: who would do what, where, at which moment. */
public record DecisionRequest(
    Phase phase, Subject subject, Environment environment, StatementAccess statement) {}
