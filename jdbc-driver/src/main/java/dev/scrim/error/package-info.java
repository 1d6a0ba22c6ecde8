/** What a user of Scrim catches. */
@NullMarked
package dev.scrim.error;

import org.jspecify.annotations.NullMarked;
