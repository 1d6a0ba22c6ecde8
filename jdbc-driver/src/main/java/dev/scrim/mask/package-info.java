/** What a column directive or row filter is in SQL, per dialect. */
@NullMarked
package dev.scrim.mask;

import org.jspecify.annotations.NullMarked;
