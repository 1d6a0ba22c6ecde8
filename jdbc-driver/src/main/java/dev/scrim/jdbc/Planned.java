package dev.scrim.jdbc;

import dev.scrim.enforce.Plan;
import dev.scrim.enforce.StatementRequest;

/** A statement of a batch with its plan, and how many parameter sets or repetitions it has. */
record Planned(StatementRequest request, Plan plan, int count) {}
