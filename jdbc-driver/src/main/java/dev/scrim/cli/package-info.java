/** The command line of the jar. */
@NullMarked
package dev.scrim.cli;

import org.jspecify.annotations.NullMarked;
