/** A first look at Scrim: one application, four callers, the same queries. */
@NullMarked
package dev.scrim.examples.quickstart;

import org.jspecify.annotations.NullMarked;
