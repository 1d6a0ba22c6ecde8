/** URL and Properties to one immutable configuration. */
@NullMarked
package dev.scrim.config;

import org.jspecify.annotations.NullMarked;
