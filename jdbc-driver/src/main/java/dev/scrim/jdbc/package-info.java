/** The java.sql faces: the only caller of the real driver. */
@NullMarked
package dev.scrim.jdbc;

import org.jspecify.annotations.NullMarked;
