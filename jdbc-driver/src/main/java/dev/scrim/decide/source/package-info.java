/** From the setting {@code scrim.policy} to the decider that it names. */
@NullMarked
package dev.scrim.decide.source;

import org.jspecify.annotations.NullMarked;
