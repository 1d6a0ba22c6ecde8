/** What a user of Scrim names, and the wiring of the driver. */
@NullMarked
package dev.scrim;

import org.jspecify.annotations.NullMarked;
