/** The question to the policy, its answer, and the cache between them. */
@NullMarked
package dev.scrim.decide;

import org.jspecify.annotations.NullMarked;
