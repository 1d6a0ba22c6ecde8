/** What a statement touches: tables, columns and their uses, functions. */
@NullMarked
package dev.scrim.resolve;

import org.jspecify.annotations.NullMarked;
