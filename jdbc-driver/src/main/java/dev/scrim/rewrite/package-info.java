/** Analysis and decision to the SQL that runs. */
@NullMarked
package dev.scrim.rewrite;

import org.jspecify.annotations.NullMarked;
