/** One tamper-evident record per statement. */
@NullMarked
package dev.scrim.audit;

import org.jspecify.annotations.NullMarked;
