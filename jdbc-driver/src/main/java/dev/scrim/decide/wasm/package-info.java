/** The decider that evaluates a policy bundle in this JVM. */
@NullMarked
package dev.scrim.decide.wasm;

import org.jspecify.annotations.NullMarked;
