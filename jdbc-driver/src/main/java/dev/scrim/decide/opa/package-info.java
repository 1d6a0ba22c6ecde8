/** Deciders that ask an Open Policy Agent server. */
@NullMarked
package dev.scrim.decide.opa;

import org.jspecify.annotations.NullMarked;
